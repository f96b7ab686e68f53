import { type ExtensionContext, l10n, type TextDocument, window, workspace } from 'vscode';
import { mayHoldPolicy } from '../../server/src/protocol/sniff.ts';
import { createAccounts, type LoadAccountModule } from './accounts/accounts.ts';
import { registerCommands } from './commands/index.ts';
import type { ServerConnection } from './languageClient.ts';
import { createRoles, type Roles } from './roles/roles.ts';
import { createStatus } from './status.ts';

/** Connects to a server that runs here: a child process on the desktop, a worker in a browser. */
export type Connect = (context: ExtensionContext) => Promise<ServerConnection>;

/** The running server, or `undefined` as long as no text that may hold a policy was seen. */
export interface Session {
  readonly context: ExtensionContext;
  server(): ServerConnection | undefined;
  /** The running server, started for those who want it before a policy was seen. */
  ready(): Promise<ServerConnection>;
  restart(): Promise<void>;
  readonly roles: Roles;
  /** Absent in a browser, where no account can be asked. */
  readonly loadAccountModule: LoadAccountModule | undefined;
}

/** Waits for a text that may hold a policy, and only then loads and starts the server. */
export function startExtension(
  context: ExtensionContext,
  connect: Connect,
  loadAccountModule?: LoadAccountModule,
): void {
  let server: ServerConnection | undefined;
  let starting: Promise<void> | undefined;
  const start = async (): Promise<void> => {
    server = await connect(context);
    status.follow(server);
  };
  const session: Session = {
    context,
    loadAccountModule,
    get roles() {
      return roles;
    },
    server: () => server,
    ready: async () => {
      starting ??= start();
      const begun = starting;
      try {
        await begun;
      } catch (error) {
        // Who asks next shall have another try.
        if (starting === begun) starting = undefined;
        throw error;
      }
      if (server === undefined) throw new Error(l10n.t('The server did not start.'));
      return server;
    },
    restart: async () => {
      const before = starting;
      starting = (async () => {
        await before?.catch(() => undefined);
        await server?.stop();
        server = undefined;
        await start();
      })();
      try {
        await starting;
      } finally {
        roles.refresh();
      }
    },
  };
  const status = createStatus(context);
  const roles = createRoles(session, createAccounts(context, loadAccountModule));
  registerCommands(session);

  const look = (document: TextDocument): void => {
    if (starting !== undefined || !isJson(document) || !mayHoldPolicy(document.uri.path, document.getText())) return;
    starting = start();
    starting.catch((error: unknown) => window.showErrorMessage(`Rampart: ${String(error)}`));
    for (const listener of listeners) listener.dispose();
  };
  const listeners = [
    workspace.onDidOpenTextDocument(look),
    workspace.onDidChangeTextDocument((change) => look(change.document)),
  ];
  context.subscriptions.push(...listeners, roles, { dispose: () => server?.stop() });
  for (const document of workspace.textDocuments) look(document);
}

function isJson(document: TextDocument): boolean {
  return document.languageId === 'json' || document.languageId === 'jsonc';
}
