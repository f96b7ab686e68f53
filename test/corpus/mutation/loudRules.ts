import { join } from 'node:path';
import { allRules } from '../../../server/src/core/rules/index.gen.ts';
import type { RegisteredRule } from '../../../server/src/core/rules/runRules.ts';
import { filesBelow, readFixture } from '../../support/fixture.ts';
import type { Seeder } from './seeder.ts';
import { structureSeeders } from './structureSeeders.ts';
import { wordSeeders } from './wordSeeders.ts';

/** The seeder of every rule that has one, by its code. */
export const seeders: Readonly<Record<string, Seeder>> = { ...structureSeeders, ...wordSeeders };

/** Rules that raise errors and yet are not tried by mutation, with the reason. */
export const withoutSeeder: Readonly<Record<string, string>> = {};

const fixtures = join(import.meta.dirname, '../../fixtures/rules');

/** Rules that raise errors: by their own level, or by what one of their fixtures shows. */
export function loudRules(): readonly RegisteredRule[] {
  const shown = new Set(
    filesBelow(fixtures)
      .filter((file) => file.endsWith('.jsonc'))
      .flatMap((file) => readFixture(join(fixtures, file)).expected)
      .flatMap(({ level, code }) => (level === 'error' ? [code] : [])),
  );
  return allRules.filter(({ code, rule }) => rule.level === 'error' || shown.has(code));
}
