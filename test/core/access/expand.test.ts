import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { accessLevels, expand, expandIds, groupByLevel } from '../../../server/src/core/access/expand.ts';
import type { Action } from '../../../server/src/core/catalogue/catalogue.ts';
import { actionMatches, parseActionPattern } from '../../../server/src/core/document/actionPattern.ts';
import { testCatalogue } from '../../support/catalogue.ts';

const { ram, iam } = testCatalogue();

function idsOf(text: string, catalogue = ram): readonly string[] {
  return expand(parseActionPattern(text), catalogue).map((action) => action.id);
}

suite('expand', () => {
  test('gives the one action that a plain text names, in the spelling of the catalogue', () => {
    assert.deepEqual(idsOf('kms:decrypt'), ['kms:Decrypt']);
    assert.deepEqual(idsOf('kms:Decrypting'), []);
  });

  test('gives all actions of a pattern in alphabetical order', () => {
    assert.deepEqual(idsOf('sts:AssumeRole*'), ['sts:AssumeRole', 'sts:AssumeRoleWithOIDC', 'sts:AssumeRoleWithSAML']);
    const described = idsOf('cloudhsm:Describe*', iam);
    assert.ok(described.includes('cloudhsm:DescribeBackups') && described.includes('cloudhsm:DescribeClusters'));
    assert.deepEqual(described, described.toSorted());
  });

  test('takes a wildcard before the colon', () => {
    const ids = idsOf('*:DescribeSecurityGroups');
    assert.ok(ids.includes('ecs:DescribeSecurityGroups'));
    assert.ok(ids.every((id) => id.endsWith(':DescribeSecurityGroups')));
  });

  test('gives every known action for a star', () => {
    const every = ram.services.flatMap(({ prefix }) => ram.actionsOf(prefix));
    assert.deepEqual(new Set(idsOf('*')), new Set(every.map((action) => action.id)));
  });

  test('gives nothing for a service without a list', () => assert.deepEqual(idsOf('dataphin:*'), []));

  test('gives exactly the known actions that the pattern matches', () => {
    const every = idsOf('*');
    fc.assert(
      fc.property(patterns(every), (text) => {
        const pattern = parseActionPattern(text);
        const expected = every.filter((id) => actionMatches(pattern, id));
        assert.deepEqual(new Set(idsOf(text)), new Set(expected));
        assert.deepEqual(expandIds(pattern, ram), idsOf(text));
      }),
      { numRuns: 60 },
    );
  });
});

suite('groupByLevel', () => {
  test('puts the harmless levels first and leaves out empty ones', () => {
    const groups = groupByLevel(expand(parseActionPattern('yundun-hsm:*'), ram));
    const order = groups.map((group) => accessLevels.indexOf(group.level));
    assert.deepEqual(order, order.toSorted());
    assert.ok(groups.every((group) => group.actions.length > 0));
  });

  test('keeps every action once, with its own level', () => {
    const actions = expand(parseActionPattern('kms:*'), ram);
    const groups = groupByLevel(actions);
    for (const { level, actions: group } of groups) assert.ok(group.every((action: Action) => action.level === level));
    assert.deepEqual(new Set(groups.flatMap((group) => group.actions)), new Set(actions));
    assert.equal(
      groups.reduce((sum, group) => sum + group.actions.length, 0),
      actions.length,
    );
  });

  test('gives no group for no action', () => assert.deepEqual(groupByLevel([]), []));
});

/** Real actions with a stretch of their text replaced by a wildcard. */
function patterns(ids: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...ids), fc.nat(), fc.nat(), fc.constantFrom('*', '?', ''))
    .map(([id, start, length, wildcard]) => {
      const from = start % id.length;
      return id.slice(0, from) + wildcard + id.slice(from + (length % (id.length - from + 1)));
    });
}
