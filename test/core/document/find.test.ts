import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { findPolicies, type HostLanguage } from '../../../server/src/core/document/find.ts';
import { brokenPieces } from '../../support/bulk.ts';

const policy = '{"Version": "1", "Statement": [{"Effect": "Allow", "Action": "a:b", "Resource": "*"}]}';
const statement = '{"Effect": "Allow", "Action": "a:b", "Resource": "*"}';

/** Form and text of every policy that is found. */
function found(text: string, host: HostLanguage = 'json', claimed: boolean = false): readonly string[] {
  return findPolicies(text, host, claimed).regions.map(
    ({ form, value }) => `${form} ${text.slice(value.root.span.start, value.root.span.end)}`,
  );
}

function strays(text: string): readonly string[] {
  return findPolicies(text, 'json', false).stray.map(
    ({ span, cause }) => `${cause}: ${text.slice(span.start, span.end)}`,
  );
}

suite('findPolicies in JSON', () => {
  test('finds a policy, a bare statement and a bare list', () => {
    assert.deepEqual(found(policy), [`document ${policy}`]);
    assert.deepEqual(found(statement), [`statement ${statement}`]);
    assert.deepEqual(found(`[${statement}]`), [`statements [${statement}]`]);
  });

  test('finds several behind each other', () => {
    assert.deepEqual(found(`${policy}\n${statement}`), [`document ${policy}`, `statement ${statement}`]);
    assert.deepEqual(strays(`${policy}\n${statement}`), []);
  });

  test('looks only at values at the top', () => {
    assert.deepEqual(found(`{"PolicyDocument": ${policy}}`), []);
  });

  test('finds no policy in other JSON that has an effect or an action', () => {
    for (const text of [
      '{"effect": "fade", "action": "click"}',
      '{"Effect": "Allow", "Action": "Update:*", "Principal": "*", "Resource": "*"}',
      '{"version": "1", "name": "statement"}',
      '[1, "Effect"]',
    ]) {
      assert.deepEqual(found(text), [], text);
    }
  });

  const strayRows: readonly (readonly [title: string, text: string, strays: readonly string[]])[] = [
    ['a closing brace too many', `${policy}\n}`, ['unexpected text: }']],
    ['a comma behind', `${policy},`, ['unexpected text: ,']],
    ['a word before', `policy = ${policy}`, ['unexpected text: policy =']],
    ['a member without its braces', `"Statement": [${statement}]`, ['unexpected text: :']],
    [
      'lines of text',
      `${policy}\nattach this\r\nto a role\n`,
      ['unexpected text: attach this', 'unexpected text: to a role'],
    ],
    ['a comment that is not closed', `${policy}\n/* and`, ['comment not closed: /* and']],
    ['a template expression', `${policy}\n\ue000\ue000`, ['template expression: \ue000\ue000']],
    ['a form feed', `${policy}\n\f`, ['unexpected text: \f']],
  ];
  for (const [title, text, expected] of strayRows) {
    test(`tells of ${title}`, () => {
      assert.deepEqual(strays(text), expected);
    });
  }

  test('takes comments before, between and behind values for comments', () => {
    const text = `// one\n${policy} /* two */\n[/* in it */ ${statement}]\n// three`;
    const { comments, stray } = findPolicies(text, 'json', false);
    assert.deepEqual(
      comments.map(({ start, end }) => text.slice(start, end)),
      ['// one', '/* two */', '// three'],
    );
    assert.deepEqual(stray, []);
  });

  test('does not read what an unclosed value leaves over a second time', () => {
    const { values, stray } = findPolicies('{"Statement": [{"a": 1}\nx y {"b": 2}', 'json', false);
    assert.equal(values.length, 1);
    assert.deepEqual(stray, []);
  });

  test('takes only the first object of a claimed text for a policy, and only where there is no better one', () => {
    assert.deepEqual(found('{"a": 1} {"b": 2}', 'json', true), ['document {"a": 1}']);
    assert.deepEqual(found(`{"a": 1} ${statement}`, 'json', true), [`statement ${statement}`]);
    assert.deepEqual(found('[1]', 'json', true), []);
    assert.deepEqual(found('{"a": 1}'), []);
  });

  test('finds a policy that one forgotten sign has garbled', () => {
    for (const [form, text] of [
      ['statement', statement.replace('"Effect"', '"Effect')],
      ['statement', statement.replace('{"Effect"', '{Effect"')],
      ['statement', statement.replace('"Allow"', '"Allow')],
      ['document', policy.replace('"1"', '1"')],
      ['document', policy.replace('"Version"', '"Version')],
    ] as const) {
      assert.deepEqual(
        findPolicies(text, 'json', false).regions.map((region) => region.form),
        [form],
        text,
      );
    }
  });

  test('finds none in broken JSON that only has the words of one, nor in a stack policy', () => {
    for (const text of [
      '{"effect": "fade", "action": "click" "x": 1}',
      '{"Effect": "Allow" "x": 1}',
      '{"Effect": "Deny" "Action": "Update:*", "Principal": "*"}',
    ]) {
      assert.deepEqual(found(text), [], text);
    }
  });

  test('finds what stands before thousands of faults', () => {
    for (const piece of brokenPieces) {
      const { regions } = findPolicies(policy + piece.repeat(10_000), 'json', false);
      assert.equal(regions[0]?.form, 'document', piece);
    }
  });
});

suite('findPolicies in prose', () => {
  test('finds what stands before thousands of values that never end', () => {
    for (const line of ['{"a": "effect" ', '{"Statement": ', '[{"Statement": [']) {
      const text = `${policy} ${line.repeat(20_000)}`;
      const { regions } = findPolicies(text, 'prose', false);
      assert.equal(regions[0]?.form, 'document', line);
    }
  });

  test('finds policies between sentences, also where prose runs into them', () => {
    const text = `Attach [this](x) policy:${policy}The next: ${statement}. "Done`;
    assert.deepEqual(found(text, 'prose'), [`document ${policy}`, `statement ${statement}`]);
  });

  test('lets the prose behind a policy count for nothing', () => {
    for (const behind of ['"unclosed', '/* not a comment', '}}', ', and']) {
      const { regions } = findPolicies(policy + behind, 'prose', false);
      assert.deepEqual(
        regions.map(({ value }) => [value.faults, value.comments]),
        [[[], []]],
        behind,
      );
    }
  });

  test('finds a policy inside other JSON', () => {
    assert.deepEqual(found(`{"PolicyDocument": ${policy}}`, 'prose'), [`document ${policy}`]);
  });

  test('finds a policy inside a block of another language, which is none itself', () => {
    for (const text of [
      `resource "alicloud_ram_policy" "p" {\n  policy_name = "p"\n  policy_document = <<EOF\n${policy}\nEOF\n}`,
      `Attach it. {#codeblock_1}\n${policy}\n{: .note}`,
      `- [ ] (see [this](x)) ${policy}`,
    ]) {
      assert.deepEqual(found(text, 'prose'), [`document ${policy}`], text);
    }
  });

  test('finds policies that begin with a comment, a template expression or a name without its quotes', () => {
    for (const start of ['// all\n', '/* all */ ', '\ue000\ue000 ', '']) {
      const text = policy.replace('{', `{${start}`);
      assert.deepEqual(found(`See ${text}.`, 'prose'), [`document ${text}`]);
    }
    for (const name of ['Effect"', '"Effect', 'Effect']) {
      const text = `[${statement}, ${statement}]`.replace('"Effect"', name);
      assert.equal(found(`See ${text}.`, 'prose').length, 1, name);
    }
  });

  test('reads text without the words of a policy not at all', () => {
    assert.deepEqual(found('{"a": [1, 2]}', 'prose'), []);
  });
});

suite('findPolicies', () => {
  test('takes any text, and what it finds follows each other without overlap', () => {
    const pieces = fc.constantFrom(
      policy,
      statement,
      '{',
      '}',
      '[',
      ']',
      '"Statement"',
      ':',
      ',',
      '//',
      '/*',
      '*/',
      '\n',
      ' ',
      'x',
      '1',
    );
    const anyText = fc
      .array(fc.oneof(pieces, fc.string({ maxLength: 5 })), { maxLength: 25 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(
        anyText,
        fc.constantFrom<HostLanguage>('json', 'jsonc', 'prose'),
        fc.boolean(),
        (text, host, claimed) => {
          const { regions, stray, comments } = findPolicies(text, host, claimed);
          let end = 0;
          for (const { value } of regions) {
            assert.ok(value.root.span.start >= end);
            end = value.root.span.end;
          }
          assert.ok(end <= text.length);
          for (const at of [...stray.map(({ span }) => span), ...comments]) {
            assert.ok(at.start < at.end && at.end <= text.length);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
