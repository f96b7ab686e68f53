import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import type { Catalogue } from '../../../server/src/core/catalogue/catalogue.ts';
import { emptyDialectCatalogue, joinCatalogues } from '../../../server/src/core/catalogue/catalogueIndex.ts';
import { allRules } from '../../../server/src/core/rules/index.gen.ts';
import type { Level, Problem } from '../../../server/src/core/rules/rule.ts';
import { runRules } from '../../../server/src/core/rules/runRules.ts';
import { testCatalogue } from '../../support/catalogue.ts';
import { filesBelow, readFixture } from '../../support/fixture.ts';
import { documentOf } from '../../support/service.ts';

const root = join(import.meta.dirname, '../../..');
const fixtures = join(root, 'test/fixtures/rules');
const loudness: readonly Level[] = ['off', 'hint', 'info', 'warning', 'error'];

/** Rules that are off are asked too. */
const levels: Readonly<Record<string, Level>> = Object.fromEntries(
  allRules.flatMap(({ code, rule }) => (rule.level === 'off' ? [[code, 'hint' as const]] : [])),
);

const full = testCatalogue();
const damaged: Readonly<Record<string, Catalogue>> = {
  'of RAM': joinCatalogues(emptyDialectCatalogue('ram'), full.iam),
  'of IAM': joinCatalogues(full.ram, emptyDialectCatalogue('iam')),
  'of both clouds': joinCatalogues(emptyDialectCatalogue('ram'), emptyDialectCatalogue('iam')),
};

const texts = [
  ...filesBelow(join(root, 'examples'))
    .filter((file) => file.endsWith('.json'))
    .map((name) => ({ name, text: readFileSync(join(root, 'examples', name), 'utf8'), claimed: false })),
  ...filesBelow(fixtures)
    .filter((file) => /\/valid-.+\.jsonc$/.test(file))
    .map((name) => ({ ...readFixture(join(fixtures, name)), name })),
];

suite('without facts no rule says more than with them', () => {
  const loudest = texts.map(({ text, claimed }) => loudestByPlace(problemsWith(full, text, claimed)));

  for (const [what, catalogue] of Object.entries(damaged)) {
    test(`with no facts ${what}`, () => {
      const more = texts.flatMap(({ name, text, claimed }, index) =>
        problemsWith(catalogue, text, claimed)
          .filter((problem) => loudnessOf(problem) > (loudest[index]?.get(placeOf(problem)) ?? 0))
          .map(({ level, code, message }) => `${name}: ${level} ${code}: ${message}`),
      );
      assert.deepEqual(more, []);
    });
  }
});

function problemsWith(catalogue: Catalogue, text: string, claimed: boolean): readonly Problem[] {
  return runRules(allRules, documentOf(text, { claimed }), { catalogue, locale: 'en', levels });
}

/** How loud the loudest problem of each place is; which rule tells it may well depend on what is known. */
function loudestByPlace(problems: readonly Problem[]): ReadonlyMap<string, number> {
  const loudest = new Map<string, number>();
  for (const problem of problems) {
    loudest.set(placeOf(problem), Math.max(loudnessOf(problem), loudest.get(placeOf(problem)) ?? 0));
  }
  return loudest;
}

function placeOf({ span }: Problem): string {
  return `${span.start}-${span.end}`;
}

function loudnessOf({ level }: Problem): number {
  return loudness.indexOf(level);
}
