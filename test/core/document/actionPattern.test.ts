import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import {
  actionCovers,
  actionMatches,
  globCovers,
  globMatches,
  globsMeet,
  hasWildcard,
  parseActionPattern,
} from '../../../server/src/core/document/actionPattern.ts';

suite('parseActionPattern', () => {
  test('cuts at the first colon', () => {
    assert.deepEqual(parseActionPattern('kms:Decrypt'), {
      text: 'kms:Decrypt',
      service: 'kms',
      name: 'Decrypt',
      hasWildcard: false,
    });
    assert.deepEqual(parseActionPattern('ecs:instances:list*'), {
      text: 'ecs:instances:list*',
      service: 'ecs',
      name: 'instances:list*',
      hasWildcard: true,
    });
  });

  test('knows no service without a colon, and an empty one before a colon', () => {
    assert.equal(parseActionPattern('*').service, undefined);
    assert.equal(parseActionPattern('Decrypt').name, 'Decrypt');
    assert.equal(parseActionPattern(':Decrypt').service, '');
  });
});

test('both wildcards count', () => {
  assert.deepEqual(
    ['kms:Decrypt', 'kms:*', 'kms:?ecrypt'].map((text) => hasWildcard(text)),
    [false, true, true],
  );
});

suite('globMatches', () => {
  const matching: readonly (readonly [pattern: string, text: string])[] = [
    ['', ''],
    ['*', ''],
    ['**', 'a'],
    ['a*', 'a'],
    ['a*c', 'abbc'],
    ['*a*b', 'aab'],
    ['?', 'a'],
    ['*?', 'a'],
    ['a?c*', 'abc'],
    ['a.c', 'a.c'],
    ['*ab*ab', 'abcabab'],
  ];
  for (const [pattern, text] of matching) {
    test(`"${pattern}" matches "${text}"`, () => assert.equal(globMatches(pattern, text), true));
  }

  const others: readonly (readonly [pattern: string, text: string])[] = [
    ['', 'a'],
    ['?', ''],
    ['?', 'ab'],
    ['*?', ''],
    ['a*', 'ba'],
    ['a*b', 'a'],
    ['a.c', 'abc'],
    ['A', 'a'],
    ['*ab', 'aba'],
  ];
  for (const [pattern, text] of others) {
    test(`"${pattern}" does not match "${text}"`, () => assert.equal(globMatches(pattern, text), false));
  }

  test('answers as a regular expression does', () => {
    fc.assert(
      fc.property(globs, texts, (pattern, text) => {
        assert.equal(globMatches(pattern, text), expressionOf(pattern).test(text));
      }),
    );
  });

  test('does not slow down on many stars', () => {
    assert.equal(globMatches(`${'*a'.repeat(2000)}b`, 'a'.repeat(4000)), false);
  });
});

suite('globCovers', () => {
  const covering: readonly (readonly [outer: string, inner: string])[] = [
    ['*', 'a?b*'],
    ['a*', 'a*b'],
    ['a*', 'a?'],
    ['a?', 'a?'],
    ['**', '*'],
    ['*a*', '?a?'],
    ['a*c', 'a*b*c'],
  ];
  for (const [outer, inner] of covering) {
    test(`"${outer}" covers "${inner}"`, () => assert.equal(globCovers(outer, inner), true));
  }

  const others: readonly (readonly [outer: string, inner: string])[] = [
    ['a?', 'a*'],
    ['a*b', 'a*'],
    ['?', '*'],
    ['ab', 'a?'],
    ['a*', '*a*'],
  ];
  for (const [outer, inner] of others) {
    test(`"${outer}" does not cover "${inner}"`, () => assert.equal(globCovers(outer, inner), false));
  }

  test('says so only where every text of the inner one is a text of the outer one', () => {
    fc.assert(
      fc.property(globs, globsWithText, (outer, [inner, text]) => {
        fc.pre(globCovers(outer, inner));
        assert.equal(globMatches(inner, text), true);
        assert.equal(globMatches(outer, text), true);
      }),
    );
  });

  test('covers every glob with itself and with a star', () => {
    fc.assert(
      fc.property(globs, (glob) => {
        assert.equal(globCovers(glob, glob), true);
        assert.equal(globCovers('*', glob), true);
      }),
    );
  });

  test('covers a plain text exactly when it matches it', () => {
    fc.assert(fc.property(globs, texts, (glob, text) => assert.equal(globCovers(glob, text), globMatches(glob, text))));
  });

  test('takes texts of any length', () => {
    assert.equal(globCovers(`${'a'.repeat(50_000)}*`, `${'a'.repeat(50_000)}b*`), true);
  });
});

suite('globsMeet', () => {
  /** Every text of up to so many of these letters. */
  const textsOf = (letters: readonly string[], length: number): readonly string[] =>
    length === 0
      ? ['']
      : ['', ...textsOf(letters, length - 1).flatMap((text) => letters.map((letter) => letter + text))];

  test('says of all small globs whether some text is matched by both', () => {
    const texts = [...new Set(textsOf(['a', 'b'], 6))];
    const globs = [...new Set(textsOf(['a', 'b', '*', '?'], 3))];
    const matched = new Map(globs.map((glob) => [glob, texts.filter((text) => globMatches(glob, text))]));
    for (const left of globs) {
      for (const right of globs) {
        const real = matched.get(left)?.some((text) => globMatches(right, text)) ?? false;
        assert.equal(globsMeet(left, right), real, `${left} and ${right}`);
      }
    }
  });
});

suite('actions', () => {
  test('are matched without regard to letter case', () => {
    assert.equal(actionMatches(parseActionPattern('KMS:list*'), 'kms:ListKeys'), true);
    assert.equal(actionMatches(parseActionPattern('*'), 'kms:ListKeys'), true);
    assert.equal(actionMatches(parseActionPattern('kms:List'), 'kms:ListKeys'), false);
  });

  test('are covered without regard to letter case', () => {
    const covers = (outer: string, inner: string): boolean =>
      actionCovers(parseActionPattern(outer), parseActionPattern(inner));
    assert.equal(covers('kms:List*', 'KMS:listkeys'), true);
    assert.equal(covers('kms:*', 'kms:List*'), true);
    assert.equal(covers('kms:List*', 'kms:*'), false);
    assert.equal(covers('kms:ListKeys', 'kms:ListKeys'), true);
  });
});

/** Two letters only, so that random globs and texts meet often. */
const texts = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 });
const globs = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
/** A glob and a text that it matches: each wildcard with what it stands for. */
const globsWithText = fc
  .array(
    fc.oneof(
      fc.constantFrom(['a', 'a'] as const, ['b', 'b'] as const, ['?', 'a'] as const, ['?', 'b'] as const),
      texts.map((text) => ['*', text] as const),
    ),
    { maxLength: 6 },
  )
  .map((pieces) => [pieces.map(([glob]) => glob).join(''), pieces.map(([, text]) => text).join('')] as const);

function expressionOf(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
}
