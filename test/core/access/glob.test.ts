import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { type Glob, type GlobStyle, globTakes, matchGlob, parseGlob } from '../../../server/src/core/access/glob.ts';
import { findText, globsMeet } from '../../../server/src/core/access/sharedText.ts';

const seed = 20261122;
const plain: GlobStyle = { wildcards: true, fold: false, colons: 'any', variables: 'elsewhere' };
const styles: readonly GlobStyle[] = [
  plain,
  { ...plain, fold: true },
  { ...plain, colons: 'resource' },
  { ...plain, colons: 'each' },
];

/** Every text of up to four of these characters. */
const alphabet = ['a', 'A', 'b', ':'];
const texts: readonly string[] = [0, 1, 2, 3].reduce(
  (all: string[]) => [...new Set([...all, ...all.flatMap((text) => alphabet.map((letter) => text + letter))])],
  [''],
);

function matches(glob: Glob, text: string): boolean {
  return matchGlob(glob, glob.fold ? text.toLowerCase() : text) === true;
}

const patterns = fc.string({ unit: fc.constantFrom('a', 'A', 'b', ':', '*', '*', '?'), maxLength: 5 });
const globs = fc.tuple(patterns, fc.constantFrom(...styles)).map(([text, style]) => parseGlob(text, style));
const sameStyle = (count: number): fc.Arbitrary<readonly Glob[]> =>
  fc
    .tuple(fc.array(patterns, { minLength: count, maxLength: count }), fc.constantFrom(...styles))
    .map(([all, style]) => all.map((text) => parseGlob(text, style)));

suite('globs', () => {
  test('one takes another only if it matches all that the other matches; itself always', () => {
    let taken = 0;
    fc.assert(
      fc.property(sameStyle(2), ([outer, inner]) => {
        assert.ok(outer && inner && globTakes(outer, outer));
        if (!globTakes(outer, inner)) return;
        taken++;
        for (const text of texts)
          assert.ok(matches(outer, text) || !matches(inner, text), `${outer.text} ${inner.text} ${text}`);
      }),
      { seed, numRuns: 3000 },
    );
    assert.ok(taken > 200, `only ${taken}`);
  });

  test('what takes what takes a third takes the third', () => {
    let chains = 0;
    fc.assert(
      fc.property(sameStyle(3), ([a, b, c]) => {
        assert.ok(a && b && c);
        if (!globTakes(a, b) || !globTakes(b, c)) return;
        chains++;
        assert.ok(globTakes(a, c));
      }),
      { seed, numRuns: 5000 },
    );
    assert.ok(chains > 50, `only ${chains}`);
  });

  test('a text is found exactly where there is one', () => {
    let none = 0;
    const demand = fc.record({
      required: fc.array(fc.array(globs, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 }),
      excluded: fc.array(globs, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(demand, ({ required, excluded }) => {
        const found = findText({ required, excluded });
        const meets = (text: string): boolean =>
          required.every((some) => some.some((glob) => matches(glob, text))) &&
          !excluded.some((glob) => matches(glob, text));
        if (found !== 'none') {
          assert.ok(found.example !== undefined && meets(found.example), found.example);
        } else {
          none++;
          for (const text of texts) assert.ok(!meets(text), text);
        }
      }),
      { seed, numRuns: 1500 },
    );
    assert.ok(none > 200, `only ${none}`);
  });

  test('what is filled in may be anything', () => {
    const open = (text: string): Glob => parseGlob(text, plain);
    assert.ok(globTakes(open('a*'), open('a${x}b')));
    assert.ok(globTakes(open('a${x}*'), open('a${x}b')));
    assert.ok(!globTakes(open('a?b'), open('a${x}b')));
    assert.ok(!globTakes(open('${x}'), open('${y}')));
    assert.ok(globsMeet(open('a${x}'), open('*b')));
    assert.ok(!globsMeet(open('a${x}'), open('b*')));
    assert.equal(findText({ required: [[open('${x}')]], excluded: [open('${x}')] }), 'none');
    assert.deepEqual(findText({ required: [[open('${x}')]], excluded: [open('${y}')] }), { example: undefined });
    assert.equal(matchGlob(open('a${x}'), 'ab'), 'unknown');
    assert.equal(matchGlob(open('a${x}'), 'b'), false);
  });

  test('every way to leave something to be filled in is seen', () => {
    for (const text of ['${x}', '{x}', '{{ x }}', '<x>', '<%= x %>', '%(x)s', '<ID of x*>'])
      assert.ok(parseGlob(text, plain).isOpen, text);
    for (const text of ['x', 'a>b', 'a{', '100%', '%2F', '']) assert.ok(!parseGlob(text, plain).isOpen, text);
  });

  test('what would take too long counts as possible', () => {
    const fromEnd = (letter: string): Glob => parseGlob(`*${letter}${'?'.repeat(20)}`, plain);
    assert.deepEqual(findText({ required: [[fromEnd('a')], [fromEnd('b')]], excluded: [] }), { example: undefined });
  });

  test('many stars cost no more than a walk', () => {
    const stars = parseGlob('*a'.repeat(30), { ...plain, colons: 'each' });
    assert.equal(matchGlob(stars, `${'a'.repeat(2000)}b`), false);
    assert.ok(globsMeet(parseGlob(`${'*a'.repeat(12)}b`, plain), parseGlob(`${'*b'.repeat(12)}a*b`, plain)));
  });
});
