import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { paintOverForeignText, templateMark } from '../../../server/src/core/document/foreignText.ts';
import { documentOf } from '../../support/service.ts';

suite('paintOverForeignText', () => {
  const rows: readonly (readonly [title: string, text: string, expression: string])[] = [
    ['a Terraform expression', '{"Resource": ${jsonencode(var.names)}}', '${jsonencode(var.names)}'],
    ['braces in a string inside it', '{"a": ${f("x/${y}}")}, "b": 1}', '${f("x/${y}}")}'],
    ['braces of an object inside it', '{"a": ${jsonencode({ b = 1 })}}', '${jsonencode({ b = 1 })}'],
    ['an expression over several lines', '[${join(\n  ",",\n  names)}]', '${join(\n  ",",\n  names)}'],
    ['a sharp sign inside it', '[${join("#", names)}]', '${join("#", names)}'],
    ['a word that runs into it', '[acs_${region}]', 'acs_${region}'],
    ['double braces', '{"a": {{ .Values.names | toJson }}}', '{{ .Values.names | toJson }}'],
    ['a block of a template', '[{{#each names}}"a"]', '{{#each names}}'],
  ];
  for (const [title, text, expression] of rows) {
    test(`paints over ${title}`, () => {
      const painted = text.replace(expression, () => templateMark.repeat(expression.length));
      assert.deepEqual(paintOverForeignText(text), { text: painted, comments: [] });
    });
  }

  const untouched: readonly (readonly [title: string, text: string])[] = [
    ['an expression in a string', '{"a": "${b}"}'],
    ['a sharp sign in a string', '{"a": "b # c"}'],
    ['an anchor', 'Title {#anchor}\n[a](#b) c#d'],
    ['both in a comment', '{ // ${b} #\n"a": 1 /* {{ c }} # */}'],
    ['a brace that was typed twice', '{{"Effect": "Allow"}}'],
    ['an expression that nothing closes', '{"a": ${b'],
  ];
  for (const [title, text] of untouched) {
    test(`leaves ${title} alone`, () => {
      assert.deepEqual(paintOverForeignText(text), { text, comments: [] });
    });
  }

  test('turns comments after a sharp sign into blanks and remembers them', () => {
    assert.deepEqual(paintOverForeignText('{ # "a\r\n"b": 1 #}\n}'), {
      text: '{     \r\n"b": 1   \n}',
      comments: [
        { start: 2, end: 6 },
        { start: 15, end: 17 },
      ],
    });
  });

  test('keeps the length of any text', () => {
    const pieces = fc.constantFrom('${', '{{', '}}', '}', '{', '"', '#', '\n', '\r', '//', '/*', '*/', ' ', 'a');
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
        (text) => {
          assert.equal(paintOverForeignText(text).text.length, text.length);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('keeps the structure around an expression', () => {
    const text = '{"Version": "1", "Statement": [{"Effect": "Allow", "Resource": ${f("{")}, "Action": "a:b"}]}';
    const { policies, json } = documentOf(text);
    assert.deepEqual(
      policies[0]?.statements[0]?.elements.map((element) => element.text),
      ['Effect', 'Resource', 'Action'],
    );
    assert.equal(json.faults[0]?.cause, 'template expression');
  });
});
