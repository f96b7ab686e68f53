/** Makes dist/rampart-policy-<version>.vsix, desktop and web in one, and refuses one that is too large. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';

const root = join(import.meta.dirname, '../..');
const largestBytes = 2.5 * 1024 * 1024;
const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, string>;
const target = `dist/${name}-${version}.vsix`;

await createVSIX({
  cwd: root,
  packagePath: join(root, target),
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});

const bytes = statSync(join(root, target)).size;
console.log(`${target}: ${(bytes / 1024).toFixed(0)} KiB`);
if (bytes > largestBytes) {
  console.error(`The package is larger than ${largestBytes / 1024} KiB.`);
  process.exitCode = 1;
}
