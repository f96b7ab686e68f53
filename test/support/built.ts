import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const parts = ['cli.mjs', 'server.node.cjs', 'server.web.js', 'catalogue.ram.json', 'catalogue.iam.json', 'rules'];

/** The folder with everything that is shipped; built first where it is not there yet. */
export function builtFolder(): string {
  const dist = join(root, 'dist');
  if (parts.some((part) => !existsSync(join(dist, part)))) {
    execFileSync(process.execPath, [join(root, 'esbuild.mjs')], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return dist;
}
