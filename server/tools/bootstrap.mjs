/**
 * First step of `npm start` and `npm test`, written for any Node from 20 on and with nothing installed yet.
 * Installs what package-lock.json says unless that is done, then goes on with the Node that the project pins.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const isWindows = process.platform === 'win32';
const lockFile = join(root, 'package-lock.json');
const stamp = join(root, 'node_modules/.rampart-install');
const pinnedNode = join(root, 'node_modules/node/bin', isWindows ? 'node.exe' : 'node');

const [tool, ...options] = process.argv.slice(2);
if (tool !== 'start' && tool !== 'test') stop('Say `npm start` or `npm test`.');

const wanted = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
if (!isInstalled()) {
  console.log('Installing what package-lock.json names (about half a minute the first time) …');
  // On Windows npm is a batch file, which only a shell starts.
  const code = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { shell: isWindows });
  if (code !== 0)
    stop(
      'npm could not install the packages: see its lines above, check the connection to the npm registry, and try again.',
    );
}
if (!existsSync(pinnedNode))
  stop('The Node that the project pins is missing: run `npm rebuild node esbuild`, then try again.');
writeFileSync(stamp, wanted);
process.exit(await run(pinnedNode, [join(root, 'server/tools', `${tool}.ts`), ...options], {}));

/** Whether node_modules is what the lock file says: installed from here, or by npm after the file was last changed. */
function isInstalled() {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true;
  const record = join(root, 'node_modules/.package-lock.json');
  return existsSync(record) && statSync(record).mtimeMs > statSync(lockFile).mtimeMs;
}

/** Runs a command in the root folder to its end; gives its exit code. */
function run(command, args, { shell = false }) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', shell });
  // Ctrl+C reaches the child as well, which ends in its own way; this process only waits for it.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve) => {
    child.once('error', () =>
      stop(`${command} could not be started: install Node.js 20 or newer, which brings npm, and try again.`),
    );
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Ends with a sentence that says what to do. */
function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
