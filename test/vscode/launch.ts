/** Starts the VS Code server and addresses its workbench. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VsCode } from './setup.ts';

/** Where one run of VS Code keeps what it writes. */
export interface Profile {
  /** As desktop VS Code has it: settings lie in `User/settings.json`. */
  readonly userDataFolder: string;
  readonly extensionsFolder: string;
}

/** A running server. */
export interface Server {
  /** Such as `http://127.0.0.1:40123`. */
  readonly url: string;
  readonly stop: () => void;
}

/** What a workbench shows and loads when it opens. All paths are absolute. */
export interface Workbench {
  readonly folder: string;
  /** Extensions loaded from their source folder. */
  readonly extensions: readonly string[];
  /** Module that exports `run()`, called in the extension host. */
  readonly tests?: string;
  /** File shown in an editor. */
  readonly file?: string;
}

/** Settings that keep VS Code from talking about itself. */
export const quietSettings: Readonly<Record<string, unknown>> = {
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

const startMilliseconds = 60_000;

/** A profile in a folder of its own, with the given user settings. */
export function createProfile(folder: string, settings: Readonly<Record<string, unknown>>): Profile {
  const profile = { userDataFolder: join(folder, 'user-data'), extensionsFolder: join(folder, 'extensions') };
  // Settings of the machine, where the server runs, are read from the second place only.
  for (const owner of ['User', 'Machine']) {
    mkdirSync(join(profile.userDataFolder, owner), { recursive: true });
    writeFileSync(join(profile.userDataFolder, owner, 'settings.json'), JSON.stringify(settings, undefined, 2));
  }
  return profile;
}

/**
 * Path under which an extension is loaded from its source folder, outside of that folder.
 * VS Code takes the themes below an extension under development for that extension's own and shows the first of them;
 * since VS Code is installed below Rampart's folder, those would be its built-in ones, whatever the settings say.
 */
export function linkExtension(source: string, folder: string): string {
  const link = join(folder, 'extension');
  symlinkSync(source, link, 'dir');
  return link;
}

/** Runs the command line of the server, as in `--install-extension file.vsix` or `--list-extensions`; gives its exit code. */
export function runCommandLine(vsCode: VsCode, profile: Profile, options: readonly string[]): number {
  const { status } = spawnSync(vsCode.node, [...serverCommand(vsCode, profile), ...options], { stdio: 'inherit' });
  return status ?? 1;
}

/** Starts the server on a free port of the loopback address and waits until it answers. */
export async function startServer(vsCode: VsCode, profile: Profile, logFile: string): Promise<Server> {
  // A server that finds no list of extensions does not find the extension under development at its first start either.
  mkdirSync(profile.extensionsFolder, { recursive: true });
  const list = join(profile.extensionsFolder, 'extensions.json');
  if (!existsSync(list)) writeFileSync(list, '[]');

  const options = ['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--telemetry-level', 'off'];
  options.push('--disable-workspace-trust');
  // The newest takes extensions and tests from the address of a workbench with this switch only;
  // the oldest always does, and with the switch shows no question.
  if (vsCode.edition === 'newest') options.push('--enable-smoke-test-driver');
  const child = spawn(vsCode.node, [...serverCommand(vsCode, profile), ...options], {
    env: { ...process.env, EXTENSIONS_GALLERY: '{}' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const stop = stopWithThisProcess(child);
  return { url: await readAddress(child, logFile), stop };
}

/** Address of the workbench of a server. */
export function workbenchUrl(server: Server, workbench: Workbench): string {
  const remote = (path: string): string => `vscode-remote://${new URL(server.url).host}${path}`;
  const payload = [
    ...workbench.extensions.map((path) => ['extensionDevelopmentPath', remote(path)]),
    ...(workbench.tests === undefined ? [] : [['extensionTestsPath', remote(workbench.tests)]]),
    ...(workbench.file === undefined ? [] : [['openFile', remote(workbench.file)]]),
    ['skipWelcome', 'true'],
  ];
  const query = new URLSearchParams({ folder: workbench.folder, payload: JSON.stringify(payload) });
  return `${server.url}/?${query}`;
}

function serverCommand(vsCode: VsCode, profile: Profile): readonly string[] {
  return [
    join(vsCode.root, 'out/server-main.js'),
    '--accept-server-license-terms',
    '--server-data-dir',
    join(profile.userDataFolder, 'server'),
    '--user-data-dir',
    profile.userDataFolder,
    '--extensions-dir',
    profile.extensionsFolder,
  ];
}

/** Gives a function that ends the server with all it started; the end of this process does the same. */
function stopWithThisProcess(child: ChildProcess): () => void {
  const stop = (): void => {
    process.off('exit', stop);
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, 'SIGTERM');
    } catch {
      // The group has ended by itself.
    }
  };
  process.once('exit', stop);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
  return stop;
}

function readAddress(child: ChildProcess, logFile: string): Promise<string> {
  const log = createWriteStream(logFile);
  child.stderr?.pipe(log, { end: false });
  return new Promise((resolve, reject) => {
    let text = '';
    const give = (reason: string): void =>
      reject(new Error(`The VS Code server ${reason}; its log is ${logFile}.\n${text}`));
    const timer = setTimeout(() => give(`did not start in ${startMilliseconds / 1000} s`), startMilliseconds);
    child.once('error', (error) => give(`could not be started (${error.message})`));
    child.once('exit', (code) => {
      clearTimeout(timer);
      give(`ended with ${code}`);
    });
    child.stdout?.on('data', (chunk: Buffer) => {
      log.write(chunk);
      text += chunk.toString();
      const port = /Web UI available at http:\/\/[^:]+:(\d+)/.exec(text)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(`http://127.0.0.1:${port}`);
    });
  });
}
