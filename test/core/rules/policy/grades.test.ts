import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { toldBy } from '../told.ts';

/** A RAM policy with the given members in its statement. */
const ram = (...members: readonly string[]): string => `{"Version": "1", "Statement": [{${members.join(', ')}}]}`;
const allow = '"Effect": "Allow"';
const deny = '"Effect": "Deny"';
const action = '"Action": "ecs:DescribeInstances"';
const resource = '"Resource": "acs:ecs:*:*:instance/*"';
const bool = '{"Bool": {"acs:MFAPresent": "true"}}';

/** A policy of AWS with the given version member and resource. */
const iam = (version: string, key: string): string =>
  `{${version}"Statement": [{${allow}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::${key}"}]}`;

suite('grades of fixes', () => {
  const rows: readonly (readonly [code: string, text: string, fixes: readonly string[]])[] = [
    ['policy/unknown-element', ram(allow, '"Actoin": "ecs:Run*"', resource), ['choice: Rename to "Action"']],
    ['policy/unknown-element', ram('"Efect": "Allow"', action, resource), ['choice: Rename to "Effect"']],
    ['policy/unknown-element', ram(allow, action, '"Resources": "*"'), ['choice: Rename to "Resource"']],
    ['policy/unknown-element', ram(allow, action, resource, `"Conditon": ${bool}`), ['narrows: Rename to "Condition"']],
    ['policy/unknown-element', ram(deny, action, resource, `"Conditon": ${bool}`), ['choice: Rename to "Condition"']],
    ['policy/unknown-element', ram(action, resource, `"Conditon": ${bool}`), ['choice: Rename to "Condition"']],
    ['policy/unknown-element', ram(allow, action, resource, '"Remark": "read"'), []],
    ['policy/unknown-element', ram(allow, action, resource, '"Actions": "ecs:Run*"'), []],
    ['policy/element-case', ram(allow, '"action": "ecs:Run*"', resource), ['choice: Rename to "Action"']],
    ['policy/element-case', ram(allow, action, resource, `"condition": ${bool}`), ['narrows: Rename to "Condition"']],
    ['policy/element-case', ram(deny, action, resource, `"condition": ${bool}`), ['choice: Rename to "Condition"']],
    ['policy/element-case', ram(allow, action, resource, '"SID": "one"'), ['narrows: Rename to "Sid"']],
    ['policy/missing-version', iam('', 'b/*'), ['narrows: Insert "Version": "2012-10-17"']],
    ['policy/missing-version', iam('', 'b/${aws:username}/*'), ['choice: Insert "Version": "2012-10-17"']],
    ['policy/version-value', iam('"Version": "2008-10-17", ', 'b/*'), ['narrows: Replace with "2012-10-17"']],
    [
      'policy/version-value',
      iam('"Version": "2008-10-17", ', 'b/${aws:username}/*'),
      ['choice: Replace with "2012-10-17"'],
    ],
    ['policy/version-type', iam('"Version": 2012, ', 'b/${aws:username}/*'), ['choice: Replace with "2012-10-17"']],
    ['json/duplicate-key', ram(allow, allow, action, resource), ['narrows: Remove the repeated "Effect"']],
    ['json/duplicate-key', ram(allow, deny, action, resource), ['choice: Keep only the last "Effect"']],
    [
      'json/duplicate-key',
      ram(allow, action, '"Action": "ecs:Run*"', resource),
      ['choice: Merge both "Action"', 'choice: Keep only the last "Action"'],
    ],
  ];
  for (const [code, text, fixes] of rows) {
    test(`${code} for ${text} offers ${fixes.join(' and ') || 'nothing'}`, () => {
      assert.deepEqual(
        toldBy(code, text).map((problem) => problem.fixes),
        [fixes],
      );
    });
  }
});

suite('rules that wait for the syntax to be right', () => {
  const broken = '{"Statement": [{"Effect": "Allow", "Action": "ecs:Run*", "Resource": "*"], "Version": "1"}';

  test('say nothing of what a forgotten bracket has moved', () => {
    assert.equal(toldBy('json/syntax', broken).length, 1);
    for (const code of ['policy/missing-version', 'policy/unknown-element', 'policy/missing-statement']) {
      assert.deepEqual(toldBy(code, broken), [], code);
    }
  });

  test('say it once the bracket is there', () => {
    const text = broken.replace('], ', '}], ').replace(', "Version": "1"', ', "Version": "1", "Effect": "Allow"');
    assert.deepEqual(
      toldBy('policy/unknown-element', text).map(({ at }) => at),
      ['"Effect"'],
    );
  });

  test('are not put off by a bad escape, which moves nothing', () => {
    const text = '{"Statement": [{"Effect": "Allow", "Action": "ecs:Run*", "Resource": "acs:ecs:\\*:*:*"}]}';
    assert.equal(toldBy('policy/missing-version', text).length, 1);
  });
});
