import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { toldBy } from '../told.ts';

const code = 'cond/negated-many';

function policy(operator: string, values: string): string {
  const condition = `{ "${operator}": { "acs:SourceVpc": ${values} } }`;
  return `{ "Version": "1", "Statement": [{ "Effect": "Deny", "Action": "kms:*", "Resource": "*", "Condition": ${condition} }] }`;
}

suite(code, () => {
  test('is silent unless asked for', () => {
    assert.deepEqual(toldBy(code, policy('StringNotEquals', '["vpc-a", "vpc-b"]')), []);
  });

  test('explains a list under a negated operator in both languages', () => {
    const text = policy('StringNotLike', '["vpc-a", "vpc-b*"]');
    const levels = { [code]: 'info' } as const;
    assert.deepEqual(toldBy(code, text, { levels }), [
      {
        level: 'info',
        at: '["vpc-a", "vpc-b*"]',
        message: '"StringNotLike" holds only where "acs:SourceVpc" is none of these 2 values.',
        fixes: [],
        related: [],
      },
    ]);
    assert.deepEqual(
      toldBy(code, text, { levels, locale: 'zh-cn' }).map(({ message }) => message),
      ['只有当“acs:SourceVpc”与这 2 个取值都不匹配时，“StringNotLike”才成立。'],
    );
  });

  for (const [operator, values] of [
    ['StringEquals', '["vpc-a", "vpc-b"]'],
    ['StringNotEquals', '["vpc-a"]'],
    ['StringNotEquals', '"vpc-a"'],
  ] as const) {
    test(`says nothing of ${values} under ${operator}`, () => {
      assert.deepEqual(toldBy(code, policy(operator, values), { levels: { [code]: 'info' } }), []);
    });
  }
});
