import assert from 'node:assert/strict';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { allRules } from '../../server/src/core/rules/index.gen.ts';
import { reasonsFor } from '../../server/tools/generate/checksReasons.ts';
import { readRulePages } from '../../server/tools/generate/rulePages.ts';
import { corpusFolder } from '../support/corpus.ts';
import { matchesGolden } from '../support/golden.ts';
import { peerCases, rulesOfCheck } from './peers/cases.ts';
import { compare, type Disagreement } from './peers/compare.ts';
import { infraguardRules } from './peers/infraguard.ts';
import { reasons } from './peers/reasons.ts';

const rulesOf = rulesOfCheck(await readRulePages(join(import.meta.dirname, '../..')));

test('the checks of InfraGuard are carried by rules that exist', () => {
  const codes = allRules.map(({ code }) => code);
  assert.deepEqual(
    Object.values(infraguardRules)
      .flat()
      .filter((code) => !codes.includes(code)),
    [],
  );
});

if (corpusFolder === undefined) {
  test('no corpus: RAMPART_CORPUS names no folder, so rules were not compared with other tools', () => {});
} else {
  const { tallies, disagreements } = compare(peerCases(), rulesOf);

  suite('what other tools say of their own test policies', () => {
    test('is what we say, or there is a reason', () => {
      assert.deepEqual(disagreements.filter((each) => reasonFor(each) === undefined).map(keyOf), []);
    });

    test('needs no reason where we agree', () => {
      const needed = new Set(disagreements.flatMap((each) => [keyOf(each), anyCaseOf(keyOf(each))]));
      assert.deepEqual(
        Object.keys(reasons).filter((key) => !needed.has(key)),
        [],
      );
    });

    test('is counted in peers.golden.txt', () => {
      const counts = [...tallies]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([rule, { found, quiet, silent, alone }]) => {
          const words = [
            `${found + quiet} agree (${found} found by both)`,
            ...(silent > 0 ? [`${silent} found by none of the rules for a check`] : []),
            ...(alone > 0 ? [`${alone} found by us alone`] : []),
          ];
          return `${rule}: ${words.join(', ')}`;
        });
      const lines = disagreements
        .map(
          (each) =>
            `${each.tool} ${each.id}: ${each.name} ${each.sort === 'alone' ? 'is ours alone' : 'is theirs alone'} – ${reasonFor(each) ?? 'no reason yet'}`,
        )
        .toSorted();
      matchesGolden(join(import.meta.dirname, 'peers.golden.txt'), `${[...counts, '', ...lines].join('\n')}\n`);
    });
  });
}

function keyOf({ tool, name, id }: Disagreement): string {
  return `${tool} ${name} ${id}`;
}

function anyCaseOf(key: string): string {
  return key.replace(/ \S+$/, ' *');
}

/** Ours for this case; for a check that no rule stands for, the one in the table of all checks. */
function reasonFor(each: Disagreement): string | undefined {
  const key = keyOf(each);
  const ofCheck = rulesOf(each.tool, each.name).length === 0 ? reasonsFor(each.tool)[each.name] : undefined;
  return reasons[key] ?? reasons[anyCaseOf(key)] ?? ofCheck;
}
