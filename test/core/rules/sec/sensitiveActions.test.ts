import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { dialects } from '../../../../server/src/core/document/dialect.ts';
import { destructiveActions } from '../../../../server/src/core/rules/sec/destructiveActions.ts';
import { keyDestroyingActions } from '../../../../server/src/core/rules/sec/keyDestroyingActions.ts';
import { networkOpeningActions } from '../../../../server/src/core/rules/sec/networkOpeningActions.ts';
import { passingPairs, passRole } from '../../../../server/src/core/rules/sec/passingPairs.ts';
import { permissionActions } from '../../../../server/src/core/rules/sec/permissionActions.ts';
import { remoteCommandActions } from '../../../../server/src/core/rules/sec/remoteCommandActions.ts';
import { secretReadingActions } from '../../../../server/src/core/rules/sec/secretReadingActions.ts';
import { testCatalogue } from '../../../support/catalogue.ts';

const lists = {
  permissionActions,
  keyDestroyingActions,
  secretReadingActions,
  remoteCommandActions,
  networkOpeningActions,
};

suite('lists of sensitive actions', () => {
  for (const dialect of dialects) {
    const catalogue = testCatalogue()[dialect];
    const isKnown = (action: string): boolean => catalogue.action(action)?.id === action;

    test(`${dialect}: every action is in the catalogue, spelt as there`, () => {
      const sensitive = Object.values(lists).flatMap((list) => list[dialect].map(({ action }) => action));
      const others = [
        ...destructiveActions[dialect],
        ...passingPairs[dialect].map(({ action }) => action),
        passRole[dialect].action,
      ];
      assert.deepEqual(
        [...sensitive, ...others].filter((action) => !isKnown(action)),
        [],
      );
    });

    test(`${dialect}: no list names an action twice`, () => {
      for (const [name, list] of Object.entries(lists)) {
        const actions = list[dialect].map(({ action }) => action);
        assert.equal(new Set(actions).size, actions.length, name);
      }
    });

    test(`${dialect}: a sort of resource is one that the action is known to be about`, () => {
      for (const { action, sort } of Object.values(lists).flatMap((list) => list[dialect])) {
        const forms = catalogue.action(action)?.resources.map(({ arn }) => arn) ?? [];
        if (sort === undefined || forms.length === 0) continue;
        const isAbout = forms.some((form) => form === '*' || new RegExp(`[:/]${sort}(?:[:/]|$)`).test(form));
        assert.ok(isAbout, `${action} is about ${forms.join(', ')}`);
      }
    });

    test(`${dialect}: nothing that destroys or is sensitive only reads, but for secrets`, () => {
      const { secretReadingActions: _, ...changing } = lists;
      const actions = [
        ...destructiveActions[dialect],
        ...Object.values(changing).flatMap((list) => list[dialect].map(({ action }) => action)),
      ];
      const reading = actions.filter((action) => /^(list|read)$/.test(catalogue.action(action)?.level ?? ''));
      assert.deepEqual(reading, []);
    });
  }
});
