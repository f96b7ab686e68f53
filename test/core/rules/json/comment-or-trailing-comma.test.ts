import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { afterFixesOf, toldBy } from '../told.ts';

const code = 'json/comment-or-trailing-comma';
const statement = '{"Effect": "Allow", "Action": "kms:ListKeys", "Resource": "*"}';
const policy = `{\n  "Version": "1",\n  "Statement": [${statement}]\n}\n`;

suite(code, () => {
  const rows: readonly (readonly [title: string, text: string, at: readonly string[], after: string])[] = [
    ['a comment behind code', policy.replace('"1",', '"1",  // the only one'), ['// the only one'], policy],
    ['a comment within a line', policy.replace('"1"', '/* the only one */ "1"'), ['/* the only one */'], policy],
    ['a comment that begins a line', policy.replace('  "Version"', '  /* one */ "Version"'), ['/* one */'], policy],
    ['a comment on a line of its own', policy.replace('  "Version"', '    // one\n  "Version"'), ['// one'], policy],
    ['comments on the first lines', `// one\n/* two */\n${policy}`, ['// one', '/* two */'], policy],
    ['a comment at the end without a line end', `${policy}// one`, ['// one'], policy.trimEnd()],
    [
      'comments in lines with carriage returns',
      `// one\r\n{ // two\r\n  "Version": "1",\r\n  // three\r\n  "Statement": [${statement}]\r\n}`,
      ['// one', '// two', '// three'],
      `{\r\n  "Version": "1",\r\n  "Statement": [${statement}]\r\n}`,
    ],
    ['the first line of a long comment', policy.replace('{', '{ /* one\n two */'), ['/* one'], policy],
    [
      'a comment after a sharp sign',
      policy.replace('"1",', '"1",  # the "only" {one}'),
      ['# the "only" {one}'],
      policy,
    ],
    ['commas before a closing brace and bracket', policy.replace(']', ',]').replace(/\n}/, ',\n}'), [',', ','], policy],
  ];
  for (const [title, text, at, after] of rows) {
    test(`tells of ${title} and takes it out`, () => {
      const told = toldBy(code, text);
      assert.deepEqual(
        told.map((problem) => `${problem.level} ${problem.at}`),
        at.map((each) => `error ${each}`),
      );
      assert.ok(told.every(({ fixes }) => /^narrows: Remove the com(ment|ma)$/.test(fixes.join())));
      assert.deepEqual(afterFixesOf(code, text), [after, 0]);
    });
  }

  test('words the two apart', () => {
    const text = policy.replace('{', '{ // see').replace(']', ', ]');
    assert.deepEqual(
      toldBy(code, text).map(({ message }) => message),
      ['JSON knows no comments, so the text with "// see" in it is refused.', 'No comma may stand before "]".'],
    );
    assert.deepEqual(
      toldBy(code, text, { locale: 'zh-cn' }).map(({ message }) => message),
      ['JSON 不支持注释，含有“// see”的文本会被拒绝。', '“]”前面不能有逗号。'],
    );
  });

  test('cuts a long comment short', () => {
    const [problem] = toldBy(code, `// ${'x'.repeat(60)}\n${policy}`);
    assert.equal(
      problem?.message,
      `JSON knows no comments, so the text with "// ${'x'.repeat(37)}…" in it is refused.`,
    );
  });

  test('lets JSON with comments have them, except after a sharp sign', () => {
    const options = { languageId: 'jsonc' };
    assert.deepEqual(toldBy(code, `// one\n${policy.replace(']', ',]')}/* two */`, options), []);
    assert.deepEqual(
      toldBy(code, `# one\n${policy}`, options).map(({ at }) => at),
      ['# one'],
    );
  });

  test('is a hint within a policy in prose, and nothing outside it', () => {
    const text = `# Heading\n\n// not this\n\n${policy.replace('"1",', '"1", // this')}`;
    assert.deepEqual(
      toldBy(code, text, { languageId: 'markdown' }).map(({ level, at }) => [level, at]),
      [['hint', '// this']],
    );
  });

  test('takes no slashes in strings for comments', () => {
    assert.deepEqual(toldBy(code, policy.replace('"*"', '"acs:oss:*:*:a//b/*c*/ # d"')), []);
  });
});
