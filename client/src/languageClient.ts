import { type Extension, type ExtensionContext, env, extensions, Uri, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { InitializationOptions } from '../../server/src/protocol/initialization.ts';
import { type ReadFileParams, readFileRequest } from '../../server/src/protocol/requests.ts';

/** What the rest of the client may do with the server. */
export interface ServerConnection {
  readonly client: BaseLanguageClient;
  stop(): Promise<void>;
}

/** Options that the desktop and the browser client share. */
export function clientOptions(context: ExtensionContext): LanguageClientOptions {
  const initializationOptions: InitializationOptions = {
    locale: env.language,
    reportsJsonErrors: jsonExtensionValidates(),
    offersSnippets: true,
    supportsJson: jsonExtension() !== undefined,
    rulePages: `${Uri.joinPath(context.extensionUri, 'dist', 'rules').toString()}/`,
  };
  return {
    documentSelector: [{ language: 'json' }, { language: 'jsonc' }],
    diagnosticCollectionName: 'rampart',
    outputChannelName: 'Rampart',
    initializationOptions,
  };
}

/** Starts a client and answers once its server is ready. */
export async function connectTo(client: BaseLanguageClient): Promise<ServerConnection> {
  client.onRequest(readFileRequest, readFile);
  await client.start();
  return { client, stop: () => client.dispose() };
}

/** Reads a file that the server has no access to: in a browser, or in a workspace that is no folder of a disk. */
async function readFile({ uri }: ReadFileParams): Promise<string | null> {
  try {
    return await workspace.decode(await workspace.fs.readFile(Uri.parse(uri)), { encoding: 'utf8' });
  } catch {
    return null;
  }
}

/** VS Code's own JSON extension already says what is wrong with the JSON itself; saying it twice helps nobody. */
function jsonExtensionValidates(): boolean {
  return jsonExtension() !== undefined && workspace.getConfiguration('json').get('validate.enable', true);
}

function jsonExtension(): Extension<unknown> | undefined {
  return extensions.getExtension('vscode.json-language-features');
}
