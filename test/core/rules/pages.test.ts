import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { allRules } from '../../../server/src/core/rules/index.gen.ts';
import { problemsOf } from '../../support/service.ts';

const rulesFolder = join(import.meta.dirname, '../../../server/src/core/rules');
const headings = ['Wrong', 'Right', 'Why', 'Options', 'Sources', '中文'];

for (const { code, rule } of allRules) {
  suite(`page of ${code}`, () => {
    const file = join(rulesFolder, `${code}.md`);
    const page = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const block = (heading: string): string =>
      new RegExp(`^## ${heading}\\n[\\s\\S]*?^\`\`\`jsonc?\\n([\\s\\S]*?)^\`\`\``, 'm').exec(page)?.[1] ?? '';
    const options = page.includes('\nThe examples are claimed as policies.\n') ? { claimed: true } : {};

    test('exists and follows the template', () => {
      assert.ok(page.startsWith(`# ${code}\n\n`), 'title');
      assert.deepEqual(
        [...page.matchAll(/^## (.+)$/gm)].map((match) => match[1]),
        headings,
      );
      assert.match(page, new RegExp(`^- Level: ${rule.level}\\b`, 'm'));
      assert.match(page, /^- Fix: (none|narrows|choice|widens)\b/m);
    });

    test('Wrong gives exactly this problem', () => {
      const problems = problemsOf(block('Wrong'), {
        ...options,
        levels: { [code]: rule.level === 'off' ? 'warning' : rule.level },
      });
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
