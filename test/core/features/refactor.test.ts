import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import type { FeatureContext } from '../../../server/src/core/features/context.ts';
import { type KindedOffer, refactorings } from '../../../server/src/core/features/refactor/refactorings.ts';
import { applyEdits } from '../../../server/src/core/text/edit.ts';
import { type Span, span } from '../../../server/src/core/text/span.ts';
import { featureContext } from '../../support/asker.ts';
import { matchesGolden } from '../../support/golden.ts';
import { documentOf } from '../../support/service.ts';
import { holdsItsPromise, isPossible } from './refactorLaws.ts';

/** One folder for each sort of refactoring, named as the last word of its kind. */
const folder = join(import.meta.dirname, '../../fixtures/refactor');

/** Limits that a short text comes near to. */
const contexts: Readonly<Record<string, Partial<FeatureContext>>> = {
  fitLimit: { limits: { 'ram.customPolicy': 420, 'iam.managedPolicy': 330 } },
};

/** A text with one `|` for the cursor, or with two around a selection. */
function readMarked(file: string): { readonly text: string; readonly range: Span } {
  const [before = '', selected = '', after] = readFileSync(file, 'utf8').split('|');
  if (after === undefined) return { text: before + selected, range: span(before.length, before.length) };
  return { text: before + selected + after, range: span(before.length, before.length + selected.length) };
}

/** What is offered: in both languages, what it does to access, and the text afterwards or why there is none. */
function describeOffers(text: string, offers: readonly KindedOffer[], chinese: readonly KindedOffer[]): string {
  if (offers.length === 0) return 'nothing\n';
  const parts = offers.map((offer, index) => {
    const other = chinese[index];
    assert.ok(other !== undefined);
    if (!isPossible(offer)) {
      assert.ok('reason' in other);
      return `${offer.title}\n${other.title}\nimpossible: ${offer.reason}\n${other.reason}\n`;
    }
    const blanks = offer.blanks === undefined ? '' : `to fill in: ${offer.blanks.join(' ')}\n`;
    return `${offer.title}\n${other.title}\n${offer.access}\n${blanks}\n${applyEdits(text, offer.edits)}`;
  });
  return parts.join('\n');
}

for (const sort of readdirSync(folder)) {
  suite(`refactoring ${sort}`, () => {
    for (const file of readdirSync(join(folder, sort)).filter((name) => /\.jsonc?$/.test(name))) {
      test(file, () => {
        const { text, range } = readMarked(join(folder, sort, file));
        const document = documentOf(text, { languageId: file.endsWith('c') ? 'jsonc' : 'json' });
        const offersFor = (locale: 'en' | 'zh-cn'): readonly KindedOffer[] =>
          refactorings(document, range, ['refactor'], featureContext({ ...contexts[sort], locale })).filter(
            ({ kind }) => kind.endsWith(`.rampart.${sort}`),
          );
        const offers = offersFor('en');
        matchesGolden(
          join(folder, sort, file.replace(/\.jsonc?$/, '.after.txt')),
          describeOffers(text, offers, offersFor('zh-cn')),
        );
        const [policy] = document.policies;
        assert.ok(policy);
        for (const offer of offers.filter(isPossible)) holdsItsPromise(document, policy, offer);
      });
    }
  });
}
