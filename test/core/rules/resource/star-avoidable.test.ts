import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { problemsOf } from '../../../support/service.ts';
import { afterFixesOf, toldBy } from '../told.ts';

const code = 'resource/star-avoidable';
const strict = { preset: 'strict' } as const;

/** A policy of one statement in one line. */
function policy(statement: object, version: string = '1'): string {
  return JSON.stringify({ Version: version, Statement: [{ Effect: 'Allow', Resource: '*', ...statement }] });
}

suite(code, () => {
  test('is silent unless it is asked for', () => {
    assert.deepEqual(toldBy(code, policy({ Action: 'kms:Decrypt' })), []);
  });

  test('names the resources that a lone action can be limited to', () => {
    assert.deepEqual(toldBy(code, policy({ Action: 'kms:Decrypt' }), strict), [
      {
        level: 'info',
        at: '"*"',
        message: '"kms:Decrypt" can be limited to resources such as "acs:kms:*:*:key/*".',
        fixes: ['choice: Limit to "acs:kms:*:*:key/*"'],
        related: [],
      },
    ]);
  });

  test('lists all actions, and the fix writes the forms of all of them', () => {
    const text = policy({ Action: ['s3:GetObject', 'sqs:SendMessage'] }, '2012-10-17');
    const [told] = toldBy(code, text, strict);
    assert.match(
      told?.message ?? '',
      /^All actions of this statement can be limited to resources: "s3:GetObject" and "sqs:SendMessage"/,
    );
    const [after, left] = afterFixesOf(code, text, strict);
    assert.ok(
      after.includes('"Resource":["arn:aws:s3:*:*:accesspoint/*/object/*", "arn:aws:s3:::*/*", "arn:aws:sqs:*:*:*"]'),
    );
    assert.equal(left, 0);
    assert.deepEqual(
      problemsOf(after).filter(({ code: other }) => /^(arn|resource)\//.test(other)),
      [],
    );
  });

  test('offers no fix where the star stands in a list', () => {
    const told = toldBy(code, policy({ Action: 'kms:Decrypt', Resource: ['*'] }), strict);
    assert.deepEqual(
      told.map(({ fixes }) => fixes),
      [[]],
    );
  });

  for (const [why, statement] of [
    ['one action cannot be limited', { Action: ['kms:Decrypt', 'kms:GetRandomPassword'] }],
    ['one action is not known', { Action: ['kms:Decrypt', 'kms:BrandNewAction'] }],
    ['a pattern stands for what is not known yet', { Action: 'kms:Decryp*' }],
    ['it forbids', { Effect: 'Deny', Action: 'kms:Decrypt' }],
    ['the resource is named', { Action: 'kms:Decrypt', Resource: 'acs:kms:*:*:key/*' }],
    ['the actions are exceptions', { NotAction: 'kms:Decrypt' }],
  ] as const) {
    test(`is silent where ${why}`, () => assert.deepEqual(toldBy(code, policy(statement), strict), []));
  }
});
