import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { joinParts, shareParts, unreadWords } from '../../server/tools/bundling.ts';

suite('schemas in a bundle', () => {
  test('any JSON value comes back from its parts', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        assert.deepEqual(joinParts(JSON.parse(JSON.stringify(shareParts(plain)))), plain);
      }),
    );
  });

  test('what is repeated stands once', () => {
    const text = 'Whether the statement allows or denies.';
    const parts = shareParts({ a: { text }, b: { text }, c: [text, '1', 1] });
    assert.equal(JSON.stringify(parts).split(text).length, 2);
    assert.deepEqual(joinParts(parts), { a: { text }, b: { text }, c: [text, '1', 1] });
  });

  test('the grammar declares none of the words that are left out', () => {
    const declared = readFileSync(
      new URL('../../server/src/core/grammar/schemaFiles.ts', import.meta.url),
      'utf8',
    ).matchAll(/^\s+readonly '?([\w$-]+)'?\??:/gm);
    const words = [...declared].map(([, word]) => word ?? '');
    assert.ok(words.includes('markdownDescription'));
    assert.deepEqual(
      words.filter((word) => unreadWords.has(word)),
      [],
    );
  });
});
