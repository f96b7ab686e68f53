/**
 * Scaffolds a rule: `npm run new-rule action/unknown` writes the rule, its page and two fixtures, and registers it.
 * What it writes says what belongs where; the tests fail until the words in capitals are gone.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const code = process.argv[2] ?? '';
const file = join(root, 'server/src/core/rules', code);

if (!/^[a-z]+\/[a-z]+(-[a-z]+)*$/.test(code)) {
  stop('Name the rule as group/name in lower case with hyphens, for example: npm run new-rule action/unknown');
} else if (existsSync(`${file}.ts`)) {
  stop(`${code} exists already.`);
} else {
  write(`${file}.ts`, ruleText());
  write(`${file}.md`, pageText());
  const fixtures = join(root, 'test/fixtures/rules', code);
  write(join(fixtures, 'valid-NAME.jsonc'), fixtureText([]));
  write(join(fixtures, 'invalid-NAME.jsonc'), fixtureText([`    //        ^^^ warning ${code}: MESSAGE`]));
  execFileSync(process.execPath, [join(import.meta.dirname, 'generate.ts')], { stdio: 'inherit' });
  console.log(`Written: ${code}.ts, ${code}.md and test/fixtures/rules/${code}/. Start with the fixture.`);
}

function stop(sentence: string): void {
  console.error(sentence);
  process.exitCode = 2;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function ruleText(): string {
  return `import { defineRule, type Rule } from '../rule.ts';

/** WHAT IT FINDS, AND WHY THE VENDOR OR THE READER CARES. */
const rule: Rule = defineRule({
  category: 'correctness',
  level: 'warning',
  messages: {
    found: { en: 'MESSAGE {0}.', 'zh-cn': '消息 {0}。' },
  },
  visit: {
    action(action, { report }) {
      report({ at: action.node.span, message: 'found', args: [action.text] });
    },
  },
});

export default rule;
`;
}

function pageText(): string {
  const policy =
    '{\n  "Version": "1",\n  "Statement": [{ "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*" }]\n}';
  const block = `\`\`\`json\n${policy}\n\`\`\``;
  return `# ${code}

SUMMARY.

- Level: warning
- Fix: none
- Dialects: RAM, IAM

## Wrong

${block}

## Right

${block}

## Why

REASON.

## Options

\`"rampart.rules": { "${code}": "off" }\` silences it; any of \`hint\`, \`info\`, \`warning\`, \`error\` changes its level.

## Sources

SOURCE AND HOW SURE IT IS.

## 中文

说明。
`;
}

function fixtureText(notes: readonly string[]): string {
  const action = '    "Action": "kms:Decrypt"';
  return ['{ "Version": "1", "Statement": [{ "Effect": "Allow", "Resource": "*",', action, ...notes, '}] }', ''].join(
    '\n',
  );
}
