/**
 * Opens a folder with Rampart in a real VS Code and stays up until Ctrl+C, or until its window is closed.
 * `node test/vscode/open.ts <folder> [--desktop] [--no-open] [--demo-account]`: in a browser, served on the loopback
 * address only, or with `--desktop` in the installed VS Code; `--demo-account` starts a cloud to try the live tree with.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createProfile, linkExtension, quietSettings, startServer, workbenchUrl } from './launch.ts';
import { ensureVsCode } from './setup.ts';

const root = join(import.meta.dirname, '../..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    desktop: { type: 'boolean', default: false },
    'no-open': { type: 'boolean', default: false },
    'demo-account': { type: 'boolean', default: false },
  },
});
const folder = resolve(positionals[0] ?? root);
const scratch = mkdtempSync(join(tmpdir(), 'rampart-start-'));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 }));

const demo = values['demo-account'] ? await (await import('./demoAccount.ts')).startDemoAccount() : undefined;
Object.assign(process.env, demo?.environment);
const profile = createProfile(scratch, { ...quietSettings, ...demo?.settings });
if (demo !== undefined) {
  console.log('A demo account of each cloud is up: in the view "Rampart Roles" choose Connect Account…,');
  console.log('then a cloud, then Default credentials.');
}
if (values.desktop) await openDesktop();
else await openInBrowser();

/** Waits until the window is closed. The profile is one of its own, so that the demo is not among a person's settings. */
function openDesktop(): Promise<void> {
  const options = [
    `--extensionDevelopmentPath=${root}`,
    '--user-data-dir',
    profile.userDataFolder,
    '--disable-workspace-trust',
    '--new-window',
    '--wait',
    folder,
  ];
  const isWindows = process.platform === 'win32';
  // On Windows `code` is a batch file, which only a shell starts, and a shell wants paths with blanks quoted.
  const code = spawn('code', isWindows ? options.map((each) => `"${each}"`) : options, {
    stdio: 'inherit',
    shell: isWindows,
  });
  return new Promise((done, reject) => {
    code.once('error', reject);
    code.once('exit', () => done(demo?.stop()));
  });
}

async function openInBrowser(): Promise<void> {
  const vsCode = await ensureVsCode('newest');
  const server = await startServer(vsCode, profile, join(scratch, 'server.log'));
  const url = workbenchUrl(server, { folder, extensions: [linkExtension(root, scratch)] });
  console.log(`Rampart is running at ${url}`);
  console.log('It stays up until you press Ctrl+C.');
  if (!values['no-open']) openInSystemBrowser(url);
}

/** Asks the system to show an address; where it has no browser, the printed address is enough. */
function openInSystemBrowser(address: string): void {
  const command = process.platform === 'darwin' ? 'open' : 'xdg-open';
  const opener = spawn(command, [address], { stdio: 'ignore', detached: true });
  opener.once('error', () => undefined);
  opener.unref();
}
