import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { suite, test } from 'node:test';
import { allRules } from '../../../server/src/core/rules/index.gen.ts';
import { asCarets, expectationAsCarets, filesBelow, readFixture } from '../../support/fixture.ts';
import { problemsOf, textAfterFixes } from '../../support/service.ts';

const folder = join(import.meta.dirname, '../../fixtures/rules');

for (const file of filesBelow(folder).filter((each) => /(^|\/)(valid|invalid)-[\w-]+\.jsonc$/.test(each))) {
  const code = dirname(file);
  suite(`fixture ${file}`, () => {
    const fixture = readFixture(join(folder, file));
    const isOff = allRules.some(({ code: other, rule }) => other === code && rule.level === 'off');
    const options = { claimed: fixture.claimed, levels: isOff ? ({ [code]: 'warning' } as const) : {} };
    const problems = problemsOf(fixture.text, options).filter((problem) => problem.code === code);

    test('shows exactly the problems that its carets say', () => {
      assert.deepEqual(
        problems.map((problem) => asCarets(problem, fixture.text)),
        fixture.expected.map(expectationAsCarets),
      );
      for (const [index, expected] of fixture.expected.entries()) {
        const message = problems[index]?.message ?? '';
        assert.ok(message.startsWith(expected.message), `${message}\ndoes not begin with\n${expected.message}`);
      }
    });

    test('is named for what it shows', () => {
      assert.equal(fixture.expected.length === 0, basename(file).startsWith('valid-'));
    });

    for (const [index, suffix] of ['', '-2', '-3'].entries()) {
      const fixed = join(folder, file.replace(/\.jsonc$/, `.fixed${suffix}.json`));
      if (!existsSync(fixed)) continue;
      test(`fix ${index + 1} gives ${basename(fixed)} and the problem is gone`, () => {
        const after = textAfterFixes(fixture.text, problems, index);
        assert.equal(after, readFileSync(fixed, 'utf8'));
        const left = problemsOf(after, options).filter((problem) => problem.code === code);
        assert.deepEqual(left, []);
      });
    }

    test('each fix has its text-after file', () => {
      const most = Math.max(0, ...problems.map((problem) => problem.fixes.length));
      for (const suffix of ['', '-2', '-3'].slice(0, most)) {
        const fixed = file.replace(/\.jsonc$/, `.fixed${suffix}.json`);
        assert.ok(existsSync(join(folder, fixed)), `${fixed} is missing`);
      }
    });
  });
}
