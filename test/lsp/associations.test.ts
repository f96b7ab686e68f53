import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { associationOfUri } from '../../server/src/lsp/associations.ts';

/** The pattern that decides about a file, if any. */
function decider(uri: string, ...patterns: readonly string[]): string | undefined {
  const found = associationOfUri(
    uri,
    Object.fromEntries(
      patterns.map((pattern, index) => [pattern, index === 0 ? { dialect: 'ram' } : { dialect: 'iam' }]),
    ),
  );
  return found === undefined || found === 'off' ? undefined : patterns[found.dialect === 'ram' ? 0 : 1];
}

suite('associations', () => {
  test('without a slash look at the name', () => {
    assert.equal(decider('file:///work/a.policy.json', '*.policy.json'), '*.policy.json');
    assert.equal(decider('file:///work/.policy.json', '*.policy.json'), '*.policy.json');
    assert.equal(decider('file:///policy.json/a.txt', 'policy.json'), undefined);
  });

  test('with a slash look at the end of the path', () => {
    assert.equal(decider('file:///work/trust/a.json', 'trust/*.json'), 'trust/*.json');
    assert.equal(decider('file:///work/trust/deep/a.json', 'trust/*.json'), undefined);
    assert.equal(decider('file:///work/trust/deep/a.json', 'trust/**'), 'trust/**');
    assert.equal(decider('file:///work/trust/a.json', '/trust/*.json'), undefined);
    assert.equal(decider('file:///work/trust/a.json', '/work/**'), '/work/**');
  });

  test('know addresses of every scheme', () => {
    assert.equal(decider('file:///c%3A/my%20work/a.json', 'my work/*.json'), 'my work/*.json');
    assert.equal(decider('vscode-vfs://github/owner/repo/trust/a.json?ref=main', 'trust/*.json'), 'trust/*.json');
    assert.equal(decider('untitled:Untitled-1', 'Untitled*'), 'Untitled*');
    assert.equal(decider('file:///100%/a.json', '100%/*'), '100%/*');
  });

  test('are asked in their order', () => {
    assert.equal(decider('file:///a.json', '*.json', 'a.json'), '*.json');
    assert.equal(decider('file:///a.json', 'b.json', '{a,b}.json'), '{a,b}.json');
  });
});
