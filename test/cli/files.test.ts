import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, suite, test } from 'node:test';
import { systemFiles } from '../../server/src/cli/files.ts';

const folder = mkdtempSync(join(tmpdir(), 'rampart-files-'));
after(() => rmSync(folder, { recursive: true }));

for (const path of ['b.json', 'a.jsonc', 'notes.md', 'sub/c.JSON', '.git/x.json', 'node_modules/y/z.json']) {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), '{}');
}
symlinkSync(folder, join(folder, 'sub/again'), 'dir');

suite('files', () => {
  test('of a folder are its JSON files, without hidden folders, installed packages and links to folders', () => {
    const { files, faults } = systemFiles.list([folder]);
    assert.deepEqual(
      files.map(({ path, named }) => [path.slice(folder.length + 1), named]),
      [
        ['a.jsonc', false],
        ['b.json', false],
        [join('sub', 'c.JSON'), false],
      ],
    );
    assert.deepEqual(faults, []);
  });

  test('that are named count whatever they are called, and once', () => {
    const notes = join(folder, 'notes.md');
    assert.deepEqual(systemFiles.list([notes, notes, '-']).files, [
      { path: notes, named: true },
      { path: '-', named: true },
    ]);
  });

  test('that are not there are told with the reason', () => {
    const missing = join(folder, 'missing.json');
    assert.deepEqual(systemFiles.list([missing]), {
      files: [],
      faults: [{ path: missing, reason: 'no such file or directory' }],
    });
  });
});
