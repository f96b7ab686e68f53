import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { TestOptions } from '../../../support/service.ts';
import { afterFixesOf, toldBy } from '../told.ts';

const code = 'json/syntax';

interface Case {
  readonly title: string;
  readonly text: string;
  readonly at: string;
  readonly message: string;
  readonly fix?: string;
  readonly after?: string;
  readonly level?: string;
  readonly options?: TestOptions;
}

/** A policy with one statement; the parts of the statement are written as they are. */
const policy = (...parts: readonly string[]): string => `{"Version": "1", "Statement": [{${parts.join('')}}]}`;
const effect = '"Effect": "Allow", ';
const action = '"Action": "kms:ListKeys", ';
const resource = '"Resource": "*"';
const whole = policy(effect, action, resource);

const cases: readonly Case[] = [
  {
    title: 'a comma missing between members',
    text: policy('"Effect": "Allow" ', action, resource),
    at: '"Action"',
    message: 'A comma is missing before "Action".',
    fix: 'narrows: Insert ,',
    after: policy('"Effect": "Allow", ', action, resource),
  },
  {
    title: 'a comma missing between items',
    text: policy(effect, '"Action": ["kms:ListKeys" "kms:ListAliases"], ', resource),
    at: '"kms:ListAliases"',
    message: 'A comma is missing before "kms:ListAliases".',
    fix: 'narrows: Insert ,',
    after: policy(effect, '"Action": ["kms:ListKeys", "kms:ListAliases"], ', resource),
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
    text: policy('"Effect" "Allow", ', action, resource),
    at: '"Allow"',
    message: 'A colon is missing between "Effect" and its value.',
    fix: 'narrows: Insert :',
    after: policy('"Effect": "Allow", ', action, resource),
  },
  {
    title: 'a value missing',
    text: policy(effect, '"Action": , ', resource),
    at: '"Action"',
    message: '"Action" has no value.',
  },
  {
    title: 'a value missing at the end of an object',
    text: policy(effect, action, '"Resource" : '),
    at: '"Resource"',
    message: '"Resource" has no value.',
  },
  {
    title: 'a comma that stands first',
    text: policy(', ', effect, action, resource),
    at: ',',
    message: 'There is a comma too many.',
    fix: 'narrows: Remove ,',
    after: policy(' ', effect, action, resource),
  },
  {
    title: 'two commas',
    text: policy(effect, ', ', action, resource),
    at: ',',
    message: 'There is a comma too many.',
    fix: 'narrows: Remove ,',
    after: policy(effect, ' ', action, resource),
  },
  {
    title: 'a value where a name is due',
    text: policy(effect, action, resource, ', ["*"]'),
    at: '[',
    message: 'A name in double quotes is missing before "[".',
  },
  {
    title: 'a colon out of place',
    text: policy('"Effect": "Allow": "Deny", ', action, resource),
    at: ':',
    message: '":" is out of place here.',
  },
  {
    title: 'two colons',
    text: policy('"Effect":: "Allow", ', action, resource),
    at: ':',
    message: '":" is out of place here.',
    fix: 'narrows: Remove :',
    after: whole,
  },
  {
    title: 'a list in braces',
    text: policy(effect, action, '"Resource": {"acs:kms:*:*:key"}'),
    at: '"acs:kms:*:*:key"',
    message: '"acs:kms:*:*:key" stands in braces without a value; a list takes square brackets.',
    fix: 'narrows: Use square brackets',
    after: policy(effect, action, '"Resource": ["acs:kms:*:*:key"]'),
  },
  {
    title: 'a bare word',
    text: policy('"Effect": Allow, ', action, resource),
    at: 'Allow',
    message: 'Allow has to stand in double quotes.',
    fix: 'narrows: Put Allow in double quotes',
    after: whole,
  },
  {
    title: 'a bare name',
    text: policy('Effect: "Allow", ', action, resource),
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
    text: policy('"Effect": Allow, "Action": any, ', resource),
    at: 'Allow',
    message: 'Allow has to stand in double quotes.',
  },
  {
    title: 'single quotes',
    text: policy(`'Effect': 'Allow', 'Action': 'kms:ListKeys', `, `"Resource": "it's"`),
    at: `'Effect'`,
    message: `JSON takes only double quotes, and 'Effect' stands in single ones.`,
    fix: 'narrows: Replace the single quotes with double ones',
    after: policy(effect, action, `"Resource": "it's"`),
  },
  {
    title: 'dots for more items',
    text: policy(effect, '"Action": ["kms:ListKeys", ...], ', resource),
    at: '...',
    message: '... stands for something left out, which JSON has no sign for.',
    fix: 'narrows: Remove , ...',
    after: policy(effect, '"Action": ["kms:ListKeys"], ', resource),
  },
  {
    title: 'an ellipsis before more members',
    text: policy('\u2026, ', effect, action, resource),
    at: '\u2026',
    message: '\u2026 stands for something left out, which JSON has no sign for.',
    fix: 'narrows: Remove \u2026,',
    after: policy(' ', effect, action, resource),
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
    title: 'a brace missing between statements',
    text: `{\n  "Statement": [\n    {\n      ${effect}${action}${resource}\n  ],\n  "Version": "1"\n}`,
    at: ']',
    message: '"]" stands here while a "{" is still open.',
    fix: 'narrows: Insert }',
    after: `{\n  "Statement": [\n    {\n      ${effect}${action}${resource}\n    }\n  ],\n  "Version": "1"\n}`,
  },
  {
    title: 'a bracket missing behind a comma',
    text: `{"Statement": [{${effect}${action}${resource}},}`,
    at: '}',
    message: '"}" stands here while a "[" is still open.',
    fix: 'narrows: Insert ]',
    after: `{"Statement": [{${effect}${action}${resource}}]}`,
  },
  {
    title: 'a closing bracket of the wrong sort',
    text: policy(effect, '"Action": ["kms:ListKeys"}, ', resource),
    at: '}',
    message: '"}" stands here while a "[" is still open.',
    fix: 'narrows: Replace with ]',
    after: policy(effect, '"Action": ["kms:ListKeys"], ', resource),
  },
  {
    title: 'a closing bracket whose partner is missing before a string',
    text: policy(effect, action, '"Resource": "*"]'),
    at: ']',
    message: '"]" stands here while a "{" is still open.',
    fix: 'narrows: Insert [',
    after: policy(effect, action, '"Resource": ["*"]'),
  },
  {
    title: 'a closing bracket whose partner is missing before an object',
    text: whole.replace('[{', '{'),
    at: ']',
    message: '"]" stands here while a "{" is still open.',
    fix: 'narrows: Insert [',
    after: whole,
  },
  {
    title: 'a closing brace too many within a list',
    text: policy(effect, '"Action": ["kms:ListKeys"}], ', resource),
    at: '}',
    message: '"}" stands here while a "[" is still open.',
    fix: 'narrows: Remove }',
    after: policy(effect, '"Action": ["kms:ListKeys"], ', resource),
  },
  {
    title: 'a member that stands in a list',
    text: policy(effect, '"Action": ["kms:ListKeys", "kms:ListAliases", ', resource),
    at: '"Resource"',
    message: '"Resource" stands here while a "[" is still open.',
    fix: 'narrows: Insert ]',
    after: policy(effect, '"Action": ["kms:ListKeys", "kms:ListAliases"], ', resource),
  },
  {
    title: 'a block that the indentation says is to be closed earlier',
    text: `{\n  "Version": "1",\n  "Statement": [\n    {\n      "Condition": {\n        "Bool": {"acs:MFAPresent": "true"},\n      ${effect}${action}${resource}\n    }\n  ]\n}`,
    at: ']',
    message: '"]" stands here while a "{" is still open.',
    fix: 'narrows: Insert }',
    after: `{\n  "Version": "1",\n  "Statement": [\n    {\n      "Condition": {\n        "Bool": {"acs:MFAPresent": "true"}\n      },\n      ${effect}${action}${resource}\n    }\n  ]\n}`,
  },
  {
    title: 'a member whose statement lacks its brace',
    text: `{"Version": "1", "Statement": [{${effect}${action}${resource}}, ${effect}${action}${resource}}]}`,
    at: '"Effect"',
    message: '"Effect" stands here while a "[" is still open.',
    fix: 'narrows: Insert {',
    after: `{"Version": "1", "Statement": [{${effect}${action}${resource}}, {${effect}${action}${resource}}]}`,
  },
  {
    title: 'an object that lacks its brace',
    text: policy(effect, action, resource, ', "Condition": "Bool": {"acs:MFAPresent": "true"}}'),
    at: ':',
    message: '":" is out of place here.',
    fix: 'narrows: Insert {',
    after: policy(effect, action, resource, ', "Condition": {"Bool": {"acs:MFAPresent": "true"}}'),
  },
  {
    title: 'a list of several that lacks its bracket',
    text: policy(effect, '"Action": "kms:ListKeys", "kms:ListAliases"], ', resource),
    at: ']',
    message: '"]" stands here while a "{" is still open.',
    fix: 'narrows: Insert [',
    after: policy(effect, '"Action": ["kms:ListKeys", "kms:ListAliases"], ', resource),
  },
  ...(['[[', ']]'] as const).map((doubled) => ({
    title: `${doubled} for ${doubled.slice(1)}`,
    text: policy(effect, '"Action": ["kms:ListKeys", "kms:ListAliases"], ', resource).replace(
      doubled === '[[' ? '["kms' : '"],',
      doubled === '[[' ? '[["kms' : '"]],',
    ),
    at: doubled === '[[' ? '"Resource"' : ']',
    message:
      doubled === '[['
        ? '"Resource" stands here while a "[" is still open.'
        : '"]" stands here while a "{" is still open.',
    fix: `narrows: Remove ${doubled.slice(1)}`,
    after: policy(effect, '"Action": ["kms:ListKeys", "kms:ListAliases"], ', resource),
  })),
  {
    title: 'a statement that is not closed before the next',
    text: `{"Version": "1", "Statement": [{${effect}${action}${resource}, {${effect}${action}${resource}}]}`,
    at: '{',
    message: 'A name in double quotes is missing before "{".',
    fix: 'narrows: Insert }',
    after: `{"Version": "1", "Statement": [{${effect}${action}${resource}}, {${effect}${action}${resource}}]}`,
  },
  {
    title: 'two braces for one',
    text: whole.replace('[{', '[{{'),
    at: '{',
    message: 'A name in double quotes is missing before "{".',
    fix: 'narrows: Remove {',
    after: whole,
  },
  {
    title: 'a quote too many',
    text: policy(effect, '"Action": ["kms:ListKeys", ""kms:ListAliases"], ', resource),
    at: policy(effect, '"Action": ["kms:ListKeys", ""kms:ListAliases"], ', resource),
    message:
      'The double quotes on this line do not pair up: {"Version": "1", "Statement": [{"Effect": "Allow", "Action":…',
    fix: 'narrows: Remove "',
    after: policy(effect, '"Action": ["kms:ListKeys", "kms:ListAliases"], ', resource),
  },
  {
    title: 'a policy whose first brace is missing',
    text: whole.slice(1),
    at: '"Version"',
    message: '"Version" stands here without the braces of a policy around it.',
    fix: 'narrows: Insert {',
    after: whole,
  },
  {
    title: 'an end that is missing, with the indentation of what it closes',
    text: `{\r\n\t"Version": "1",\r\n\t"Statement": [\r\n\t\t{${effect}${action}${resource}}\r\n`,
    at: '}',
    message: 'The policy ends too early: "]}" is missing.',
    fix: 'narrows: Insert ]}',
    after: `{\r\n\t"Version": "1",\r\n\t"Statement": [\r\n\t\t{${effect}${action}${resource}}\r\n\t]\r\n}\r\n`,
  },
  {
    title: 'an end that is missing behind a comma',
    text: `[{${effect}${action}${resource}},`,
    at: ',',
    message: 'The policy ends too early: "]" is missing.',
    fix: 'narrows: Insert ]',
    after: `[{${effect}${action}${resource}}]`,
  },
  {
    title: 'an end that is missing within a member',
    text: `{${effect}${action}"Resource":`,
    at: ':',
    message: 'The policy ends too early: "}" is missing.',
  },
  {
    title: 'one closing brace too many',
    text: `${whole}\n}\n`,
    at: '}',
    message: '"}" closes nothing.',
    fix: 'narrows: Remove }',
    after: `${whole}\n`,
  },
  {
    title: 'an end that was pasted twice',
    text: `{\n  "Version": "1",\n  "Statement": [\n    {${effect}${action}${resource}}\n  ]\n}\n  ]\n}\n`,
    at: ']',
    message: 'The end of the policy stands here a second time.',
    fix: 'narrows: Remove the second end',
    after: `{\n  "Version": "1",\n  "Statement": [\n    {${effect}${action}${resource}}\n  ]\n}\n`,
  },
  {
    title: 'a comma behind the policy',
    text: `${whole},\n`,
    at: ',',
    message: '"," is out of place here.',
    fix: 'narrows: Remove ,',
    after: `${whole}\n`,
  },
  {
    title: 'statements with commas and without brackets',
    text: `{${effect}${action}${resource}},\n{${effect}${action}${resource}}\n`,
    at: ',',
    message: '"," is out of place here.',
    fix: 'narrows: Put square brackets around the statements',
    after: `[{${effect}${action}${resource}},\n{${effect}${action}${resource}}]\n`,
  },
  {
    title: 'Statement without the braces of a policy',
    text: `"Version": "1",\n"Statement": [\n  {${effect}${action}${resource}}\n]\n`,
    at: '"Version"',
    message: '"Version" stands here without the braces of a policy around it.',
    fix: 'narrows: Put braces around the text',
    after: `{\n  "Version": "1",\n  "Statement": [\n    {${effect}${action}${resource}}\n  ]\n}\n`,
  },
  {
    title: 'an assignment before the policy',
    text: `policy = ${whole}`,
    at: 'policy =',
    message: 'policy = stands outside the policy.',
    fix: 'choice: Remove policy =',
    after: whole,
  },
  {
    title: 'a sentence behind the policy',
    text: `${whole}\n\nAttach it to a role,\nthen save.\n`,
    at: 'Attach it to a role,',
    message: 'Attach it to a role, stands outside the policy.',
    fix: 'choice: Remove Attach it to a role,…',
    after: `${whole}\n`,
  },
  {
    title: 'backslashes from Markdown, all of them at once',
    text: policy(effect, '"Action": "log:Get\\*", ', '"Resource": ["acs:log:*:<UID\\>:a\\_b", "\\u0041\\n\\\\"]'),
    at: '\\*',
    message:
      'The backslash in \\* escapes nothing that JSON knows; text copied from Markdown often has such backslashes.',
    fix: 'narrows: Remove the backslashes that escape nothing',
    after: policy(effect, '"Action": "log:Get*", ', '"Resource": ["acs:log:*:<UID>:a_b", "\\u0041\\n\\\\"]'),
  },
  {
    title: 'a tab within a string',
    text: policy(effect, action, '"Resource": "a\tb"'),
    at: '\t',
    message: 'A string cannot hold the character U+0009 as it is; JSON writes it \\t.',
    fix: 'narrows: Write control characters as JSON does',
    after: policy(effect, action, '"Resource": "a\\tb"'),
  },
  {
    title: 'a number that is none',
    text: `{\n  "Version": 1.,\n  "Statement": [{${effect}${action}${resource}}]\n}`,
    at: '1.',
    message: '1. is not a number that JSON knows.',
    fix: 'narrows: Put 1. in double quotes',
    after: `{\n  "Version": "1.",\n  "Statement": [{${effect}${action}${resource}}]\n}`,
  },
  {
    title: 'a comment that is not closed',
    text: policy(effect, action, resource, ' /* and'),
    at: '/* and}]}',
    message: 'The comment is never closed.',
  },
  {
    title: 'nesting without end',
    text: policy(effect, action, `"Resource": ${'['.repeat(300)}`),
    at: '[',
    message: 'The brackets nest more than 200 levels deep, so the text is not read any further.',
  },
  {
    title: 'a template expression, as an info',
    text: policy(effect, '"Resource": ${jsonencode(names)}, ', action.replace(', ', '')),
    at: '${jsonencode(names)}',
    message:
      '${jsonencode(names)} is a template expression, not JSON; this is a policy only once it has been filled in.',
    level: 'info',
  },
  {
    title: 'a template expression that breaks a string, as an info',
    text: `{\n  ${effect}${action}\n  "Resource": "acs:oss:*:*:\${join("/", names)}"\n}`,
    at: '${join("/", names)}"',
    message:
      '${join("/", names)}" is a template expression, not JSON; this is a policy only once it has been filled in.',
    level: 'info',
  },
  {
    title: 'a policy in prose that the text behind it runs into',
    text: `Attach this:\n{\n  "Version": "1",\n  "Statement": [\n    {${effect}${action}${resource}}\n  ]\nto the role.`,
    at: ']',
    message: 'The policy ends too early: "}" is missing.',
    fix: 'narrows: Insert }',
    after: `Attach this:\n{\n  "Version": "1",\n  "Statement": [\n    {${effect}${action}${resource}}\n  ]\n}\nto the role.`,
    options: { languageId: 'markdown' },
  },
  {
    title: 'a fault in JSON with comments',
    text: `// all\n${policy('"Effect": "Allow" ', action, resource)}`,
    at: '"Action"',
    message: 'A comma is missing before "Action".',
    fix: 'narrows: Insert ,',
    after: `// all\n${whole}`,
    options: { languageId: 'jsonc' },
  },
];

suite(code, () => {
  for (const { title, text, at, message, fix, after, level = 'error', options } of cases) {
    test(`tells of ${title}`, () => {
      const [first, ...others] = toldBy(code, text, options);
      assert.deepEqual(others, []);
      assert.deepEqual(
        { level: first?.level, at: first?.at, message: first?.message, fixes: first?.fixes },
        { level, at, message, fixes: fix === undefined ? [] : [fix] },
      );
      if (after !== undefined) assert.deepEqual(afterFixesOf(code, text, options), [after, 0]);
    });
  }

  test('tells nothing of JSON, with comments and trailing commas or without', () => {
    for (const text of [
      whole,
      `// all\n${whole}\n/* end */`,
      policy(effect, action, resource, ','),
      `\ufeff${whole}`,
    ]) {
      assert.deepEqual(toldBy(code, text), [], text);
    }
  });

  test('tells the first fault of each policy', () => {
    const broken = policy('"Effect": "Allow" ', '"Action" "kms:ListKeys", ', resource);
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
    const [problem] = toldBy(code, policy('"Effect": "Allow" ', '"Action" "kms:ListKeys", ', resource));
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
