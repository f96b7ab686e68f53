/**
 * `npm start`: builds Rampart and opens the examples with it.
 * Desktop VS Code shows them if its `code` command is found, else the real VS Code in a browser.
 * With `--no-open` the browser edition is served and its address printed, and nothing is opened.
 * With `--demo-account` a cloud runs beside it on the loopback address, to try the live tree of roles with.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(import.meta.dirname, '../..');
const examples = join(root, 'examples');
const isWindows = process.platform === 'win32';

process.exitCode = await start({
  mayOpen: !process.argv.includes('--no-open'),
  withDemo: process.argv.includes('--demo-account'),
});

async function start({ mayOpen, withDemo }: { mayOpen: boolean; withDemo: boolean }): Promise<number> {
  console.log('Building Rampart …');
  const built = await run(process.execPath, [join(root, 'esbuild.mjs')]);
  if (built !== 0) return built;

  const isDesktop = mayOpen && hasCommand('code');
  if (isDesktop) console.log('Opening the examples in desktop VS Code …');
  if (isDesktop && !withDemo) {
    return run('code', [`--extensionDevelopmentPath=${root}`, '--disable-workspace-trust', '--new-window', examples]);
  }
  const options = [
    ...(isDesktop ? ['--desktop'] : []),
    ...(mayOpen ? [] : ['--no-open']),
    ...(withDemo ? ['--demo-account'] : []),
  ];
  return run(process.execPath, [fileURLToPath(import.meta.resolve('../../test/vscode/open.ts')), examples, ...options]);
}

/** Runs a command to its end, with its words shown; gives its exit code. */
function run(command: string, args: readonly string[]): Promise<number> {
  // On Windows `code` is a batch file, which only a shell starts, and a shell wants paths with blanks quoted.
  const shell = isWindows && command === 'code';
  const child = spawn(command, shell ? args.map((each) => `"${each}"`) : args, { cwd: root, stdio: 'inherit', shell });
  // Ctrl+C reaches the child as well, which ends in its own way; this process only waits for it.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

function hasCommand(name: string): boolean {
  const file = isWindows ? `${name}.cmd` : name;
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, file)));
}
