import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { noOptions } from '../../../../server/src/core/rules/options.ts';
import { documentOf, type TestOptions } from '../../../support/service.ts';
import { toldBy } from '../told.ts';

const code = 'sec/new-access';
const key = 'acs:kms:cn-hangzhou:1746496027453218:key/a';

suite(code, () => {
  test('tells each action of which the references allow nothing, and each of which they allow less', () => {
    const options = against(policy({ Effect: 'Allow', Action: ['kms:Decrypt', 'oss:Get*'], Resource: key }));
    const text = policy(
      { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:CreateKey'], Resource: '*' },
      { Effect: 'Allow', Action: 'oss:GetObject', Resource: key },
    );
    assert.deepEqual(
      toldBy(code, text, options).map(({ level, at, message }) => [level, at, message]),
      [
        [
          'warning',
          '"kms:Decrypt"',
          '"kms:Decrypt" is allowed here on more resources or conditions than by "reference-1.json".',
        ],
        ['warning', '"kms:CreateKey"', '"kms:CreateKey" is allowed here, and by "reference-1.json" not at all.'],
      ],
    );
  });

  test('points to NotAction where no action is named', () => {
    const options = against(policy({ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' }));
    const text = policy({ Effect: 'Allow', NotAction: 'ram:*', Resource: '*' });
    assert.deepEqual(
      toldBy(code, text, options).map(({ at }) => at),
      ['"NotAction"'],
    );
  });

  test('takes several references together, their Denies included', () => {
    const [read, write, guard] = [
      policy({ Effect: 'Allow', Action: 'oss:GetObject', Resource: '*' }),
      policy({ Effect: 'Allow', Action: 'oss:PutObject', Resource: '*' }),
      policy({ Effect: 'Deny', Action: 'oss:PutObject', Resource: '*' }),
    ];
    const text = policy({ Effect: 'Allow', Action: ['oss:GetObject', 'oss:PutObject'], Resource: '*' });
    assert.deepEqual(toldBy(code, text, against(read, write)), []);
    assert.deepEqual(
      toldBy(code, text, against(read, write, guard)).map(({ at }) => at),
      ['"oss:PutObject"'],
    );
  });

  test('says nothing of what a Deny takes back, of a policy of another sort, and without references', () => {
    const options = against(policy({ Effect: 'Allow', Action: 'oss:GetObject', Resource: '*' }));
    const denied = policy(
      { Effect: 'Allow', Action: 'oss:*', Resource: '*' },
      { Effect: 'Deny', NotAction: 'oss:GetObject', Resource: '*' },
    );
    const trust = policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ecs.aliyuncs.com' } });
    const iam = '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }] }';
    for (const text of [denied, trust, iam]) assert.deepEqual(toldBy(code, text, options), [], text);
    assert.deepEqual(toldBy(code, policy({ Effect: 'Allow', Action: 'kms:*', Resource: '*' })), []);
  });
});

function against(...texts: readonly string[]): TestOptions {
  const referencePolicies = texts.map((text, index) => ({
    path: `reference-${index + 1}.json`,
    document: documentOf(text),
  }));
  return { options: { ...noOptions, referencePolicies } };
}

function policy(...statements: readonly object[]): string {
  return `{ "Version": "1", "Statement": [${statements.map((statement) => JSON.stringify(statement)).join(', ')}] }`;
}
