import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { noOptions } from '../../../../server/src/core/rules/options.ts';
import { afterFixesOf, toldBy } from '../told.ts';

const code = 'trust/own-account';
const own = '1688000000000001';

suite(code, () => {
  test('tells one’s own account where the account of somebody else belongs', () => {
    const options = { options: { ...noOptions, ownAccounts: [own] } };
    const text = trusting(`${own}@ecs.aliyuncs.com`);
    assert.deepEqual(toldBy(code, text, options), [
      {
        level: 'info',
        at: `"${own}@ecs.aliyuncs.com"`,
        message: `${own} is your own account, and "ecs.aliyuncs.com" alone stands for the service of the account that owns the role; is the account of somebody else meant?`,
        fixes: ['choice: Replace with "ecs.aliyuncs.com"'],
        related: [],
      },
    ]);
    assert.deepEqual(afterFixesOf(code, text, options), [trusting('ecs.aliyuncs.com'), 0]);
  });

  test('says nothing of other accounts, of any account, and of the service alone', () => {
    const options = { options: { ...noOptions, ownAccounts: [own] } };
    for (const principal of ['1688000000000002@ecs.aliyuncs.com', '*@ecs.aliyuncs.com', 'ecs.aliyuncs.com']) {
      assert.deepEqual(toldBy(code, trusting(principal), options), [], principal);
    }
  });

  test('cannot tell which of several own accounts owns the role, and takes those of AWS for none', () => {
    const text = trusting(`${own}@ecs.aliyuncs.com`);
    assert.deepEqual(toldBy(code, text, { options: { ...noOptions, ownAccounts: [own, '1688000000000002'] } }), []);
    assert.equal(toldBy(code, text, { options: { ...noOptions, ownAccounts: [own, '444455556666'] } }).length, 1);
    assert.deepEqual(toldBy(code, text), []);
  });
});

suite('trust/whole-account with accounts of one’s own', () => {
  const account = 'acs:ram::1688000000000002:root';

  test('is silent on them and louder on others', () => {
    const text = JSON.stringify({
      Version: '1',
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { RAM: account } }],
    });
    const levels = (ownAccounts: readonly string[]): readonly string[] =>
      toldBy('trust/whole-account', text, { options: { ...noOptions, ownAccounts } }).map(({ level }) => level);
    assert.deepEqual(levels(['1688000000000002']), []);
    assert.deepEqual(levels([own]), ['info']);
    assert.deepEqual(levels(['444455556666']), ['hint']);
  });
});

function trusting(service: string): string {
  return `{
  "Version": "1",
  "Statement": [{ "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "Service": "${service}" } }]
}`;
}
