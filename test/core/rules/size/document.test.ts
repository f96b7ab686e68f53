import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { TestOptions } from '../../../support/service.ts';
import { afterFixesOf, toldBy } from '../told.ts';

const code = 'size/document';

/** A RAM permission policy of 110 characters without white space. */
const compact =
  '{"Version":"1","Statement":[{"Effect":"Allow","Action":["ecs:DescribeDisks","ecs:DeleteDisk"],"Resource":"*"}]}';
const spread = JSON.stringify(JSON.parse(compact), undefined, 2);

function told(text: string, options: TestOptions): readonly string[] {
  return toldBy(code, text, options).map(({ level, message, fixes }) => [level, message, ...fixes].join(' | '));
}

suite(code, () => {
  test('a custom policy of RAM that is too long without its white space', () => {
    assert.equal(compact.length, 111);
    assert.deepEqual(told(compact, { limits: { 'ram.customPolicy': 110 } }), [
      'error | The policy has 111 characters even without its white space; a custom policy may have 110 at the most.',
    ]);
    assert.deepEqual(told(compact, { limits: { 'ram.customPolicy': 111 } }), []);
  });

  test('one that is too long only with its white space can be written on one line', () => {
    const options = { limits: { 'ram.customPolicy': 120 } };
    assert.deepEqual(told(spread, options), [
      `warning | The policy has ${spread.length} characters with its white space and 111 without; a custom policy may have 120 at the most, and whether white space counts is not documented. | choice: Write the policy on one line without white space`,
    ]);
    assert.deepEqual(afterFixesOf(code, spread, options), [compact, 0]);
  });

  test('the day of the number is told with the number', () => {
    const actions = Array.from({ length: 200 }, (_, index) => `ecs:DescribeSomethingOfGreatLength${index}`);
    const text = compact.replace('"ecs:DescribeDisks"', actions.map((action) => `"${action}"`).join(','));
    assert.match(told(text, {})[0] ?? '', /a custom policy may have 6144 at the most \(as of \d{4}-\d{2}\)\.$/);
  });

  test('a comment would get lost on one line', () => {
    const text = spread.replace('"Effect"', '// why\n"Effect"');
    const [only, ...more] = toldBy(code, text, { languageId: 'jsonc', limits: { 'ram.customPolicy': 120 } });
    assert.deepEqual([only?.level, only?.fixes, more], ['warning', [], []]);
  });

  test('bytes of a key policy, where letters may count thrice', () => {
    const text = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Sid: '管理', Effect: 'Allow', Principal: { AWS: '1' }, Action: 'kms:*', Resource: '*' }],
    });
    const bytes = Buffer.byteLength(text);
    assert.equal(bytes, text.length + 4);
    assert.deepEqual(told(text, { limits: { 'iam.keyPolicy': bytes - 1 } }), [
      `error | The policy has ${bytes} bytes; a key policy may have ${bytes - 1} at the most.`,
    ]);
    assert.deepEqual(told(text, { limits: { 'iam.keyPolicy': bytes } }), []);
  });

  test('limits of AWS that a text cannot be sure to exceed', () => {
    const permission = compact.replace('"1"', '"2012-10-17"').replaceAll('ecs:', 'ec2:');
    const trust =
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":"arn:aws:iam::123456789012:root"}}}';
    const limits = { 'iam.managedPolicy': 50, 'iam.trustPolicy': 50 };
    assert.equal(toldBy(code, permission, { dialect: 'iam', limits })[0]?.level, 'info');
    assert.equal(toldBy(code, trust, { limits })[0]?.level, 'warning');
    assert.deepEqual(
      told(JSON.stringify(JSON.parse(trust), undefined, 40), { limits: { 'iam.trustPolicy': 140 } }),
      [],
    );
  });

  test('nothing is said where no limit is documented, and of fragments', () => {
    const limits = { 'ram.customPolicy': 10, 'ram.keyPolicy': 10 };
    const trust =
      '{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"ecs.aliyuncs.com"}}]}';
    const bucket =
      '{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:GetObject","Principal":["*"],"Resource":"acs:oss:*:*:a/*"}]}';
    const fragment = '{"Effect":"Allow","Action":"ecs:DescribeDisks","Resource":"*"}';
    for (const text of [trust, bucket, fragment]) assert.deepEqual(told(text, { limits }), [], text);
    assert.deepEqual(told(`As follows: ${compact}`, { limits, languageId: 'markdown' }), []);
  });

  test('speaks Chinese', () => {
    assert.deepEqual(told(compact, { locale: 'zh-cn', limits: { 'ram.customPolicy': 110 } }), [
      'error | 该策略去掉空白后仍有 111 个字符，而自定义权限策略最多 110 个。',
    ]);
  });
});
