import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { type FoundFile, readProject, ruleSettingsOf } from '../../../server/src/core/config/project.ts';
import { readConfig } from '../../../server/src/core/config/readConfig.ts';
import type { RuleSettings } from '../../../server/src/core/rules/config.ts';
import { allRules } from '../../../server/src/core/rules/index.gen.ts';
import { problemsOf, type TestOptions } from '../../support/service.ts';

const rulesFolder = join(import.meta.dirname, '../../../server/src/core/rules');
const referring = '{ "referencePolicies": ["reference.json"] }';
const headings = ['Wrong', 'Right', 'Why', 'Options', 'Sources', '中文'];

for (const { code, rule } of allRules) {
  suite(`page of ${code}`, () => {
    const file = join(rulesFolder, `${code}.md`);
    const page = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const block = (heading: string): string =>
      new RegExp(`^## ${heading}\\n[\\s\\S]*?^\`\`\`jsonc?\\n([\\s\\S]*?)^\`\`\``, 'm').exec(page)?.[1] ?? '';
    const options = {
      ...surroundingsOf(page),
      ...(page.includes('\nThe examples are claimed as policies.\n') && { claimed: true }),
      languageId: page.includes('\n```jsonc\n') ? 'jsonc' : 'json',
      levels: rule.level === 'off' ? { [code]: 'warning' } : {},
    } satisfies TestOptions;

    test('exists and follows the template', () => {
      assert.ok(page.startsWith(`# ${code}\n\n`), 'title');
      assert.deepEqual(
        [...page.matchAll(/^## (.+)$/gm)].map((match) => match[1]),
        headings,
      );
      assert.match(page, new RegExp(`^- Level: ${rule.level}\\b`, 'm'));
      const inStrict = /^- Level: .*\b(\w+) in strict\b/m.exec(page)?.[1];
      assert.equal(inStrict, rule.strict, 'level in the preset strict');
      assert.match(page, new RegExp(`^- Category: ${rule.category}$`, 'm'));
      assert.match(page, /^- Elsewhere: ./m);
      assert.match(page, /^- Fix: (none|narrows|choice|widens)\b/m);
    });

    test('Wrong gives exactly this problem', () => {
      const problems = problemsOf(block('Wrong'), options);
      assert.deepEqual(
        problems.filter((problem) => problem.code === code).map((problem) => problem.code),
        [code],
      );
    });

    test('Right gives none, and nothing worse than a hint from any other rule', () => {
      const problems = problemsOf(block('Right'), options);
      assert.deepEqual(
        problems.filter(({ code: other, level }) => other === code || level === 'error' || level === 'warning'),
        [],
      );
      assert.notEqual(block('Right'), '');
    });

    test('the fix of Wrong is graded as the page says and repairs it', () => {
      const [problem] = problemsOf(block('Wrong'), options).filter((each) => each.code === code);
      const promised = /^- Fix: (\w+)/m.exec(page)?.[1];
      const grade = problem?.fixes[0]?.grade ?? 'none';
      assert.equal(grade, promised);
    });
  });
}

/** What a page says before its examples of the project that they stand in. */
function surroundingsOf(page: string): Partial<RuleSettings> {
  const [, most, limit] =
    /\nThe examples are measured against a limit of (\d+) characters for `([\w.]+)`\.\n/.exec(page) ?? [];
  if (limit !== undefined) return { limits: { [limit]: Number(most) } };
  const blockAfter = (sentence: string): string | undefined =>
    new RegExp(`\\n${sentence}\\n\\n\`\`\`json\\n([\\s\\S]*?)^\`\`\``, 'm').exec(page)?.[1];
  const reference = blockAfter('The examples are compared with this reference policy:');
  const config = reference === undefined ? blockAfter('The examples are judged with this `rampart.json`:') : referring;
  if (config === undefined) return {};
  const read = (path: string): FoundFile => ({ place: path, path, text: reference });
  const project = readProject({ config: readConfig(config), editorFacts: [], read });
  assert.deepEqual(project.configFaults, []);
  const { levels: _, ...settings } = ruleSettingsOf(project, { preset: undefined, levels: {} }, undefined);
  return settings;
}
