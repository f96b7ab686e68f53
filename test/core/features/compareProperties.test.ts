import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { AccessPolicy } from '../../../server/src/core/access/accessPolicy.ts';
import { resourceCovers } from '../../../server/src/core/access/cover.ts';
import { type AccessChange, diff } from '../../../server/src/core/access/diff.ts';
import { evaluate, type Request } from '../../../server/src/core/access/evaluate.ts';
import { dialects } from '../../../server/src/core/document/dialect.ts';
import type { PolicyDocument } from '../../../server/src/core/document/policyDocument.ts';
import { comparePolicies, type PolicyDifference } from '../../../server/src/core/features/compare/comparePolicies.ts';
import { differenceSentence } from '../../../server/src/core/features/compare/differenceSentence.ts';
import { changedPart } from '../../../server/src/core/features/describe/accessChange.ts';
import { accessAs } from '../../../server/src/core/features/describe/policyPair.ts';
import { testCatalogue } from '../../support/catalogue.ts';
import { documentOf } from '../../support/service.ts';
import { policyPairs, type RawPolicy, requests } from '../access/randomPolicies.ts';

/** The same policies in every run. */
const seed = 20261129;
const context = { catalogue: testCatalogue(), locale: 'en' } as const;
type Kind = PolicyDifference['kind'];
const opposite: Readonly<Record<Kind, Kind>> = {
  gained: 'lost',
  widened: 'narrowed',
  lost: 'gained',
  narrowed: 'widened',
};

for (const dialect of dialects) {
  const shared = { dialect, kind: 'permission' } as const;
  const read = (policy: RawPolicy): PolicyDocument => documentOf(JSON.stringify(policy, undefined, 2), shared);
  const accessTo = (document: PolicyDocument): AccessPolicy =>
    accessAs(document.policies[0] ?? assert.fail(document.text), shared);
  const allows = (policy: AccessPolicy, request: Request): boolean => evaluate([policy], request).outcome === 'Allow';

  suite(`comparing policies of ${dialect} drawn by chance`, () => {
    test('finds no difference to itself, and backwards the opposite of each', () => {
      let different = 0;
      fc.assert(
        fc.property(policyPairs(dialect), ([one, other]) => {
          const [before, after] = [read(one), read(other)];
          assert.equal(comparePolicies(before, before, context).isSame, true);
          const there = comparePolicies(before, after, context);
          const back = comparePolicies(after, before, context);
          assert.equal(there.refusal, undefined);
          if (!there.isSame) different++;
          const kinds = (differences: readonly PolicyDifference[]): readonly Kind[] =>
            differences.map(({ kind }) => kind).toSorted();
          assert.deepEqual(
            kinds(there.differences),
            kinds(back.differences.map((each) => ({ ...each, kind: opposite[each.kind] }))),
          );
          for (const { sentence } of there.differences) {
            assert.match(sentence, /^.+ (?:is|was) allowed .+\.$/);
            assert.doesNotMatch(sentence, /\{\d\}|undefined/);
          }
        }),
        { seed, numRuns: 200 },
      );
      assert.ok(different > 100);
    });

    test('claims nothing that a request refutes', () => {
      const pool = fc.sample(requests(dialect, 'absent'), { seed, numRuns: 400 });
      const seen = { apart: 0, elsewhere: 0 };
      const check = (
        kind: Kind,
        change: AccessChange,
        policy: AccessPolicy,
        other: AccessPolicy,
        document: PolicyDocument,
      ): void => {
        const sentence = differenceSentence(kind, change, { policy, other, document, ...context });
        const part: AccessPolicy = { ...policy, allows: [changedPart(change, policy, other)] };
        const elsewhere = /now only on ([^ ]+(?:, [^ ]+)*)\.$/.exec(sentence)?.[1]?.split(', ');
        for (const request of pool) {
          if (/was not before|is not any more/.test(sentence) && allows(part, request)) {
            seen.apart++;
            assert.ok(!allows(other, request), `${sentence}\n${JSON.stringify(request)}`);
          }
          const [asked] = request.checks;
          if (elsewhere !== undefined && asked?.action.toLowerCase() === change.action?.text.toLowerCase()) {
            seen.elsewhere++;
            // The engine reads a star in `${*}` as one of the request; here nobody does.
            const isThere = elsewhere.some(
              (each) => each.includes('${') || resourceCovers(each, asked?.resource ?? '', dialect),
            );
            assert.ok(isThere || !allows(other, request), `${sentence}\n${JSON.stringify(request)}`);
          }
        }
      };
      fc.assert(
        fc.property(policyPairs(dialect), ([one, other]) => {
          const [before, after] = [read(one), read(other)];
          const [then, now] = [accessTo(before), accessTo(after)];
          const { gained, widened, lost, narrowed } = diff(then, now);
          for (const change of gained) check('gained', change, now, then, after);
          for (const change of widened) check('widened', change, now, then, after);
          for (const change of lost) check('lost', change, then, now, before);
          for (const change of narrowed) check('narrowed', change, then, now, before);
        }),
        { seed, numRuns: 200 },
      );
      assert.ok(seen.apart > 500 && seen.elsewhere > 500, JSON.stringify(seen));
    });
  });
}
