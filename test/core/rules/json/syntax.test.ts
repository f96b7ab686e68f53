import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { afterFixesOf, toldBy } from '../told.ts';
import { action, effect, policyOf, resource, type SyntaxCase, testCases, whole } from './syntaxCase.ts';

const code = 'json/syntax';

const cases: readonly SyntaxCase[] = [
  {
    title: 'a comma missing between members',
    text: policyOf('"Effect": "Allow" ', action, resource),
    at: '"Action"',
    message: 'A comma is missing before "Action".',
    fix: 'narrows: Insert ,',
    after: policyOf('"Effect": "Allow", ', action, resource),
  },
  {
    title: 'a comma missing between items',
    text: policyOf(effect, '"Action": ["kms:ListKeys" "kms:ListAliases"], ', resource),
    at: '"kms:ListAliases"',
    message: 'A comma is missing before "kms:ListAliases".',
    fix: 'narrows: Insert ,',
    after: policyOf(effect, '"Action": ["kms:ListKeys", "kms:ListAliases"], ', resource),
  },
  {
    title: 'a comma missing between statements',
    text: `[{${effect}${action}${resource}} {${effect}${action}${resource}}]`,
    at: '{',
    message: 'A comma is missing before "{".',
    fix: 'narrows: Insert ,',
    after: `[{${effect}${action}${resource}}, {${effect}${action}${resource}}]`,
  },
  {
    title: 'a colon missing',
    text: policyOf('"Effect" "Allow", ', action, resource),
    at: '"Allow"',
    message: 'A colon is missing between "Effect" and its value.',
    fix: 'narrows: Insert :',
    after: policyOf('"Effect": "Allow", ', action, resource),
  },
  {
    title: 'a value missing',
    text: policyOf(effect, '"Action": , ', resource),
    at: '"Action"',
    message: '"Action" has no value.',
  },
  {
    title: 'a value missing at the end of an object',
    text: policyOf(effect, action, '"Resource" : '),
    at: '"Resource"',
    message: '"Resource" has no value.',
  },
  {
    title: 'a comma that stands first',
    text: policyOf(', ', effect, action, resource),
    at: ',',
    message: 'There is a comma too many.',
    fix: 'narrows: Remove ,',
    after: policyOf(' ', effect, action, resource),
  },
  {
    title: 'two commas',
    text: policyOf(effect, ', ', action, resource),
    at: ',',
    message: 'There is a comma too many.',
    fix: 'narrows: Remove ,',
    after: policyOf(effect, ' ', action, resource),
  },
  {
    title: 'a value where a name is due',
    text: policyOf(effect, action, resource, ', ["*"]'),
    at: '[',
    message: 'A name in double quotes is missing before "[".',
  },
  {
    title: 'a colon out of place',
    text: policyOf('"Effect": "Allow": "Deny", ', action, resource),
    at: ':',
    message: '":" is out of place here.',
  },
  {
    title: 'two colons',
    text: policyOf('"Effect":: "Allow", ', action, resource),
    at: ':',
    message: '":" is out of place here.',
    fix: 'narrows: Remove :',
    after: whole,
  },
  {
    title: 'a bare word',
    text: policyOf('"Effect": Allow, ', action, resource),
    at: 'Allow',
    message: 'Allow has to stand in double quotes.',
    fix: 'narrows: Put Allow in double quotes',
    after: whole,
  },
  {
    title: 'a bare name',
    text: policyOf('Effect: "Allow", ', action, resource),
    at: 'Effect',
    message: 'Effect has to stand in double quotes.',
    fix: 'narrows: Put Effect in double quotes',
    after: whole,
  },
  {
    title: 'a bare resource with colons',
    text: `{\n  ${effect}${action}\n  "Resource": acs:kms:*:*:key\n}`,
    at: 'acs:kms:*:*:key',
    message: 'acs:kms:*:*:key has to stand in double quotes.',
    fix: 'narrows: Put acs:kms:*:*:key in double quotes',
    after: `{\n  ${effect}${action}\n  "Resource": "acs:kms:*:*:key"\n}`,
  },
  {
    title: 'a bare date',
    text: `{\n  "Version": 2012-10-17,\n  "Statement": [{${effect}${action}${resource}}]\n}`,
    at: '2012-10-17',
    message: '2012-10-17 has to stand in double quotes.',
    fix: 'narrows: Put 2012-10-17 in double quotes',
    after: `{\n  "Version": "2012-10-17",\n  "Statement": [{${effect}${action}${resource}}]\n}`,
  },
  {
    title: 'two bare words, which one repair cannot cure',
    text: policyOf('"Effect": Allow, "Action": any, ', resource),
    at: 'Allow',
    message: 'Allow has to stand in double quotes.',
  },
  {
    title: 'single quotes',
    text: policyOf(`'Effect': 'Allow', 'Action': 'kms:ListKeys', `, `"Resource": "it's"`),
    at: `'Effect'`,
    message: `JSON takes only double quotes, and 'Effect' stands in single ones.`,
    fix: 'narrows: Replace the single quotes with double ones',
    after: policyOf(effect, action, `"Resource": "it's"`),
  },
  {
    title: 'dots for more items',
    text: policyOf(effect, '"Action": ["kms:ListKeys", ...], ', resource),
    at: '...',
    message: '... stands for something left out, which JSON has no sign for.',
    fix: 'narrows: Remove , ...',
    after: policyOf(effect, '"Action": ["kms:ListKeys"], ', resource),
  },
  {
    title: 'an ellipsis before more members',
    text: policyOf('\u2026, ', effect, action, resource),
    at: '\u2026',
    message: '\u2026 stands for something left out, which JSON has no sign for.',
    fix: 'narrows: Remove \u2026,',
    after: policyOf(' ', effect, action, resource),
  },
  {
    title: 'a quote missing behind a name',
    text: `{"Version": "1", "Statement": [{\n  "Effect: "Allow",\n  ${action}${resource}\n}]}`,
    at: '"Effect: "Allow",',
    message: 'The double quotes on this line do not pair up: "Effect: "Allow",',
    fix: 'narrows: Insert "',
    after: `{"Version": "1", "Statement": [{\n  "Effect": "Allow",\n  ${action}${resource}\n}]}`,
  },
  {
    title: 'a quote missing behind a value',
    text: `{\n  "Effect": "Allow,\n  ${action}${resource}\n}`,
    at: '"Effect": "Allow,',
    message: 'The double quotes on this line do not pair up: "Effect": "Allow,',
    fix: 'narrows: Insert "',
    after: `{\n  "Effect": "Allow",\n  ${action}${resource}\n}`,
  },
  {
    title: 'a quote missing before an item',
    text: `{\n  ${effect}"Action": [\n    kms:ListKeys",\n    "kms:ListAliases"\n  ],\n  ${resource}\n}`,
    at: 'kms:ListKeys",',
    message: 'The double quotes on this line do not pair up: kms:ListKeys",',
    fix: 'narrows: Insert "',
    after: `{\n  ${effect}"Action": [\n    "kms:ListKeys",\n    "kms:ListAliases"\n  ],\n  ${resource}\n}`,
  },
  {
    title: 'a quote missing at the end of the last line',
    text: `{\n  ${effect}${action}\n  "Resource": "*\n}`,
    at: '"Resource": "*',
    message: 'The double quotes on this line do not pair up: "Resource": "*',
    fix: 'narrows: Insert "',
    after: `{\n  ${effect}${action}\n  "Resource": "*"\n}`,
  },
  {
    title: 'a quote too many',
    text: policyOf(effect, '"Action": ["kms:ListKeys", ""kms:ListAliases"], ', resource),
    at: policyOf(effect, '"Action": ["kms:ListKeys", ""kms:ListAliases"], ', resource),
    message:
      'The double quotes on this line do not pair up: {"Version": "1", "Statement": [{"Effect": "Allow", "Action":…',
    fix: 'narrows: Remove "',
    after: policyOf(effect, '"Action": ["kms:ListKeys", "kms:ListAliases"], ', resource),
  },
  {
    title: 'backslashes from Markdown, all of them at once',
    text: policyOf(effect, '"Action": "log:Get\\*", ', '"Resource": ["acs:log:*:<UID\\>:a\\_b", "\\u0041\\n\\\\"]'),
    at: '\\*',
    message:
      'The backslash in \\* escapes nothing that JSON knows; text copied from Markdown often has such backslashes.',
    fix: 'narrows: Remove the backslashes that escape nothing',
    after: policyOf(effect, '"Action": "log:Get*", ', '"Resource": ["acs:log:*:<UID>:a_b", "\\u0041\\n\\\\"]'),
  },
  {
    title: 'a tab within a string',
    text: policyOf(effect, action, '"Resource": "a\tb"'),
    at: '\t',
    message: 'A string cannot hold the character U+0009 as it is; JSON writes it \\t.',
    fix: 'narrows: Write control characters as JSON does',
    after: policyOf(effect, action, '"Resource": "a\\tb"'),
  },
  {
    title: 'a number that is none',
    text: `{\n  "Version": 1.,\n  "Statement": [{${effect}${action}${resource}}]\n}`,
    at: '1.',
    message: '1. is not a number that JSON knows.',
    fix: 'narrows: Put 1. in double quotes',
    after: `{\n  "Version": "1.",\n  "Statement": [{${effect}${action}${resource}}]\n}`,
  },
];

suite(code, () => {
  testCases(cases);

  test('tells nothing of JSON, with comments and trailing commas or without', () => {
    for (const text of [
      whole,
      `// all\n${whole}\n/* end */`,
      policyOf(effect, action, resource, ','),
      `\ufeff${whole}`,
    ]) {
      assert.deepEqual(toldBy(code, text), [], text);
    }
  });

  test('tells the first fault of each policy', () => {
    const broken = policyOf('"Effect": "Allow" ', '"Action" "kms:ListKeys", ', resource);
    assert.deepEqual(
      toldBy(code, `${broken}\n${broken}`).map(({ message }) => message),
      ['A comma is missing before "Action".', 'A comma is missing before "Action".'],
    );
    assert.deepEqual(
      toldBy(code, `See ${broken} and ${broken}.`, { languageId: 'markdown' }).map(({ message }) => message),
      ['A comma is missing before "Action".', 'A comma is missing before "Action".'],
    );
  });

  test('tells nothing of what a value that ended too early leaves outside', () => {
    const text = `{"Version": "1", "Statement" [{${effect}${action}${resource}}, {${effect}${action}${resource}}]}`;
    assert.deepEqual(
      toldBy(code, text).map(({ message }) => message),
      ['A colon is missing between "Statement" and its value.'],
    );
    assert.deepEqual(afterFixesOf(code, text), [text.replace(' [', ': ['), 0]);
  });

  test('shows what was opened and not closed', () => {
    const [problem] = toldBy(code, `[{${effect}${action}${resource}`);
    assert.deepEqual(problem?.related, ['[: This "[" is not closed.', '{: This "{" is not closed.']);
  });

  test('offers no repair where more than one is needed', () => {
    const [problem] = toldBy(code, policyOf('"Effect": "Allow" ', '"Action" "kms:ListKeys", ', resource));
    assert.deepEqual(problem?.fixes, []);
  });

  test('speaks Chinese', () => {
    const [problem] = toldBy(code, `${whole}}`, { locale: 'zh-cn' });
    assert.deepEqual(
      [problem?.message, problem?.fixes],
      ['"}" \u6ca1\u6709\u5bf9\u5e94\u7684\u5de6\u62ec\u53f7\u3002', ['narrows: \u5220\u9664 }']],
    );
  });
});
