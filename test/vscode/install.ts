/** Installs the packages of the nested folders; the root lock file knows nothing of them, so that `npm ci` stays small. */
import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { withProgress } from './progress.ts';

/**
 * Installs exactly what the lock file of a folder says, unless that is done already.
 * No install script runs: the packages hold all that is needed, and their scripts would compile or download.
 */
export async function installPackages(folder: string, title: string): Promise<void> {
  const stamp = join(folder, 'node_modules/.rampart-install');
  const wanted = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await withProgress(title, () => runNpmCi(folder));
  writeFileSync(stamp, wanted);
}

/**
 * Runs the `unpack.mjs` of a folder, with the folder that it fills as argument and as temporary folder.
 * It fills one beside the final place, so that a broken attempt is never taken for the whole.
 */
export async function unpackPackages(folder: string, unpacked: string): Promise<void> {
  const attempt = `${unpacked}.new`;
  rmSync(attempt, { recursive: true, force: true });
  mkdirSync(attempt, { recursive: true });
  await promisify(execFile)(process.execPath, [join(folder, 'unpack.mjs'), attempt], {
    env: { ...process.env, TMPDIR: attempt },
  });
  renameSync(attempt, unpacked);
}

function runNpmCi(folder: string): Promise<void> {
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--engine-strict=false'];
  // On Windows npm is a batch file, which only a shell starts.
  const npm = spawn('npm', options, { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' });
  return new Promise((resolve, reject) => {
    npm.once('error', () =>
      reject(new Error('npm was not found: install Node.js 20 or newer, which brings it, and try again.')),
    );
    npm.once('exit', (code) => {
      if (code === 0) resolve();
      else
        reject(
          new Error(
            `npm ci ended with ${code} in ${folder}: see its lines above, check the connection to the npm registry, and try again.`,
          ),
        );
    });
  });
}
