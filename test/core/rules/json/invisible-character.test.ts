import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { afterFixesOf, toldBy } from '../told.ts';

const code = 'json/invisible-character';
const policy = [
  '{',
  '  "Version": "1",',
  '  "Statement": [',
  '    {',
  '      "Effect": "Allow",',
  '      "Action": "kms:ListKeys",',
  '      "Resource": "*",',
  '      "Condition": {',
  '        "StringEquals": {',
  '          "acs:ResourceTag/cost center": "1"',
  '        }',
  '      }',
  '    }',
  '  ]',
  '}',
].join('\n');

suite(code, () => {
  const outside: readonly (readonly [
    title: string,
    text: string,
    at: readonly string[],
    after: string,
    fix: string,
  ])[] = [
    [
      'no-break spaces as indentation',
      policy.replace('  "Version"', '\u00a0\u00a0"Version"'),
      ['\u00a0\u00a0'],
      policy,
      'Replace with plain spaces',
    ],
    [
      'no-break spaces between plain ones, as one run',
      policy.replace('      "Effect"', '\u00a0 \u00a0 \u00a0 "Effect"'),
      ['\u00a0 \u00a0 \u00a0'],
      policy,
      'Replace with plain spaces',
    ],
    [
      'runs on two lines and in the middle of one',
      policy.replace('  "Version": ', '\u00a0\u00a0"Version":\u00a0').replace('      "Effect"', '\u3000     "Effect"'),
      ['\u00a0\u00a0', '\u00a0', '\u3000'],
      policy,
      'Replace with plain spaces',
    ],
    ['a zero-width space', policy.replace('"1",', '"1"\u200b,'), ['\u200b'], policy, 'Remove what is invisible'],
    [
      'a byte order mark in the middle',
      policy.replace('"1",', '"1",\ufeff'),
      ['\ufeff'],
      policy,
      'Remove what is invisible',
    ],
    ['a line separator', policy.replace('"1",', '"1",\u2028'), ['\u2028'], policy, 'Remove what is invisible'],
  ];
  for (const [title, text, at, after, fix] of outside) {
    test(`tells of ${title} outside strings as an error`, () => {
      assert.deepEqual(
        toldBy(code, text).map((problem) => [problem.level, problem.at, problem.fixes]),
        at.map((each) => ['error', each, [`narrows: ${fix}`]]),
      );
      assert.deepEqual(afterFixesOf(code, text), [after, 0]);
    });
  }

  test('tells of a text that is indented with no-break spaces once, and repairs it all at once', () => {
    const text = policy.replace(/^ +/gm, (blanks) => '\u00a0'.repeat(blanks.length));
    const problems = toldBy(code, text);
    assert.deepEqual(
      problems.map((problem) => [problem.level, problem.at, problem.fixes]),
      [['error', '\u00a0\u00a0', ['narrows: Replace with plain spaces']]],
    );
    assert.deepEqual(afterFixesOf(code, text), [policy, 0]);
    const lines = policy.split('\n').filter((line) => line.startsWith(' ')).length;
    assert.match(problems[0]?.message ?? '', new RegExp(` ${lines} places`));
  });

  test('tells of a byte order mark at the very start as a warning', () => {
    const text = `\ufeff${policy}`;
    assert.deepEqual(toldBy(code, text), [
      {
        level: 'warning',
        at: '\ufeff',
        message: 'A byte order mark (U+FEFF) stands at the very start, where not every JSON reader takes it.',
        fixes: ['narrows: Remove what is invisible'],
        related: [],
      },
    ]);
    assert.deepEqual(afterFixesOf(code, text), [policy, 0]);
  });

  const inside: readonly (readonly [title: string, text: string, at: string, after: string])[] = [
    ['the name of an element', policy.replace('"Action"', '"Action\u200b"'), '\u200b', policy],
    ['Version', policy.replace('"1",', '"1\ufeff",'), '\ufeff', policy],
    ['Effect', policy.replace('"Allow"', '"\u00a0Allow"'), '\u00a0', policy],
    ['an action', policy.replace('kms:ListKeys', 'kms:\u200d\u200dListKeys'), '\u200d\u200d', policy],
    ['an operator', policy.replace('"StringEquals"', '"StringEquals\u3000"'), '\u3000', policy],
    ['a condition key', policy.replace('acs:ResourceTag', 'acs:\u00adResourceTag'), '\u00ad', policy],
    [
      'the name of a tag, where it becomes a space',
      policy.replace('cost center', 'cost\u00a0center'),
      '\u00a0',
      policy,
    ],
    ['the end of the name of a tag, where it goes', policy.replace('center"', 'center\u00a0"'), '\u00a0', policy],
  ];
  for (const [title, text, at, after] of inside) {
    test(`tells of what hides in ${title} as a warning`, () => {
      assert.deepEqual(
        toldBy(code, text).map((problem) => [problem.level, problem.at, problem.fixes]),
        [['warning', at, ['choice: Remove what is invisible']]],
      );
      assert.deepEqual(afterFixesOf(code, text), [after, 0]);
    });
  }

  test('names the character', () => {
    const names = ['\u00a0', '\u200b', '\u2060', '\u2003'].map(
      (character) => toldBy(code, policy.replace('"1",', `"1",${character}`))[0]?.message,
    );
    assert.deepEqual(names, [
      'A no-break space (U+00A0) stands between the parts of the JSON, where only plain spaces may.',
      'A zero-width space (U+200B) stands between the parts of the JSON, where only plain spaces may.',
      'A word joiner (U+2060) stands between the parts of the JSON, where only plain spaces may.',
      'An invisible character (U+2003) stands between the parts of the JSON, where only plain spaces may.',
    ]);
    const [chinese] = toldBy(code, policy.replace('ListKeys', 'List\u200bKeys'), { locale: 'zh-cn' });
    assert.equal(chinese?.message, '“kms:List\u200bKeys”中藏有零宽空格（U+200B），实际内容与看上去的不同。');
  });

  test('leaves values of conditions and the prose around a policy alone', () => {
    assert.deepEqual(toldBy(code, policy.replace('"1"\n', '"one\u00a0two"\n')), []);
    assert.deepEqual(toldBy(code, `See\u00a0this:\n${policy}\n\u200bDone.`, { languageId: 'markdown' }), []);
  });
});
