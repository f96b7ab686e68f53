/**
 * Runs the suites inside a real VS Code: `node test/integration/run.ts oldest|newest|web|vsix [file.vsix]`.
 * `oldest` and `newest` load Rampart from this folder, `web` does so in a web worker, `vsix` installs the package first.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { resolveCliArgsFromVSCodeExecutablePath, runTests, TestRunFailedError } from '@vscode/test-electron';
import { ensureBrowser, openBrowser } from '../vscode/browser.ts';
import { createProfile, quietSettings, startServer } from '../vscode/launch.ts';
import { type Edition, ensureVsCode } from '../vscode/setup.ts';
import { runTestsInPage } from '../vscode/testPage.ts';
import { startWebHost } from '../vscode/webHost.ts';
import { chooseBackend, needsVirtualDisplay } from './backend.ts';
import { bundleSuites } from './bundle.ts';

const root = join(import.meta.dirname, '../..');

const settings = { ...quietSettings, 'git.enabled': false, 'files.autoSave': 'off' };

/** One run: a folder of its own with a copy of the workspace, since suites write. */
interface Run {
  readonly folder: string;
  readonly workspace: string;
}

async function runInNode(run: Run, edition: Edition, vsix: string | undefined): Promise<number> {
  const { name, executable } = await chooseBackend(edition);
  console.log(`Suites run in ${name}${vsix === undefined ? '' : `, with ${vsix} installed`}.`);
  // The stand-in reads it, and so does each process that it starts.
  process.env['RAMPART_VSCODE'] = edition;
  const { userDataFolder, extensionsFolder } = createProfile(run.folder, settings);
  const profile = ['--user-data-dir', userDataFolder, '--extensions-dir', extensionsFolder];
  if (vsix !== undefined) {
    const [command = executable, ...options] = resolveCliArgsFromVSCodeExecutablePath(executable, {
      reuseMachineInstall: true,
    });
    const { status } = spawnSync(command, [...options, ...profile, '--install-extension', vsix], { stdio: 'inherit' });
    if (status !== 0) throw new Error(`${vsix} could not be installed: see the lines above.`);
  }
  try {
    return await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: vsix === undefined ? root : emptyExtension(run.folder),
      extensionTestsPath: await bundleSuites('node'),
      launchArgs: [run.workspace, ...profile],
    });
  } catch (error) {
    if (error instanceof TestRunFailedError) return error.code ?? 1;
    throw error;
  }
}

async function runInWorker(run: Run): Promise<number> {
  const vsCode = await ensureVsCode('newest');
  const browser = await ensureBrowser();
  console.log(`Suites run in a web worker of VS Code ${vsCode.version}, in ${browser.name}.`);
  const tests = await bundleSuites('web');
  const server = await startServer(vsCode, createProfile(run.folder, settings), join(run.folder, 'server.log'));
  const host = await startWebHost(server, { workspace: run.workspace, extension: root, tests });
  const { context, page } = await openBrowser(browser, run.folder);
  try {
    return await runTestsInPage(page, host.url, run.folder);
  } finally {
    await context.close();
    host.stop();
    server.stop();
  }
}

/** Tests need an extension under development; where the installed one is tested, this one does nothing. */
function emptyExtension(folder: string): string {
  const extension = join(folder, 'empty-extension');
  mkdirSync(extension, { recursive: true });
  const manifest = { name: 'empty', publisher: 'rampart', version: '0.0.0', engines: { vscode: '^1.100.0' } };
  writeFileSync(join(extension, 'package.json'), JSON.stringify(manifest));
  return extension;
}

function newestPackage(): string {
  const found = globSync('dist/*.vsix', { cwd: root }).map((file) => join(root, file));
  const newest = found.toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
  if (newest === undefined) throw new Error('There is no .vsix in dist: run `npm run package` first.');
  return newest;
}

function runHost(host: string | undefined, run: Run): Promise<number> {
  switch (host) {
    case 'oldest':
    case 'newest':
      return runInNode(run, host, undefined);
    case 'vsix':
      return runInNode(run, 'newest', resolve(process.argv[3] ?? newestPackage()));
    case 'web':
      return runInWorker(run);
    default:
      throw new Error(`Say where to run: oldest, newest, web or vsix, not "${host}".`);
  }
}

const host = process.argv[2];
if (host !== 'web' && (await needsVirtualDisplay())) {
  const again = spawnSync('xvfb-run', ['-a', process.execPath, ...process.argv.slice(1)], { stdio: 'inherit' });
  process.exit(again.status ?? 1);
}

const folder = mkdtempSync(join(tmpdir(), 'rampart-test-'));
const workspace = join(folder, 'workspace');
cpSync(join(import.meta.dirname, 'workspace'), workspace, { recursive: true });
const code = await runHost(host, { folder, workspace });
if (code === 0) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
else console.error(`The logs of this run are in ${folder}.`);
console.log(`Integration ${host}: ${code === 0 ? 'passed' : 'failed'}`);
process.exit(code);
