import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { JsonNode } from '../../../server/src/core/document/jsonNode.ts';
import { type ParsedValue, parseValue, type SyntaxCause } from '../../../server/src/core/document/parse.ts';
import type { Span } from '../../../server/src/core/text/span.ts';

function parsed(text: string, start: number = 0): ParsedValue {
  const value = parseValue(text, start);
  assert.ok(value !== undefined, 'no value was read');
  return value;
}

/** The tree as plain JSON, members without a value left out. */
function asJson(node: JsonNode): unknown {
  if (node.type === 'array') return node.items.map(asJson);
  if (node.type !== 'object') return node.value;
  return Object.fromEntries(
    node.members.flatMap(({ name, value }) => (value === undefined ? [] : [[name.value, asJson(value)]])),
  );
}

function spansOf(node: JsonNode): readonly Span[] {
  if (node.type === 'array') return [node.span, ...node.items.flatMap(spansOf)];
  if (node.type !== 'object') return [node.span];
  const members = node.members.flatMap(({ span, name, value }) => [span, name.span, ...(value ? spansOf(value) : [])]);
  return [node.span, ...members];
}

/** Snippets that make a parser stumble, so that random joins of them reach deep into it. */
const snippets = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'{ } [ ] , : " \\ / // /* */ \n \r\n \r \t true null 01 -1. 1e9 ${ }} \u00a0 “ ： \u200b \ud800'.split(' '),
        '"Statement"',
        '"Effect": "Allow"',
        ' ',
      ),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

suite('parseValue', () => {
  const rows: readonly (readonly [text: string, cause: SyntaxCause, marked: string])[] = [
    ['{"a": 1 "b": 2}', 'comma missing', '"b"'],
    ['["a" "b"]', 'comma missing', '"b"'],
    ['{"a" 1}', 'colon missing', '1'],
    ['{"a": }', 'value missing', '}'],
    ['{"a": 1, 2: 3}', 'name missing', '2'],
    ['{"a": {"b": 1}', 'brace missing', ''],
    ['["a"', 'bracket missing', ''],
    ['{"a": "b\n}', 'string not closed', '"b'],
    ['{"a": 1 /* b }', 'comment not closed', '/* b }'],
    ['["a\\_b"]', 'bad escape', '"a\\_b"'],
    ['["a\\u00zz"]', 'bad escape', '"a\\u00zz"'],
    ['[1.]', 'bad number', '1.'],
    ['[1e]', 'bad number', '1e'],
    ['{"a": Allow}', 'unexpected text', 'Allow'],
    ['{"a": \ue000\ue000\ue000}', 'template expression', '\ue000\ue000\ue000'],
  ];
  for (const [text, cause, marked] of rows) {
    test(`tells "${cause}" first in ${JSON.stringify(text)}`, () => {
      const [fault] = parsed(text).faults;
      assert.equal(fault?.cause, cause);
      assert.equal(text.slice(fault?.span.start, fault?.span.end), marked);
    });
  }

  test('keeps what it understood of a broken text', () => {
    const { root } = parsed('{"Effect": "Allow" "Action": ["a", "b"');
    assert.deepEqual(asJson(root), { Effect: 'Allow', Action: ['a', 'b'] });
    assert.equal(root.type === 'object' && root.closed, false);
  });

  test('reads over comments and trailing commas and remembers them', () => {
    const text = '{ // one\n "a": [1, /* two */ 2,], }';
    const { faults, comments, trailingCommas } = parsed(text);
    assert.deepEqual(faults, []);
    assert.deepEqual(
      comments.map(({ start, end }) => text.slice(start, end)),
      ['// one', '/* two */'],
    );
    assert.deepEqual(
      trailingCommas.map(({ start }) => start),
      [text.indexOf(',]'), text.indexOf(', }')],
    );
  });

  test('lets nothing behind a closed value count against it', () => {
    for (const behind of [' "unclosed', ' "a\\_b"', ' /* open', ' 1.', ' }', ' word']) {
      const { root, faults, comments } = parsed(`[{"a": 1}]${behind}`);
      assert.deepEqual({ end: root.span.end, faults, comments }, { end: 10, faults: [], comments: [] }, behind);
    }
  });

  test('begins where it is told to', () => {
    const text = 'x [1] {"a": 2}';
    assert.deepEqual(asJson(parsed(text, 6).root), { a: 2 });
    assert.deepEqual(parsed(text, 6).root.span, { start: 6, end: 14 });
  });

  test('reads 200 levels and says where the next begins', () => {
    assert.deepEqual(parsed('['.repeat(200) + ']'.repeat(200)).faults, []);
    const { faults } = parsed('['.repeat(201) + ']'.repeat(201));
    assert.deepEqual(faults, [{ span: { start: 200, end: 201 }, cause: 'nested too deeply' }]);
  });

  test('runs out of stack neither behind a quote in a comment nor behind an old Mac line end', () => {
    const deep = '['.repeat(50_000);
    for (const head of ['{"a": /*"*/', '{"a": "b\r', '{"a": 1]', "{'", '{"a"\\']) {
      assert.equal(parsed(head + deep).root.type, 'object', head);
    }
  });

  test('agrees with the strict parser on what is JSON', () => {
    fc.assert(
      fc.property(fc.oneof(snippets, fc.json()), (text) => {
        const value = parseValue(text, 0);
        const behind = value === undefined ? text : text.slice(value.root.span.end);
        const isStrict =
          value !== undefined &&
          value.faults.length + value.comments.length + value.trailingCommas.length === 0 &&
          /^[ \t\r\n]*$/.test(text.slice(0, value.root.span.start) + behind);
        assert.equal(isStrict, isJson(text));
      }),
      { numRuns: 1000 },
    );
  });

  test('gives a tree for any text, all of whose spans lie in the text and in their parents', () => {
    fc.assert(
      fc.property(snippets, (text) => {
        const value = parseValue(text, 0);
        if (value === undefined) return;
        const { root, faults, comments, trailingCommas } = value;
        const others = [...faults.map((fault) => fault.span), ...comments, ...trailingCommas];
        for (const { start, end } of [...spansOf(root), ...others]) {
          assert.ok(start >= 0 && start <= end && end <= text.length, `${start}-${end} of ${text.length}`);
        }
        for (const { start, end } of spansOf(root)) assert.ok(start >= root.span.start && end <= root.span.end);
      }),
      { numRuns: 1000 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
