import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { suite, test } from 'node:test';
import { allRules } from '../../server/src/core/rules/index.gen.ts';
import { filesBelow } from '../support/fixture.ts';

const root = join(import.meta.dirname, '../..');
const codes = allRules.map(({ code }) => code).toSorted();

suite('every rule stands with what belongs to it', () => {
  test('each page belongs to a rule', () => {
    const pages = filesBelow(join(root, 'server/src/core/rules')).filter((file) => file.endsWith('.md'));
    assert.deepEqual(pages.map((file) => file.slice(0, -'.md'.length)).toSorted(), codes);
  });

  test('each fixture folder belongs to a rule', () => {
    const folders = new Set(filesBelow(join(root, 'test/fixtures/rules')).map((file) => dirname(file)));
    assert.deepEqual(
      [...folders].filter((folder) => !codes.includes(folder)),
      [],
    );
  });

  for (const code of codes) {
    test(`${code} is tried on right and wrong text`, () => {
      const [group = '', name = ''] = code.split('/');
      const fixtures = filesBelow(join(root, 'test/fixtures/rules')).filter((file) => dirname(file) === code);
      const unitTests = filesBelow(join(root, 'test/core/rules')).filter((file) => file === `${group}/${name}.test.ts`);
      const both = ['valid-', 'invalid-'].every((start) =>
        fixtures.some((file) => file.startsWith(`${code}/${start}`)),
      );
      assert.ok(both || unitTests.length > 0, 'neither fixtures of both sorts nor a unit test');
    });
  }
});
