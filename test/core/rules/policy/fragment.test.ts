import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { problemsOf } from '../../../support/service.ts';
import { afterFixesOf, toldBy } from '../told.ts';

const code = 'policy/fragment';
const statement = [
  '{',
  '  "Effect": "Allow",',
  '  "Action": "ecs:DescribeInstances",',
  '  "Resource": "acs:ecs:*:*:instance/*"',
  '}',
];
const policy = ['{', '  "Version": "1",', '  "Statement": [', ...statement.map((line) => `    ${line}`), '  ]', '}'];

suite(code, () => {
  test('is louder the surer the text is meant to be a policy', () => {
    const text = statement.join('\n');
    assert.equal(toldBy(code, text)[0]?.level, 'info');
    assert.equal(toldBy(code, text, { claimed: true })[0]?.level, 'error');
    assert.equal(toldBy(code, `Attach this:\n${text}`, { languageId: 'markdown' })[0]?.level, 'hint');
  });

  test('keeps carriage returns and tabs', () => {
    const asTyped = (lines: readonly string[]): string => lines.join('\r\n').replaceAll('  ', '\t');
    assert.deepEqual(afterFixesOf(code, asTyped(statement)), [asTyped(policy), 0]);
  });

  test('keeps the indentation of a list in prose', () => {
    const indented = (lines: readonly string[]): string => lines.map((line) => `    ${line}`).join('\n');
    const prose = (body: string): string => `1. Attach this:\n\n${body}\n\n2. Go on.\n`;
    const options = { languageId: 'markdown' };
    assert.deepEqual(afterFixesOf(code, prose(indented(statement)), options), [prose(indented(policy)), 0]);
  });

  test('wraps each of several fragments in prose', () => {
    const prose = (body: string): string => `To create:\n${body}\nTo delete:\n${body}For more, read on.`;
    const options = { languageId: 'markdown' };
    assert.deepEqual(afterFixesOf(code, prose(statement.join('\n')), options), [prose(policy.join('\n')), 0]);
  });

  test('leaves nothing to complain of', () => {
    const [after] = afterFixesOf(code, statement.join('\n'));
    assert.deepEqual(
      problemsOf(after).filter(({ level }) => level === 'error' || level === 'warning'),
      [],
    );
  });

  test('offers both clouds where nothing tells them apart, and has a person choose', () => {
    const [problem] = toldBy(code, '{"Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*"}');
    assert.deepEqual(problem?.fixes, ['choice: Wrap into a RAM policy', 'choice: Wrap into an IAM policy']);
  });

  test('takes what a person said about the cloud', () => {
    const [problem] = toldBy(code, '{"Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*"}', { dialect: 'iam' });
    assert.deepEqual(problem?.fixes, ['narrows: Wrap into an IAM policy']);
  });

  test('puts the braces around a member Statement in prose, with the Version that stands beside it', () => {
    const options = { languageId: 'markdown' };
    const one = statement.join('\n').replace(/\n */g, ' ');
    for (const [member, after] of [
      [`"Statement": [${one}]`, `{ "Version": "1", "Statement": [${one}] }`],
      [`"Version": "1", "Statement": [${one}]`, `{ "Version": "1", "Statement": [${one}] }`],
      [`"Statement": [${one}], "Version": "1"`, `{ "Statement": [${one}], "Version": "1" }`],
    ] as const) {
      assert.deepEqual(afterFixesOf(code, `Write ${member} there.`, options), [`Write ${after} there.`, 0]);
    }
  });

  test('leaves a member Statement in JSON to the rule for syntax', () => {
    const text = `"Statement": [${statement.join('\n')}]`;
    assert.deepEqual(toldBy(code, text), []);
    assert.equal(toldBy('json/syntax', text).length, 1);
  });

  test('offers nothing while the text is not read to its end', () => {
    assert.deepEqual(toldBy(code, statement.join('\n').replace('"Allow",', '"Allow"'))[0]?.fixes, []);
  });

  test('speaks Chinese', () => {
    const [problem] = toldBy(code, statement.join('\n'), { locale: 'zh-cn' });
    assert.equal(problem?.message, '这是单独的语句，需放入带有 Version 和 Statement 的策略后才能使用。');
    assert.deepEqual(problem?.fixes, ['narrows: 补全为 RAM 策略']);
  });
});
