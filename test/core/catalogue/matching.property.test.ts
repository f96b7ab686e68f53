import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { actionMatches, parseActionPattern } from '../../../server/src/core/document/actionPattern.ts';
import { testCatalogue } from '../../support/catalogue.ts';

const { ram, iam } = testCatalogue();

describe('actionsMatching', () => {
  for (const dialect of [ram, iam]) {
    const all = dialect.services.flatMap(({ prefix }) => dialect.actionsOf(prefix));

    /** A real action with stretches of it put under wildcards and its letter case changed here and there. */
    const fromAction = fc
      .tuple(
        fc.constantFrom(...all),
        fc.array(fc.tuple(fc.nat(60), fc.nat(60), fc.constantFrom('*', '?', '**', '')), { maxLength: 3 }),
        fc.boolean(),
      )
      .map(([{ id }, cuts, upper]) => {
        const text = cuts.reduce(
          (rest, [start, length, wildcard]) => rest.slice(0, start) + wildcard + rest.slice(start + length),
          id,
        );
        return upper ? text.toUpperCase() : text;
      });
    const fromLetters = fc.string({ unit: fc.constantFrom('*', '?', ':', 'e', 'c', 's', 'k', 'D', 't'), maxLength: 8 });

    it(`of ${dialect.dialect} gives exactly the actions that the pattern matches`, () => {
      fc.assert(
        fc.property(fc.oneof(fromAction, fromLetters), (text) => {
          const pattern = parseActionPattern(text);
          const expected = all.filter((action) => actionMatches(pattern, action.id)).map((action) => action.id);
          const found = dialect.actionsMatching(pattern).map((action) => action.id);
          assert.deepEqual(found.toSorted(), expected.toSorted());
        }),
        { numRuns: 300 },
      );
    });
  }
});
