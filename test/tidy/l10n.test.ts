import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { filesBelow } from '../support/fixture.ts';

const root = join(import.meta.dirname, '../..');
const chinese = JSON.parse(readFileSync(join(root, 'client/l10n/bundle.l10n.zh-cn.json'), 'utf8')) as Readonly<
  Record<string, string>
>;

suite('sentences of the client', () => {
  const said = new Set(
    filesBelow(join(root, 'client/src'))
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => sentencesOf(readFileSync(join(root, 'client/src', file), 'utf8'))),
  );

  test('are found in its sources', () => {
    assert.ok(said.size > 50, `${said.size} sentences`);
  });

  test('have their Chinese, with the same places for texts', () => {
    assert.deepEqual(
      [...said].filter((sentence) => chinese[sentence] === undefined),
      [],
      'without Chinese',
    );
    const placesOf = (text: string): readonly string[] => [...new Set(text.match(/\{\d\}/g))].sort();
    for (const [sentence, translation] of Object.entries(chinese)) {
      assert.deepEqual(placesOf(translation), placesOf(sentence), sentence);
    }
  });

  test('are all still said', () => {
    assert.deepEqual(
      Object.keys(chinese).filter((sentence) => !said.has(sentence)),
      [],
    );
  });

  test('of the manifest are there in both languages', () => {
    const words = (name: string): readonly string[] =>
      Object.keys(JSON.parse(readFileSync(join(root, name), 'utf8')) as object);
    assert.deepEqual(words('package.nls.zh-cn.json'), words('package.nls.json'));
    const used = readFileSync(join(root, 'package.json'), 'utf8').matchAll(/"%([\w.]+)%"/g);
    assert.deepEqual(new Set([...used].map(([, name]) => name)), new Set(words('package.nls.json')));
  });
});

/** The first argument of each call of `t` and `l10n.t`, as far as it is a text. */
function sentencesOf(source: string): readonly string[] {
  const calls = source.matchAll(/\bt\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/g);
  return [...calls].map(([, single, double]) => (single ?? double ?? '').replace(/\\(.)/g, '$1'));
}
