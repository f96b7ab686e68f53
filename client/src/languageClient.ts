import { type Extension, type ExtensionContext, env, extensions, Uri, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { InitializationOptions } from '../../server/src/protocol/initialization.ts';

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
  await client.start();
  return { client, stop: () => client.dispose() };
}

/** VS Code's own JSON extension already says what is wrong with the JSON itself; saying it twice helps nobody. */
function jsonExtensionValidates(): boolean {
  return jsonExtension() !== undefined && workspace.getConfiguration('json').get('validate.enable', true);
}

function jsonExtension(): Extension<unknown> | undefined {
  return extensions.getExtension('vscode.json-language-features');
}
