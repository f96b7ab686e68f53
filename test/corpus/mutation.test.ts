import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { readPolicies } from '../support/conformance.ts';
import { corpusFiles, corpusFolder, corpusText } from '../support/corpus.ts';
import { filesBelow, readFixture } from '../support/fixture.ts';
import { matchesGolden } from '../support/golden.ts';
import { candidatesAmong, type NamedText } from './mutation/candidates.ts';
import { loudRules, seeders } from './mutation/loudRules.ts';
import { seedRule } from './mutation/seedRule.ts';

const root = join(import.meta.dirname, '../..');

suite('a fault seeded into policies of our own is found where it is', () => {
  const candidates = candidatesAmong(ownTexts());

  for (const registered of loudRules()) {
    const seeder = seeders[registered.code];
    if (seeder === undefined) continue;
    test(registered.code, () => {
      const { texts, missed } = seedRule(registered, seeder, candidates, 3);
      assert.deepEqual(missed, []);
      assert.equal(texts.length, 3);
    });
  }
});

if (corpusFolder === undefined) {
  test('no corpus: RAMPART_CORPUS names no folder, so no fault was seeded into published policies', () => {});
} else {
  suite('a fault seeded into fifty clean policies of the corpus is found in all of them, where it is', () => {
    const strict = corpusFiles().filter(({ parse }) => parse === 'strict');
    const candidates = candidatesAmong(strict.map(({ file }) => ({ name: file, text: corpusText(file) })));
    const lines: string[] = [];

    for (const registered of loudRules()) {
      const seeder = seeders[registered.code];
      if (seeder === undefined) continue;
      test(registered.code, () => {
        const { texts, missed, alsoTold } = seedRule(registered, seeder, candidates, 50);
        const ofRam = texts.filter(({ policy }) => policy.recognition.dialect === 'ram').length;
        const original = texts.filter(({ isOriginal }) => isOriginal).length;
        const others = [...alsoTold].map(([code, times]) => `, also told by ${code} (${times})`);
        lines.push(
          `${registered.code}: ${texts.length - missed.length} of ${texts.length}, RAM ${ofRam}, IAM ${texts.length - ofRam}${original < texts.length ? `, only ${original} in their own layout` : ''}${others.toSorted().join('')}`,
        );
        assert.deepEqual(missed, []);
      });
    }

    test('in as many as mutation.golden.txt says', () => {
      matchesGolden(join(import.meta.dirname, 'mutation.golden.txt'), `${lines.join('\n')}\n`);
    });
  });
}

/** Examples, policies on which rules and schemas agree, and fixtures that show nothing wrong. */
function ownTexts(): readonly NamedText[] {
  const examples = filesBelow(join(root, 'examples')).filter((file) => /^(ram|iam)\/.+\.json$/.test(file));
  const fixtures = filesBelow(join(root, 'test/fixtures/rules')).filter((file) => /\/valid-.+\.jsonc$/.test(file));
  return [
    ...examples.map((name) => ({ name, text: readFileSync(join(root, 'examples', name), 'utf8') })),
    ...readPolicies('valid'),
    ...fixtures.map((name) => ({ name, text: readFixture(join(root, 'test/fixtures/rules', name)).text })),
  ];
}
