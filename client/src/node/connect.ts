import type { ExtensionContext } from 'vscode';
import { LanguageClient, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import { clientOptions, connectTo, type ServerConnection } from '../languageClient.ts';

/** Starts the server in a process of its own. */
export function connectToProcess(context: ExtensionContext): Promise<ServerConnection> {
  const module = context.asAbsolutePath('dist/server.node.cjs');
  const options: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6029'] } },
  };
  return connectTo(new LanguageClient('rampart', 'Rampart', options, clientOptions(context)));
}
