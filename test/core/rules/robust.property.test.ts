import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { allRules } from '../../../server/src/core/rules/index.gen.ts';
import type { Level } from '../../../server/src/core/rules/rule.ts';
import type { Span } from '../../../server/src/core/text/span.ts';
import { filesBelow, readFixture } from '../../support/fixture.ts';
import { problemsOf } from '../../support/service.ts';

const folder = join(import.meta.dirname, '../../fixtures/rules');
const texts = filesBelow(folder)
  .filter((file) => file.endsWith('.jsonc'))
  .map((file) => readFixture(join(folder, file)).text);

/** Rules that are off are asked too. */
const levels: Readonly<Record<string, Level>> = Object.fromEntries(
  allRules.flatMap(({ code, rule }) => (rule.level === 'off' ? [[code, 'hint' as const]] : [])),
);

/** What people and merges leave in the middle of a text. */
const debris = fc.oneof(
  fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"',
    ':',
    ',',
    '\\',
    '//',
    '/*',
    '${',
    '<',
    '*',
    '?',
    '\n',
    '\r\n',
    '\t',
    '\u00a0',
  ),
  fc.constantFrom('，', '：', '“', '\ufeff', '\u200b', '\ud83d', '😀', 'null', 'true', '-1', '1e999', '__proto__'),
  fc.constantFrom('"Action": ', '"Condition": {', '"Effect": [', '"Statement": ', '"Principal": "*"', '"acs:', '"arn:'),
  fc.string({ maxLength: 4, unit: 'binary' }),
);

/** One slip: so many characters are taken out at a place, and something else is left there. */
const slip = fc.record({ at: fc.nat(), taken: fc.nat({ max: 12 }), left: fc.oneof(fc.constant(''), debris) });

const broken = fc
  .record({
    text: fc.constantFrom(...texts),
    slips: fc.array(slip, { minLength: 1, maxLength: 4 }),
    end: fc.option(fc.nat(), { nil: undefined }),
  })
  .map(({ text, slips, end }) => {
    const slipped = slips.reduce((before, { at, taken, left }) => {
      const start = at % (before.length + 1);
      return before.slice(0, start) + left + before.slice(start + taken);
    }, text);
    return end === undefined ? slipped : slipped.slice(0, end % (slipped.length + 1));
  });

test('no broken text makes a rule throw or point outside of it', () => {
  fc.assert(
    fc.property(
      broken,
      fc.constantFrom('json', 'jsonc', 'plaintext'),
      fc.constantFrom({}, { claimed: true }, { dialect: 'iam', kind: 'trust' } as const),
      (text, languageId, said) => {
        const isWithin = ({ start, end }: Span): boolean => start >= 0 && start <= end && end <= text.length;
        for (const { code, span, related, fixes, message } of problemsOf(text, { ...said, languageId, levels })) {
          const places = [
            span,
            ...related.map((place) => place.span),
            ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.span)),
          ];
          assert.ok(places.every(isWithin), `${code} at ${JSON.stringify(places)} of ${text.length}`);
          assert.notEqual(message, '', code);
        }
      },
    ),
    { numRuns: 500 },
  );
});
