import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { minimatch } from 'minimatch';
import { namesOnePath, pathPattern, patternOfPath } from '../../../server/src/core/config/pathPattern.ts';

suite('patterns of paths', () => {
  const cases: readonly (readonly [pattern: string, path: string, fits: boolean])[] = [
    ['*.json', 'deep/down/a.json', true],
    ['a.json', 'deep/a.json', true],
    ['a.json', 'b.json', false],
    ['./a.json', 'a.json', true],
    ['./a.json', 'deep/a.json', false],
    ['/roles/*.json', 'roles/a.json', true],
    ['roles/*.json', 'roles/a.json', true],
    ['roles/*.json', 'old/roles/a.json', false],
    ['roles/*.json', 'roles/deep/a.json', false],
    ['roles/**', 'roles/deep/a.json', true],
    ['roles/**', 'roles', false],
    ['**/a.json', 'a.json', true],
    ['**/a.json', 'x/y/a.json', true],
    ['roles/**/a.json', 'roles/a.json', true],
    ['roles/**/a.json', 'roles/x/y/a.json', true],
    ['roles/.*', 'roles/.hidden', true],
    ['roles/*', 'roles/.hidden', true],
    ['{a,b{c,d}}.json', 'bd.json', true],
    ['{a,b.json', '{a,b.json', true],
    ['a,b}.json', 'a,b}.json', true],
    ['v[0-9].json', 'v7.json', true],
    ['v[!0-9].json', 'v7.json', false],
    ['v[z-a].json', 'v[z-a].json', true],
    ['\\*.json', '*.json', true],
    ['\\*.json', 'a.json', false],
    ['a.json', 'aXjson', false],
    ['?.json', '/.json', false],
  ];
  for (const [pattern, path, fits] of cases) {
    test(`${pattern} ${fits ? 'fits' : 'does not fit'} ${path}`, () => {
      assert.equal(pathPattern(pattern, 'whole')(path), fits);
    });
  }

  test('mean what they mean elsewhere', () => {
    const part = fc.stringMatching(/^[ab]{1,3}$/);
    const path = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    const piece = fc.constantFrom('a', 'b', '*', '?', '{a,b}', '[ab]', 'ab');
    const patternPart = fc.oneof(
      fc.constant('**'),
      fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join('').replace(/\*+/g, '*')),
    );
    const pattern = fc.array(patternPart, { minLength: 2, maxLength: 4 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(pattern, path, (glob, name) => {
        assert.equal(pathPattern(glob, 'whole')(name), minimatch(name, glob, { dot: true }), `${glob} and ${name}`);
      }),
      { numRuns: 2000 },
    );
  });

  test('can name any one path', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w*?{}[\]\\ ,!-]{1,8}(\/[\w*?{}[\]\\ ,!-]{1,8}){0,2}$/), (path) => {
        const pattern = patternOfPath(path);
        assert.ok(pathPattern(pattern, 'whole')(path), pattern);
        assert.ok(namesOnePath(pattern), pattern);
      }),
    );
    assert.equal(namesOnePath('roles/*.json'), false);
    assert.equal(namesOnePath('a.json'), false);
  });
});
