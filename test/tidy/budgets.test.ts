import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';

const dist = join(import.meta.dirname, '../../dist');

/** In KiB. Bytes cost every start and every download; a bundle that outgrows its budget has taken in something it should not have. */
const budgets: Readonly<Record<string, number>> = {
  'server.node.cjs': 900,
  'server.web.js': 890,
  'client.node.cjs': 520,
  'client.web.js': 485,
  'cli.mjs': 720,
  'account.node.cjs': 1100,
  'catalogue.ram.json': 1350,
  'catalogue.iam.json': 3100,
};

suite('bundles keep to their budgets', () => {
  for (const [file, kibibytes] of Object.entries(budgets)) {
    const path = join(dist, file);
    test(file, { skip: isShipped(path) ? false : 'not built for shipping' }, () => {
      const size = statSync(path).size / 1024;
      assert.ok(size <= kibibytes, `${file} has ${size.toFixed(1)} KiB, and its budget is ${kibibytes} KiB`);
    });
  }
});

/** A build that watches leaves bundles with their sources inside. */
function isShipped(path: string): boolean {
  return existsSync(path) && !readFileSync(path, 'utf8').includes('sourceMappingURL=data:');
}
