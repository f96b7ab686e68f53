import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { noOptions } from '../../../../server/src/core/rules/options.ts';
import { toldBy } from '../told.ts';

const code = 'arn/foreign-account';

/** What the rule says of one resource to someone with an account in each cloud. */
function told(action: string, resource: string, version: string = '1', more: object = {}) {
  const text = JSON.stringify({
    Version: version,
    Statement: [{ Effect: 'Allow', Action: action, Resource: resource, ...more }],
  });
  const options = { ...noOptions, ownAccounts: ['1746496027453218', '712816755609'] };
  return toldBy(code, text, { options });
}

suite(code, () => {
  test('tells of a resource in an account of somebody else', () => {
    assert.deepEqual(told('kms:Decrypt', 'acs:kms:cn-hangzhou:1999888777666555:key/*'), [
      {
        level: 'info',
        at: '"acs:kms:cn-hangzhou:1999888777666555:key/*"',
        message:
          '"acs:kms:cn-hangzhou:1999888777666555:key/*" is in account 1999888777666555, which is none of yours; this policy opens it only if a policy over there does so too.',
        fixes: [],
        related: [],
      },
    ]);
    assert.equal(told('sqs:SendMessage', 'arn:aws:sqs:*:712816755600:a', '2012-10-17').length, 1);
  });

  test('leaves one’s own accounts alone, and any account', () => {
    assert.deepEqual(told('kms:Decrypt', 'acs:kms:cn-hangzhou:1746496027453218:key/*'), []);
    assert.deepEqual(told('sqs:SendMessage', 'arn:aws:sqs:*:712816755609:a', '2012-10-17'), []);
    assert.deepEqual(told('kms:Decrypt', 'acs:kms:*:*:key/*'), []);
    assert.deepEqual(told('ram:GetPolicy', 'acs:ram:*:system:policy/AliyunOSSFullAccess'), []);
  });

  test('leaves roles alone that are there to be assumed', () => {
    assert.deepEqual(told('sts:AssumeRole', 'acs:ram:*:1999888777666555:role/reader'), []);
    assert.equal(told('ram:GetRole', 'acs:ram:*:1999888777666555:role/reader').length, 1);
  });

  test('is silent until somebody says which accounts are theirs', () => {
    const text = JSON.stringify({
      Version: '1',
      Statement: [{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: 'acs:kms:cn-hangzhou:1999888777666555:key/*' }],
    });
    assert.deepEqual(toldBy(code, text), []);
    const ofOtherCloud = { ...noOptions, ownAccounts: ['712816755609'] };
    assert.deepEqual(toldBy(code, text, { options: ofOtherCloud }), []);
  });

  test('leaves the policy of a resource alone, which is the policy over there', () => {
    assert.deepEqual(
      told('kms:Decrypt', 'acs:kms:cn-hangzhou:1999888777666555:key/*', '1', {
        Principal: { RAM: ['acs:ram::1746496027453218:root'] },
      }),
      [],
    );
  });
});
