import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { loudRules, seeders, withoutSeeder } from '../corpus/mutation/loudRules.ts';

suite('every rule that raises errors is tried by mutation', () => {
  for (const { code } of loudRules()) {
    test(`${code} has a seeder, or a reason why it has none`, () => {
      assert.notEqual(seeders[code] === undefined, withoutSeeder[code] === undefined);
    });
  }

  test('each seeder and each reason belongs to such a rule', () => {
    const codes = loudRules().map(({ code }) => code);
    assert.deepEqual(
      [...Object.keys(seeders), ...Object.keys(withoutSeeder)].filter((code) => !codes.includes(code)),
      [],
    );
  });
});
