import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { accessOf } from '../../../../server/src/core/access/accessPolicy.ts';
import { allowsNothingNew } from '../../../../server/src/core/access/diff.ts';
import { noOptions, type Organisation } from '../../../../server/src/core/rules/options.ts';
import { documentOf, type TestOptions } from '../../../support/service.ts';
import { afterFixesOf, toldBy } from '../told.ts';

const code = 'sec/org-required-condition';
const tls = { key: 'acs:SecureTransport', operator: 'Bool', values: ['true'] };

suite(`${code}: required`, () => {
  const options = having({
    required: [{ actions: ['kms:*'], condition: tls, dialect: 'ram', reason: 'Keys travel encrypted.' }],
  });

  test('tells a statement once, with the reason, and adds the condition', () => {
    const text = policy({ Effect: 'Allow', Action: ['kms:Decrypt', 'kms:Encrypt'], Resource: '*' });
    assert.deepEqual(toldBy(code, text, options), [
      {
        level: 'warning',
        at: '"kms:Decrypt"',
        message:
          '"kms:Decrypt" is allowed without the condition on "acs:SecureTransport" that your organisation requires: Keys travel encrypted.',
        fixes: ['narrows: Ask for "acs:SecureTransport" as your organisation requires'],
        related: [],
      },
    ]);
    const [after, left] = afterFixesOf(code, text, options);
    assert.match(after, /"Condition": \{ "Bool": \{ "acs:SecureTransport": "true" \} \}/);
    assert.equal(left, 0);
    assert.ok(allowsNothingNew(accessOf(first(text)), accessOf(first(after))));
  });

  test('leaves the fix to a person where other actions would lose too', () => {
    const text = policy({ Effect: 'Allow', Action: ['ecs:RunInstances', 'kms:Decrypt'], Resource: '*' });
    assert.deepEqual(
      toldBy(code, text, options).map(({ at, fixes }) => [at, fixes.map((fix) => fix.split(':')[0])]),
      [['"kms:Decrypt"', ['choice']]],
    );
  });

  test('sees wildcards, NotAction and conditions that let all through', () => {
    const count = (statement: object): number => toldBy(code, policy(statement), options).length;
    assert.equal(count({ Effect: 'Allow', Action: '*', Resource: '*' }), 1);
    assert.equal(count({ Effect: 'Allow', NotAction: 'ecs:*', Resource: '*' }), 1);
    assert.equal(count({ Effect: 'Allow', NotAction: 'kms:*', Resource: '*' }), 0);
    assert.equal(
      count({ Effect: 'Allow', Action: 'kms:*', Resource: '*', Condition: { Bool: { [tls.key]: 'false' } } }),
      1,
    );
  });

  test('is content with the condition, with a Deny that leaves nothing else, and with other actions', () => {
    const condition = { Bool: { [tls.key]: 'true' } };
    const allow = { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' };
    for (const statements of [
      [{ ...allow, Condition: condition }],
      [{ ...allow, Action: 'ecs:*' }],
      [allow, { Effect: 'Deny', Action: '*', Resource: '*' }],
      [{ ...allow, Effect: 'Deny' }],
    ]) {
      assert.deepEqual(toldBy(code, policy(...statements), options), [], JSON.stringify(statements));
    }
  });

  test('takes a Deny for the condition only where it also catches requests without the key', () => {
    const vpc = having({
      required: [
        {
          actions: ['*'],
          condition: { key: 'acs:SourceVpc', operator: 'StringEquals', values: ['vpc-1', 'vpc-2'] },
          dialect: undefined,
          reason: undefined,
        },
      ],
    });
    const denying = (operator: string, value: string): number =>
      toldBy(
        code,
        policy(
          { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' },
          { Effect: 'Deny', Action: '*', Resource: '*', Condition: { [operator]: { 'acs:SourceVpc': value } } },
        ),
        vpc,
      ).length;
    assert.equal(denying('StringNotEquals', 'vpc-1'), 0);
    assert.equal(denying('StringNotEquals', 'vpc-3'), 1);
    assert.equal(denying('StringEquals', 'vpc-3'), 1);
  });

  test('says nothing of the other cloud, and nothing without a configuration', () => {
    const iam = policy({ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' }).replace('"1"', '"2012-10-17"');
    assert.deepEqual(toldBy(code, iam, options), []);
    assert.deepEqual(toldBy(code, policy({ Effect: 'Allow', Action: 'kms:*', Resource: '*' })), []);
  });
});

suite(`${code}: forbidden`, () => {
  test('tells each action that nobody may be allowed', () => {
    const options = having({
      forbidden: [{ actions: ['ram:*'], condition: undefined, dialect: undefined, reason: undefined }],
    });
    const text = policy(
      { Effect: 'Allow', Action: ['ram:GetUser', 'ecs:*', 'ram:List*'], Resource: '*' },
      { Effect: 'Deny', Action: 'ram:List*', Resource: '*' },
    );
    assert.deepEqual(
      toldBy(code, text, options).map(({ message, fixes }) => [message, fixes]),
      [['Your organisation forbids to allow "ram:GetUser".', []]],
    );
  });

  test('tells what is allowed while a condition holds, unless the policy rules it out', () => {
    const options = having({
      forbidden: [
        {
          actions: ['oss:*'],
          condition: { key: 'acs:SecureTransport', operator: 'Bool', values: ['false'] },
          dialect: undefined,
          reason: undefined,
        },
      ],
    });
    const allow = { Effect: 'Allow', Action: 'oss:GetObject', Resource: '*' };
    const deny = { Effect: 'Deny', Action: '*', Resource: '*' };
    const count = (...statements: readonly object[]): number => toldBy(code, policy(...statements), options).length;
    assert.equal(count(allow), 1);
    assert.equal(count({ ...allow, Condition: { Bool: { [tls.key]: 'true' } } }), 0);
    assert.equal(count(allow, { ...deny, Condition: { Bool: { [tls.key]: 'false' } } }), 0);
    assert.equal(count(allow, { ...deny, Condition: { Bool: { [tls.key]: 'true' } } }), 1);
  });

  test('goes by the mention of a key where no operator is named', () => {
    const options = having({
      forbidden: [
        {
          actions: ['*'],
          condition: { key: 'acs:UserAgent', operator: undefined, values: [] },
          dialect: undefined,
          reason: 'Anybody can send it.',
        },
      ],
    });
    const told = (condition: object): readonly string[] =>
      toldBy(
        code,
        policy({ Effect: 'Allow', Action: 'oss:GetObject', Resource: '*', Condition: condition }),
        options,
      ).map(({ message }) => message);
    assert.deepEqual(told({ StringLike: { 'acs:UserAgent': 'console*' } }), [
      'Your organisation forbids to allow "oss:GetObject" under a condition on "acs:UserAgent" that nothing here rules out: Anybody can send it.',
    ]);
    assert.deepEqual(told({ IpAddress: { 'acs:SourceIp': '203.0.113.0/24' } }), []);
  });
});

function having(organisation: Partial<Organisation>): TestOptions {
  return { options: { ...noOptions, organisation: { required: [], forbidden: [], ...organisation } } };
}

function policy(...statements: readonly object[]): string {
  return `{ "Version": "1", "Statement": [${statements.map((statement) => JSON.stringify(statement)).join(', ')}] }`;
}

function first(text: string): Parameters<typeof accessOf>[0] {
  const [policy] = documentOf(text).policies;
  assert.ok(policy);
  return policy;
}
