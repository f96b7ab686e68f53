/**
 * Opens a folder with Rampart in the real VS Code, in a browser: `node test/vscode/open.ts <folder> [--no-open]`.
 * Serves on the loopback address only, prints where, and stays up until Ctrl+C.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createProfile, linkExtension, quietSettings, startServer, workbenchUrl } from './launch.ts';
import { ensureVsCode } from './setup.ts';

const root = join(import.meta.dirname, '../..');
const folder = resolve(process.argv[2] ?? root);

const vsCode = await ensureVsCode('newest');
const scratch = mkdtempSync(join(tmpdir(), 'rampart-start-'));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 }));
const server = await startServer(vsCode, createProfile(scratch, quietSettings), join(scratch, 'server.log'));
const url = workbenchUrl(server, { folder, extensions: [linkExtension(root, scratch)] });
console.log(`Rampart is running at ${url}`);
console.log('It stays up until you press Ctrl+C.');
if (!process.argv.includes('--no-open')) openInSystemBrowser(url);

/** Asks the system to show an address; where it has no browser, the printed address is enough. */
function openInSystemBrowser(address: string): void {
  const command = process.platform === 'darwin' ? 'open' : 'xdg-open';
  const opener = spawn(command, [address], { stdio: 'ignore', detached: true });
  opener.once('error', () => undefined);
  opener.unref();
}
