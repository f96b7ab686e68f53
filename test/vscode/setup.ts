/**
 * Puts the real VS Code on this machine, from npm packages, with nothing compiled and nothing downloaded besides.
 * What is there already is kept, so calling it again costs nothing.
 * Run by hand: `node test/vscode/setup.ts [oldest] [newest] [browser]`.
 */
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser.ts';
import { installPackages } from './install.ts';

/** The oldest VS Code that the manifest admits, and the newest. */
export type Edition = 'oldest' | 'newest';

/** An installed VS Code server with its browser workbench. */
export interface VsCode {
  readonly edition: Edition;
  readonly version: string;
  /** Folder that holds `out/server-main.js` and `extensions/`. */
  readonly root: string;
  /** The Node that runs the server and its extension host. */
  readonly node: string;
}

const here = import.meta.dirname;

const sizes: Readonly<Record<Edition, string>> = { oldest: 'about 380 MB', newest: 'about 270 MB' };

/** Installs an edition of VS Code if it is not there yet. */
export async function ensureVsCode(edition: Edition): Promise<VsCode> {
  if (process.platform === 'win32') {
    throw new Error(
      'The VS Code server runs on Linux and macOS only: install desktop VS Code and set VSCODE_EXECUTABLE_PATH to its executable.',
    );
  }
  const folder = join(here, edition);
  await installPackages(folder, `Installing the ${edition} VS Code from npm (${sizes[edition]})`);

  const root = join(folder, 'node_modules/code-server/lib/vscode');
  // VS Code expects its dependencies beside itself; they were installed one level up, where our lock file rules them.
  const modules = join(root, 'node_modules');
  if (!existsSync(modules)) symlinkSync('../../..', modules, 'dir');

  return { edition, version: versionOf(root), root, node: nodeOf(edition, folder) };
}

function versionOf(root: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  if (
    typeof manifest === 'object' &&
    manifest !== null &&
    'version' in manifest &&
    typeof manifest.version === 'string'
  ) {
    return manifest.version;
  }
  throw new Error(`${join(root, 'package.json')} names no version.`);
}

/** The desktop edition of the oldest VS Code carries Node 20.19, so its extension host runs on that where npm has it. */
function nodeOf(edition: Edition, folder: string): string {
  const own = join(folder, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
  return edition === 'oldest' && existsSync(own) ? own : process.execPath;
}

if (import.meta.main) {
  const wanted = process.argv.slice(2);
  for (const name of wanted.length > 0 ? wanted : ['oldest', 'newest', 'browser']) {
    if (name === 'browser') console.log(`Browser: ${(await ensureBrowser()).name}`);
    else if (name === 'oldest' || name === 'newest')
      console.log(`VS Code ${(await ensureVsCode(name)).version} is ready.`);
    else throw new Error(`There is no "${name}": say oldest, newest or browser.`);
  }
}
