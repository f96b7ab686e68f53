import { suite } from 'node:test';
import { action, effect, policyOf, resource, type SyntaxCase, testCases, whole } from './syntaxCase.ts';

const cases: readonly SyntaxCase[] = [
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
    title: 'a comment that is not closed',
    text: policyOf(effect, action, resource, ' /* and'),
    at: '/* and}]}',
    message: 'The comment is never closed.',
  },
  {
    title: 'a template expression, as an info',
    text: policyOf(effect, '"Resource": ${jsonencode(names)}, ', action.replace(', ', '')),
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
    text: `// all\n${policyOf('"Effect": "Allow" ', action, resource)}`,
    at: '"Action"',
    message: 'A comma is missing before "Action".',
    fix: 'narrows: Insert ,',
    after: `// all\n${whole}`,
    options: { languageId: 'jsonc' },
  },
];

suite('json/syntax: text around and within the policy that is no JSON', () => testCases(cases));
