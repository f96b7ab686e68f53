import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  appendItem,
  indentUnit,
  insertMember,
  lineBreak,
  lineIndent,
  outdent,
  reindent,
  removeItem,
  removeMember,
  replaceNode,
  replaceString,
  unnest,
} from '../../../server/src/core/document/edits.ts';
import { headline } from '../../../server/src/core/document/headline.ts';
import type { ArrayNode, JsonNode, ObjectNode } from '../../../server/src/core/document/jsonNode.ts';
import { parseValue } from '../../../server/src/core/document/parse.ts';
import { listAround, policyAround } from '../../../server/src/core/document/wrap.ts';
import { applyEdits, type Edit } from '../../../server/src/core/text/edit.ts';

function rootOf(text: string): JsonNode {
  const root = parseValue(text, 0)?.root;
  assert.ok(root !== undefined);
  return root;
}

function objectIn(text: string): ObjectNode {
  const root = rootOf(text);
  assert.ok(root.type === 'object');
  return root;
}

function listIn(text: string): ArrayNode {
  const root = rootOf(text);
  assert.ok(root.type === 'array');
  return root;
}

function after(text: string, ...edits: readonly Edit[]): string {
  return applyEdits(text, edits);
}

suite('removeItem', () => {
  const rows: readonly (readonly [text: string, index: number, result: string])[] = [
    ['["a", "b", "c"]', 0, '["b", "c"]'],
    ['["a", "b", "c"]', 1, '["a", "c"]'],
    ['["a", "b", "c"]', 2, '["a", "b"]'],
    ['["a"]', 0, '[]'],
    ['["a",]', 0, '[]'],
    ['[\n  "a",\n  "b"\n]', 0, '[\n  "b"\n]'],
    ['[\r\n\t"a",\r\n\t"b"\r\n]', 1, '[\r\n\t"a"\r\n]'],
  ];
  for (const [text, index, result] of rows) {
    test(`takes item ${index} out of ${JSON.stringify(text)}`, () => {
      const list = listIn(text);
      const item = list.items[index];
      assert.ok(item !== undefined);
      assert.equal(after(text, removeItem(text, list, item)), result);
    });
  }

  test('takes several out at once', () => {
    const text = '["a", "b", "c", "d"]';
    const list = listIn(text);
    const edits = [0, 1, 3]
      .flatMap((index) => list.items.slice(index, index + 1))
      .map((item) => removeItem(text, list, item));
    assert.equal(after(text, ...edits), '["c"]');
  });
});

suite('removeMember', () => {
  const rows: readonly (readonly [text: string, index: number, result: string])[] = [
    ['{"a": 1, "b": 2}', 0, '{"b": 2}'],
    ['{"a": 1, "b": 2}', 1, '{"a": 1}'],
    ['{"a": 1, "b": 2,}', 1, '{"a": 1,}'],
    ['{\n  "a": {\n    "x": 1\n  },\n  "b": 2\n}', 0, '{\n  "b": 2\n}'],
    ['{"a": 1}', 0, '{}'],
  ];
  for (const [text, index, result] of rows) {
    test(`takes member ${index} out of ${JSON.stringify(text)}`, () => {
      const owner = objectIn(text);
      const member = owner.members[index];
      assert.ok(member !== undefined);
      assert.equal(after(text, removeMember(text, owner, member)), result);
    });
  }
});

suite('insertMember', () => {
  const rows: readonly (readonly [text: string, place: 'first' | 'last', result: string])[] = [
    ['{"a": 1}', 'first', '{"n": 0, "a": 1}'],
    ['{"a": 1}', 'last', '{"a": 1, "n": 0}'],
    ['{ "a": 1, }', 'last', '{ "a": 1, "n": 0, }'],
    ['{\n  "a": 1\n}', 'first', '{\n  "n": 0,\n  "a": 1\n}'],
    ['{\r\n\t"a": 1\r\n}', 'last', '{\r\n\t"a": 1,\r\n\t"n": 0\r\n}'],
    ['{}', 'first', '{\n  "n": 0\n}'],
    ['{\n}', 'last', '{\n  "n": 0\n}'],
    ['{\n"a": 1\n}', 'first', '{\n"n": 0,\n"a": 1\n}'],
  ];
  for (const [text, place, result] of rows) {
    test(`writes a member ${place} into ${JSON.stringify(text)}`, () => {
      assert.equal(after(text, insertMember(text, objectIn(text), 'n', '0', place)), result);
    });
  }

  test('indents a value of several lines', () => {
    const text = '{\n    "a": 1\n}';
    const edit = insertMember(text, objectIn(text), 'n', '[\n    2\n]', 'last');
    assert.equal(after(text, edit), '{\n    "a": 1,\n    "n": [\n        2\n    ]\n}');
  });
});

suite('appendItem', () => {
  const rows: readonly (readonly [text: string, result: string])[] = [
    ['["a"]', '["a", "n"]'],
    ['["a",]', '["a", "n",]'],
    ['[]', '["n"]'],
    ['[\n  "a",\n  "b"\n]', '[\n  "a",\n  "b",\n  "n"\n]'],
  ];
  for (const [text, result] of rows) {
    test(`writes an item into ${JSON.stringify(text)}`, () => {
      assert.equal(after(text, appendItem(text, listIn(text), '"n"')), result);
    });
  }
});

suite('unnest', () => {
  const rows: readonly (readonly [text: string, result: string])[] = [
    ['[["a", "b"], "c"]', '["a", "b", "c"]'],
    ['["a", []]', '["a"]'],
    ['[\n  [\n    1,\n    2\n  ]\n]', '[\n  1,\n  2\n]'],
  ];
  for (const [text, result] of rows) {
    test(`takes the inner list of ${JSON.stringify(text)} apart`, () => {
      const list = listIn(text);
      const inner = list.items.find((item) => item.type === 'array');
      assert.ok(inner?.type === 'array');
      assert.equal(after(text, unnest(text, list, inner)), result);
    });
  }
});

suite('replacing a value', () => {
  test('writes a string with the escapes it needs', () => {
    const text = '["a"]';
    const [item] = listIn(text).items;
    assert.ok(item?.type === 'string');
    assert.equal(after(text, replaceString(item, 'b"\\')), '["b\\"\\\\"]');
    assert.equal(after(text, replaceNode(item, '{}')), '[{}]');
  });
});

suite('the layout of a text', () => {
  test('is read off its own lines', () => {
    assert.equal(indentUnit('{\n\t"a": 1\n}'), '\t');
    assert.equal(indentUnit('{\n    "a": 1\n}'), '    ');
    assert.equal(indentUnit('{"a": 1}'), '  ');
    assert.equal(lineIndent('{\n    "a": 1', 10), '    ');
    assert.equal(lineBreak('{\r\n}'), '\r\n');
    assert.equal(lineBreak('{}'), '\n');
  });

  test('is moved as a whole, empty lines left empty', () => {
    assert.equal(reindent('[\n\n  1\r\n]', '  '), '[\n\n    1\r\n  ]');
    const text = '  - [\n      1,\n\n    2\n  ]';
    assert.equal(outdent(text, { start: 4, end: text.length }), '[\n    1,\n\n  2\n]');
  });
});

suite('wrapping statements', () => {
  test('stays on one line where the statement does', () => {
    assert.equal(policyAround(listAround(['{"a": 1}']), '1'), '{ "Version": "1", "Statement": [{"a": 1}] }');
    assert.equal(listAround(['1', '2']), '[1, 2]');
    assert.equal(listAround([]), '[]');
  });

  test('goes one step deeper for each layer, with the indentation and line ends of the statement', () => {
    assert.equal(
      policyAround(listAround(['{\r\n\t"a": 1\r\n}', '{}']), '2012-10-17'),
      [
        '{',
        '\t"Version": "2012-10-17",',
        '\t"Statement": [',
        '\t\t{',
        '\t\t\t"a": 1',
        '\t\t},',
        '\t\t{}',
        '\t]',
        '}',
      ].join('\r\n'),
    );
  });
});

suite('headline', () => {
  const rows: readonly (readonly [text: string, marked: string])[] = [
    ['{"Version": "1", "Statement": []}', '{"Version"'],
    ['{\n  "Version": "1"\n}', '"Version"'],
    ['[{ "Effect": "Allow" }]', '[{ "Effect"'],
    ['[\n  {}, {"Effect": "Allow"}\n]', '"Effect"'],
    ['{}', '{}'],
    ['[\r\n]', '['],
  ];
  for (const [text, marked] of rows) {
    test(`of ${JSON.stringify(text)} is ${marked}`, () => {
      const { start, end } = headline(text, rootOf(text));
      assert.equal(text.slice(start, end), marked);
    });
  }
});
