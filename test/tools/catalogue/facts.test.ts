import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const data = fileURLToPath(new URL('../../../server/data', import.meta.url));
const paths = (await readdir(data, { recursive: true })).filter((path) => path.endsWith('.json')).sort();

describe('facts files', () => {
  it('are there', () => {
    assert.ok(paths.filter((path) => path.startsWith('ram/actions/')).length > 130);
    assert.ok(paths.filter((path) => path.startsWith('ram/assumed/')).length > 300);
  });

  for (const path of paths) {
    it(`${path} has one row a line, sorted and without repetition`, async () => {
      const text = await readFile(join(data, path), 'utf8');
      const facts: Readonly<Record<string, unknown>> = JSON.parse(text);
      assert.ok(text.endsWith('}\n') && !text.includes('\t') && !text.includes('\r'));
      let count = 0;
      for (const [list, rows] of Object.entries(facts)) {
        if (!Array.isArray(rows)) continue;
        count += rows.length;
        const names = rows.map((row: unknown) => (typeof row === 'string' ? row : Object.values(row as object)[0]));
        const lower = names.map((name) => String(name).toLowerCase());
        assert.deepEqual(lower, [...new Set(lower)].sort(), list);
      }
      assert.equal(text.match(/^ {4}[{"]/gm)?.length, count);
    });
  }

  it('name no file outside the project', async () => {
    for (const path of [...paths, 'README.md']) {
      const text = await readFile(join(data, path), 'utf8');
      assert.doesNotMatch(text, /\/(work|home|tmp|root)\//, path);
    }
  });
});
