import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { holdsInvisible, replaceLookalikes } from '../../../server/src/core/document/lookalikes.ts';

suite('replaceLookalikes', () => {
  const rows: readonly (readonly [title: string, text: string, plain: string])[] = [
    ['full-width colon and comma', '{"a"\uff1a 1\uff0c "b"\u3001 2}', '{"a": 1, "b", 2}'],
    ['full-width braces and brackets', '\uff5b"a": \uff3b1\uff3d\uff5d', '{"a": [1]}'],
    ['curly quotes', '{\u201ca\u201d: \u201cb\u201d}', '{"a": "b"}'],
    ['single curly quotes', '[\u2018a\u2019, \u2018b\u2019]', '["a", "b"]'],
    ['full-width straight quotes', '[\uff02a\uff02]', '["a"]'],
    ['a string that opens straight and ends curly', '{"a\u201d: "b\u201d, "c": 1}', '{"a": "b", "c": 1}'],
    ['a string that opens curly and ends straight', '{\u201ca": 1}', '{"a": 1}'],
    ['no-break spaces as indentation', '{\n\u00a0\u00a0"a": 1\n}', '{\n  "a": 1\n}'],
    ['a byte order mark', '\ufeff{"a": 1}', ' {"a": 1}'],
    ['zero-width and ideographic blanks', '{\u200b"a":\u30001}', '{ "a": 1}'],
    ['a blank behind an open comment that prose only seems to start', 'on oss:/* \u00a0{}', 'on oss:/*  {}'],
  ];
  for (const [title, text, plain] of rows) {
    test(`replaces ${title}`, () => {
      assert.equal(replaceLookalikes(text).text, plain);
    });
  }

  const untouched: readonly (readonly [title: string, text: string])[] = [
    ['punctuation in a string', '{"a": "\u4e2d\u6587\uff0c\u201c\u5f15\u53f7\u201d\uff1a\u3002"}'],
    ['a quotation at the end of a string', '{"a": "\u4e2d\u201c\u5f15\u201d\uff1a", "b": "\u201cc\u201d, "}'],
    ['a blank in a string', '{"a": "b\u00a0c"}'],
    ['an escaped quote before a curly one', '{"a": "b\\"\u201d c"}'],
    ['a line comment', '{ // \u201ca\u201d\uff1a\n"a": 1}'],
    ['a line comment that an old Mac line end closes', '{ // \u201ca\u201d\uff1a\r"a": 1}'],
    ['a block comment', '{ /* \uff0c\n \u00a0 */ "a": 1}'],
    ['plain text', '{"a": 1}'],
  ];
  for (const [title, text] of untouched) {
    test(`leaves ${title} alone`, () => {
      assert.deepEqual(replaceLookalikes(text), { text, lookalikes: [] });
    });
  }

  test('says of each what it is and what was meant', () => {
    assert.deepEqual(replaceLookalikes('\ufeff{\u00a0"a"\uff1a1}').lookalikes, [
      { span: { start: 0, end: 1 }, sort: 'invisible', replacement: '' },
      { span: { start: 2, end: 3 }, sort: 'invisible', replacement: ' ' },
      { span: { start: 6, end: 7 }, sort: 'fullwidth', replacement: ':' },
    ]);
  });

  test('keeps the length of any text and changes it only where it says so', () => {
    const pieces = fc.constantFrom(
      '"',
      '\u201c',
      '\u201d',
      '\u2019',
      '\uff1a',
      '\uff0c',
      '\u00a0',
      '\\',
      '/*',
      '*/',
      '//',
      '\n',
      '\r',
      '{',
      'a',
    );
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: plain, lookalikes } = replaceLookalikes(text);
        assert.equal(plain.length, text.length);
        const changed = [...text.split('').entries()].filter(([index, unit]) => plain[index] !== unit);
        assert.deepEqual(
          lookalikes.map(({ span }) => span),
          changed.map(([index]) => ({ start: index, end: index + 1 })),
        );
      }),
      { numRuns: 1000 },
    );
  });
});

suite('holdsInvisible', () => {
  test('knows what takes no ink', () => {
    for (const character of [
      '\u00a0',
      '\u00ad',
      '\u200b',
      '\u200d',
      '\u2028',
      '\u202e',
      '\u2060',
      '\u3000',
      '\ufeff',
    ]) {
      assert.equal(holdsInvisible(character), true, character.charCodeAt(0).toString(16));
    }
  });

  test('takes plain blanks and letters of any script for visible', () => {
    for (const character of [' ', '\t', '\n', 'a', '\u90e8', '\u00e9', '\uff1a']) {
      assert.equal(holdsInvisible(character), false, character);
    }
  });
});
