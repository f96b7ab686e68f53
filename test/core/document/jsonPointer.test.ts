import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { pointerTo, resolvePointer } from '../../../server/src/core/document/jsonPointer.ts';
import { parseValue } from '../../../server/src/core/document/parse.ts';
import { span } from '../../../server/src/core/text/span.ts';

const text = '{ "a": [1, { "b/c": "x", "~": 2 }], "twice": 1, "twice": 2, "open": }';
const root = parseValue(text, 0)?.root;
assert.ok(root);

function pointed(pointer: string): string | undefined {
  assert.ok(root);
  const part = resolvePointer(root, pointer);
  return part && text.slice(part.span.start, part.span.end);
}

function pointerOf(piece: string): string {
  assert.ok(root);
  const start = text.indexOf(piece);
  return pointerTo(root, span(start, start + piece.length));
}

suite('JSON Pointers', () => {
  test('name members with their names, and items', () => {
    assert.equal(pointed(''), text);
    assert.equal(pointed('/a/0'), '1');
    assert.equal(pointed('/a/1/b~1c'), '"b/c": "x"');
    assert.equal(pointed('/a/1/~0'), '"~": 2');
    assert.equal(pointed('/open'), '"open"');
  });

  test('name the later of two members, as most readers do', () => {
    assert.equal(pointed('/twice'), '"twice": 2');
  });

  test('that lead nowhere name nothing', () => {
    for (const pointer of ['/b', '/a/2', '/a/0/x', 'a', '/a/1/b', '/'])
      assert.equal(pointed(pointer), undefined, pointer);
  });

  test('are found for the smallest part that holds a place', () => {
    assert.equal(pointerOf('"x"'), '/a/1/b~1c');
    assert.equal(pointerOf('"~"'), '/a/1/~0');
    assert.equal(pointerOf('1, {'), '/a');
    assert.equal(pointerOf('], "twice"'), '');
  });
});
