import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { documentOf } from '../../../support/service.ts';
import { afterFixesOf, toldBy } from '../told.ts';

const code = 'json/fullwidth-punctuation';
const policy = '{"Version": "1", "Statement": [{"Effect": "Allow", "Action": "kms:ListKeys", "Resource": "*"}]}';

suite(code, () => {
  const rows: readonly (readonly [title: string, text: string, characters: readonly string[]])[] = [
    ['a full-width comma', policy.replace('"1",', '"1"\uff0c'), ['\uff0c']],
    ['an ideographic comma', policy.replace('"1",', '"1"\u3001'), ['\u3001']],
    [
      'full-width colons',
      policy.replace('"Version":', '"Version"\uff1a').replace('"Effect":', '"Effect"\uff1a'),
      ['\uff1a', '\uff1a'],
    ],
    ['full-width braces', policy.replace('[{', '[\uff5b').replace('}]', '\uff5d]'), ['\uff5b', '\uff5d']],
    ['full-width brackets', policy.replace('[{', '\uff3b{').replace('}]', '}\uff3d'), ['\uff3b', '\uff3d']],
    ['curly quotes around a value', policy.replace('"Allow"', '\u201cAllow\u201d'), ['\u201c', '\u201d']],
    ['curly quotes the wrong way round', policy.replace('"Allow"', '\u201dAllow\u201c'), ['\u201d', '\u201c']],
    ['a straight quote that a curly one closes', policy.replace('"Allow",', '"Allow\u201d,'), ['\u201d']],
    ['full-width quotes', policy.replace('"Effect"', '\uff02Effect\uff02'), ['\uff02', '\uff02']],
    [
      'all that an input method leaves on one line',
      policy.replace('"Effect": "Allow",', '\u201cEffect\u201d\uff1a\u201cAllow\u201d\uff0c'),
      ['\u201c', '\u201d', '\uff1a', '\u201c', '\u201d', '\uff0c'],
    ],
  ];
  for (const [title, text, characters] of rows) {
    test(`tells of ${title} and puts it right`, () => {
      const told = toldBy(code, text);
      assert.deepEqual(
        told.map(({ level, at }) => [level, at]),
        characters.map((character) => ['error', character]),
      );
      assert.ok(told.every(({ fixes }) => fixes.length === 1 && fixes[0]?.startsWith('narrows: Replace with ')));
      const [after, left] = afterFixesOf(code, text);
      assert.equal(left, 0);
      assert.deepEqual(JSON.parse(after), JSON.parse(policy));
      assert.deepEqual(toldBy('json/syntax', text), []);
    });
  }

  test('words a full-width sign and a curly quote apart', () => {
    const text = policy.replace('"1",', '\u201c1"\uff0c');
    assert.deepEqual(
      toldBy(code, text).map(({ message, fixes }) => [message, fixes.join()]),
      [
        [
          '\u201c is a curly quotation mark, as text processors set it; JSON takes only " here.',
          'narrows: Replace with "',
        ],
        [
          '"\uff0c" is a full-width sign, as a Chinese input method types it; JSON takes only "," here.',
          'narrows: Replace with ,',
        ],
      ],
    );
  });

  test('leaves strings and the prose around a policy alone', () => {
    const tagged = policy.replace('"*"', '"\u4e2d\u6587\uff0c\u201c\u5f15\u53f7\u201d\uff1a"');
    assert.deepEqual(toldBy(code, tagged), []);
    assert.deepEqual(
      toldBy(code, `\u201c\u7b56\u7565\u201d\uff1a\n${policy}\n\u4ee5\u4e0a\uff0c\u3002`, { languageId: 'markdown' }),
      [],
    );
  });

  test('leaves the policy readable for all other rules', () => {
    const [read] = documentOf(
      policy.replace('"Version": "1",', '\u201cVersion\u201d\uff1a \u201c1\u201d\uff0c'),
    ).policies;
    assert.equal(read?.version?.value, '1');
    assert.equal(read?.statements.length, 1);
  });
});
