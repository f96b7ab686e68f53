import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { distance, nearest } from '../../../server/src/core/text/nearest.ts';

describe('distance', () => {
  const cases: readonly (readonly [left: string, right: string, steps: number])[] = [
    ['', '', 0],
    ['', 'kms', 3],
    ['kms', 'kms', 0],
    ['KMS', 'kms', 0],
    ['Effect', 'Efect', 1],
    ['Effect', 'Effects', 1],
    ['Effect', 'Affect', 1],
    ['Effect', 'Efefct', 1],
    ['Delete', 'Create', 4],
    ['Statement', 'Stetamnet', 3],
  ];
  for (const [left, right, steps] of cases) {
    it(`takes ${steps} steps from "${left}" to "${right}" and back`, () => {
      assert.equal(distance(left, right), steps);
      assert.equal(distance(right, left), steps);
    });
  }

  it('is zero only for texts that differ in letter case at most', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (left, right) => {
        assert.equal(distance(left, right) === 0, left.toLowerCase() === right.toLowerCase());
      }),
    );
  });

  it('agrees with the limit: exact up to it, above it beyond', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), fc.nat(6), (left, right, limit) => {
        const steps = distance(left, right);
        const limited = distance(left, right, limit);
        if (steps <= limit) assert.equal(limited, steps);
        else assert.ok(limited > limit);
      }),
    );
  });
});

describe('nearest', () => {
  const elements = ['Version', 'Statement', 'Effect', 'Action', 'NotAction', 'Resource', 'Principal', 'Condition'];
  const cases: readonly (readonly [text: string, expected: string | undefined])[] = [
    ['Statemnet', 'Statement'],
    ['actions', 'Action'],
    ['Resuorce', 'Resource'],
    ['Conditions', 'Condition'],
    ['Banana', undefined],
    ['', undefined],
  ];
  for (const [text, expected] of cases) {
    it(`takes "${text}" for ${expected ?? 'nothing'}`, () => assert.equal(nearest(text, elements), expected));
  }

  it('does not choose between two that are equally near', () => {
    assert.equal(nearest('cat', ['bat', 'rat']), undefined);
    assert.equal(nearest('cat', ['bat', 'cat', 'rat']), 'cat');
  });
});
