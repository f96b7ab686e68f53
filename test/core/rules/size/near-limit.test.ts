import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { LimitSettings } from '../../../../server/src/core/rules/limits.ts';
import { toldBy } from '../told.ts';

const code = 'size/near-limit';
const policy = '{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:DescribeDisks","Resource":"*"}]}';

function told(text: string, limits: LimitSettings): readonly string[] {
  return toldBy(code, text, { limits }).map(({ level, message }) => `${level} | ${message}`);
}

suite(code, () => {
  test('from 85 % up to the limit itself', () => {
    assert.equal(policy.length, 92);
    assert.deepEqual(told(policy, { 'ram.customPolicy': 109 }), []);
    assert.deepEqual(told(policy, { 'ram.customPolicy': 108 }), [
      'info | The policy has 92 characters, 85 % of the 108 that a custom policy may have at the most.',
    ]);
    assert.deepEqual(told(policy, { 'ram.customPolicy': 92 }), [
      'info | The policy has 92 characters, 100 % of the 92 that a custom policy may have at the most.',
    ]);
    assert.deepEqual(told(policy, { 'ram.customPolicy': 91 }), [], 'size/document tells');
  });

  test('from the share that a person sets', () => {
    assert.deepEqual(told(policy, { 'ram.customPolicy': 108, nearLimit: 90 }), []);
    assert.equal(told(policy, { 'ram.customPolicy': 150, nearLimit: 60 }).length, 1);
  });

  test('without white space where that is known not to count', () => {
    const spread = JSON.stringify(
      JSON.parse(policy.replace('"1"', '"2012-10-17"').replace('ecs:DescribeDisks', 'ec2:DescribeVpcs')),
      undefined,
      9,
    );
    assert.deepEqual(told(spread, { 'iam.managedPolicy': 200 }), []);
    assert.match(told(spread, { 'iam.managedPolicy': 110 })[0] ?? '', /has 100 characters/);
  });
});
