import { type ExtensionContext, Uri, workspace } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { type ReadCatalogueParams, readCatalogueRequest } from '../../../server/src/protocol/requests.ts';
import { clientOptions, connectTo, type ServerConnection } from '../languageClient.ts';

/** Starts the server in a worker, and reads the packed catalogue for it: a worker has no files. */
export function connectToWorker(context: ExtensionContext): Promise<ServerConnection> {
  const dist = Uri.joinPath(context.extensionUri, 'dist');
  const worker = new Worker(Uri.joinPath(dist, 'server.web.js').toString(true));
  const client = new LanguageClient('rampart', 'Rampart', worker, clientOptions(context));
  client.onRequest(readCatalogueRequest, async ({ part }: ReadCatalogueParams) => {
    const bytes = await workspace.fs.readFile(Uri.joinPath(dist, `catalogue.${part}.json`));
    return new TextDecoder().decode(bytes);
  });
  return connectTo(client);
}
