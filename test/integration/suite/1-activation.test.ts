/** Comes first by its name: it sees the extension before any policy was opened. */
import { commands, extensions, languages, workspace } from 'vscode';
import {
  expectEqual,
  expectPresent,
  expectTrue,
  inWorker,
  isFromRampart,
  jsonExtension,
  openFile,
  startServer,
} from './support.ts';

suite('activation', () => {
  const manifest: unknown = extensions.getExtension('rampart.rampart-policy')?.packageJSON;

  test('the manifest says that untrusted and virtual workspaces are supported', () => {
    const capabilities =
      typeof manifest === 'object' && manifest !== null && 'capabilities' in manifest && manifest.capabilities;
    expectEqual(capabilities, { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true }, 'capabilities');
    expectEqual(workspace.isTrusted, !inWorker, 'Trust in this workspace');
  });

  test('a JSON file that is no policy gets nothing and starts no server', async () => {
    const document = await openFile('inventory.json');
    const extension = expectPresent(extensions.getExtension('rampart.rampart-policy'), 'The extension');
    await extension.activate();
    // The JSON extension starts a server of its own, which must not be counted.
    await jsonExtension?.activate();
    const before = childProcesses();
    await startServer();
    expectEqual(childProcesses() - before, inWorker ? 0 : 1, 'Processes started by the first policy');
    expectEqual(
      languages.getDiagnostics(document.uri).filter(isFromRampart),
      [],
      'Diagnostics of a file without policy',
    );
  });

  test('every command is there', async () => {
    const present = await commands.getCommands(true);
    for (const name of ['restartServer', 'showOutput', 'openRulePage', 'showRecognition', 'setDialect']) {
      expectTrue(present.includes(`rampart.${name}`), `rampart.${name} is missing`);
    }
  });
});

/** Child processes of a Node extension host; a worker has none. */
function childProcesses(): number {
  const { process } = globalThis as {
    readonly process?: { readonly getActiveResourcesInfo?: () => readonly string[] };
  };
  return process?.getActiveResourcesInfo?.().filter((kind) => kind === 'ProcessWrap').length ?? 0;
}
