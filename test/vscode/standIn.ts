/**
 * Takes the command line of desktop `code` and runs the real VS Code server with its workbench in a headless browser.
 * So `@vscode/test-electron` works unchanged where desktop VS Code cannot be had.
 * RAMPART_VSCODE says which edition: `oldest`, or `newest` if it is not set.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBrowser, openBrowser } from './browser.ts';
import { type Profile, runCommandLine, startServer, workbenchUrl } from './launch.ts';
import { ensureVsCode } from './setup.ts';
import { runTestsInPage } from './testPage.ts';

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string', multiple: true },
    extensionTestsPath: { type: 'string' },
    'user-data-dir': { type: 'string' },
    'extensions-dir': { type: 'string' },
    'install-extension': { type: 'string', multiple: true },
    'list-extensions': { type: 'boolean' },
    version: { type: 'boolean' },
  },
});

const vsCode = await ensureVsCode(process.env['RAMPART_VSCODE'] === 'oldest' ? 'oldest' : 'newest');
const scratch = mkdtempSync(join(tmpdir(), 'rampart-vscode-'));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 }));
const profile: Profile = {
  userDataFolder: resolve(textOf(values['user-data-dir']) ?? join(scratch, 'user-data')),
  extensionsFolder: resolve(textOf(values['extensions-dir']) ?? join(scratch, 'extensions')),
};

const questions = [
  ...textsOf(values['install-extension']).flatMap((file) => ['--install-extension', file]),
  ...(values['list-extensions'] === true ? ['--list-extensions'] : []),
  ...(values.version === true ? ['--version'] : []),
];
process.exit(questions.length > 0 ? runCommandLine(vsCode, profile, questions) : await runTests());

async function runTests(): Promise<number> {
  const logs = dirname(profile.userDataFolder);
  const server = await startServer(vsCode, profile, join(logs, 'server.log'));
  const { context, page } = await openBrowser(await ensureBrowser(), scratch);
  const tests = textOf(values.extensionTestsPath);
  const url = workbenchUrl(server, {
    folder: resolve(positionals[0] ?? scratch),
    extensions: textsOf(values.extensionDevelopmentPath).map((path) => resolve(path)),
    ...(tests === undefined ? {} : { tests: resolve(tests) }),
  });
  const code = await runTestsInPage(page, url, logs);
  await context.close();
  server.stop();
  return code;
}

// Without strictness, which would refuse the many options of `code` that mean nothing here, values are of any kind.
function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
