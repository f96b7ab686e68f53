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
  symbolsOf,
} from './support.ts';

suite('activation', () => {
  const manifest: unknown = extensions.getExtension('rampart.rampart-policy')?.packageJSON;

  test('the manifest says that untrusted and virtual workspaces are supported', () => {
    const capabilities =
      typeof manifest === 'object' && manifest !== null && 'capabilities' in manifest && manifest.capabilities;
    expectEqual(supportIn(capabilities), ['limited', true], 'Support of untrusted and of virtual workspaces');
    expectEqual(workspace.isTrusted, !inWorker, 'Trust in this workspace');
  });

  test('a JSON file that is no policy gets nothing and starts no server', async () => {
    const servers = countServers();
    const document = await openFile('inventory.json');
    const extension = expectPresent(extensions.getExtension('rampart.rampart-policy'), 'The extension');
    await extension.activate();
    // What the JSON extension answers shows that the file was seen by everybody.
    await jsonExtension?.activate();
    await symbolsOf(document);
    expectEqual(servers(), 0, 'Servers started by a file without policy');
    await startServer();
    expectEqual(servers(), inWorker ? 0 : 1, 'Servers started by the first policy');
    expectEqual(
      languages.getDiagnostics(document.uri).filter(isFromRampart),
      [],
      'Diagnostics of a file without policy',
    );
  });

  test('every command of the manifest is there', async () => {
    const present = await commands.getCommands(true);
    const wanted = commandsOf(manifest);
    expectTrue(wanted.length > 20, `The manifest has ${wanted.length} commands`);
    expectEqual(
      wanted.filter((name) => !present.includes(name)),
      [],
      'Commands without a handler',
    );
  });
});

/** What a manifest says of untrusted and of virtual workspaces. */
function supportIn(capabilities: unknown): readonly unknown[] {
  const { untrustedWorkspaces, virtualWorkspaces } = capabilities as {
    readonly untrustedWorkspaces: { readonly supported: unknown };
    readonly virtualWorkspaces: unknown;
  };
  return [untrustedWorkspaces.supported, virtualWorkspaces];
}

/** Names of the commands that a manifest contributes. */
function commandsOf(manifest: unknown): readonly string[] {
  const { contributes } = manifest as { readonly contributes: { readonly commands: { readonly command: string }[] } };
  return contributes.commands.map(({ command }) => command);
}

interface StartedProcess {
  readonly spawnargs?: readonly string[];
}

/** What a Node host has beside `vscode`; a worker has no process. */
interface NodeHost {
  readonly process?: {
    readonly getBuiltinModule: (name: 'node:diagnostics_channel') => {
      readonly subscribe: (channel: string, listen: (message: { readonly process: StartedProcess }) => void) => void;
    };
  };
}

/** Counts the servers of Rampart that this host starts from now on; in a worker there are none. */
function countServers(): () => number {
  const started: StartedProcess[] = [];
  const { process } = globalThis as NodeHost;
  const channel = process?.getBuiltinModule('node:diagnostics_channel');
  channel?.subscribe('child_process', (message) => started.push(message.process));
  return () => started.filter(({ spawnargs }) => spawnargs?.some((each) => each.endsWith('server.node.cjs'))).length;
}
