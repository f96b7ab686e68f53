import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Policy } from '../../server/src/core/document/policy.ts';
import { isWhole } from '../../server/src/core/document/policyDocument.ts';
import type { Span } from '../../server/src/core/text/span.ts';
import { holdsItsPromise, offersIn, placesIn, timesUntilStable } from '../core/features/refactorLaws.ts';
import { featureContext } from '../support/asker.ts';
import { corpusFolder, corpusText } from '../support/corpus.ts';
import { filesBelow } from '../support/fixture.ts';
import { documentOf } from '../support/service.ts';

const folder = corpusFolder;
/** Places of a policy that are tried, evenly spread; some policies have thousands. */
const mostPlaces = 8;
/** Longer policies are no policies of people; what holds for two hundred actions holds for two thousand. */
const longestText = 20_000;
/** Merges make room for merges. */
const mostTimes = 8;

if (folder === undefined) {
  test('no corpus: RAMPART_CORPUS names no folder, so refactorings were not tried on published policies', () => {});
} else {
  suite('refactorings of published policies', () => {
    const context = featureContext();
    const documents = filesBelow(folder)
      .filter((file) => /\.json$/.test(file))
      .map((file) => ({ file, document: documentOf(corpusText(file), { languageId: 'jsonc' }) }))
      .filter(({ document }) => document.text.length <= longestText);
    const kinds = new Set<string>();

    test('leave a text that parses, mean what they declare, and come to an end', () => {
      for (const { file, document } of documents) {
        for (const policy of document.policies.filter((each) => isWhole(document, each))) {
          for (const { offer, range } of offersIn(document, policy, context, somePlaces(policy))) {
            kinds.add(offer.kind);
            try {
              holdsItsPromise(document, policy, offer);
              assert.ok(timesUntilStable(document, policy, offer, range, context) <= mostTimes);
            } catch (error) {
              throw new Error(`${file} at ${range.start}: ${offer.title}`, { cause: error });
            }
          }
        }
      }
    });

    test('are of every sort', () => {
      assert.equal(kinds.size, 13, [...kinds].toSorted().join('\n'));
    });
  });
}

function somePlaces(policy: Policy): readonly Span[] {
  const places = placesIn(policy);
  const step = Math.ceil(places.length / mostPlaces);
  return places.filter((_, index) => index % step === 0);
}
