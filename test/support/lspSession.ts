/** The client's side of a conversation with the server, whatever carries it. */
import {
  type ClientCapabilities,
  ConfigurationRequest,
  DiagnosticRefreshRequest,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesRegistrationOptions,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  RegistrationRequest,
  ShowMessageNotification,
} from 'vscode-languageserver-protocol';
import {
  type ReadCatalogueParams,
  readCatalogueRequest,
  recognitionChangedNotification,
} from '../../server/src/protocol/requests.ts';

export interface SessionOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  readonly locale?: string;
  /** Addresses of the folders that the client has open. */
  readonly folders?: readonly string[];
  /** Answers `workspace/configuration`; the client says that it can only where this is given. */
  readonly configuration?: (uri: string | undefined) => unknown;
  /** Answers a server in a worker, which has no files. */
  readonly readCatalogue?: (params: ReadCatalogueParams) => string;
}

export interface ClientSession {
  readonly client: ProtocolConnection;
  readonly initialized: InitializeResult;
  /** Texts of `window/logMessage` and `window/showMessage`, in the order in which they came. */
  readonly logged: readonly string[];
  readonly shown: readonly string[];
  /** Methods that the server registered for after its start. */
  readonly registered: readonly string[];
  /** Patterns of files that the server wants to be told of. */
  readonly watched: readonly unknown[];
  /** Every `textDocument/publishDiagnostics`, in the order in which they came. */
  readonly published: readonly PublishDiagnosticsParams[];
  open(uri: string, text: string, languageId?: string): Promise<void>;
  /** Replaces the whole text. */
  change(uri: string, version: number, text: string): Promise<void>;
  close(uri: string): Promise<void>;
  /** Waits until something that the server sent, be it earlier or later, fits; the test's time limit ends a vain wait. */
  until<Fact>(look: () => Fact | undefined): Promise<Fact>;
  /** The diagnostics that were pushed last for a version of a text. */
  diagnosticsOf(uri: string, version: number): Promise<PublishDiagnosticsParams['diagnostics']>;
  /** How often the client was asked to pull all diagnostics again. */
  refreshes(): number;
  /** How often the client was told that the recognition changed. */
  recognitionChanges(): number;
  end(): void;
}

/** Listens to everything a server may send, and initialises it. */
export async function connectClient(
  client: ProtocolConnection,
  { capabilities = {}, initializationOptions, locale, folders, configuration, readCatalogue }: SessionOptions,
  end: () => void,
): Promise<ClientSession> {
  const logged: string[] = [];
  const shown: string[] = [];
  const registered: string[] = [];
  const watched: unknown[] = [];
  const published: PublishDiagnosticsParams[] = [];
  let refreshes = 0;
  let recognitionChanges = 0;
  const waiters = new Set<() => void>();
  const wake = (): void => {
    for (const waiter of waiters) waiter();
  };

  client.onNotification(LogMessageNotification.type, ({ message }) => {
    logged.push(message);
    wake();
  });
  client.onNotification(ShowMessageNotification.type, ({ message }) => {
    shown.push(message);
    wake();
  });
  client.onNotification(PublishDiagnosticsNotification.type, (params) => {
    published.push(params);
    wake();
  });
  client.onNotification(recognitionChangedNotification, () => {
    recognitionChanges++;
    wake();
  });
  client.onRequest(DiagnosticRefreshRequest.type, () => {
    refreshes++;
    wake();
  });
  client.onRequest(RegistrationRequest.type, ({ registrations }) => {
    registered.push(...registrations.map(({ method }) => method));
    for (const { method, registerOptions } of registrations) {
      if (method === DidChangeWatchedFilesNotification.method) {
        const { watchers } = registerOptions as DidChangeWatchedFilesRegistrationOptions;
        watched.push(...watchers.map(({ globPattern }) => globPattern));
      }
    }
    wake();
  });
  client.onRequest(ConfigurationRequest.type, ({ items }) => items.map(({ scopeUri }) => configuration?.(scopeUri)));
  if (readCatalogue !== undefined) client.onRequest(readCatalogueRequest, readCatalogue);
  client.listen();

  const initialized = await client.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri: null,
    workspaceFolders: folders?.map((uri) => ({ uri, name: uri })) ?? null,
    capabilities: {
      ...capabilities,
      workspace: { ...capabilities.workspace, configuration: configuration !== undefined },
    },
    ...(locale !== undefined && { locale }),
    initializationOptions,
  });
  await client.sendNotification(InitializedNotification.type, {});

  const until = <Fact>(look: () => Fact | undefined): Promise<Fact> =>
    new Promise((resolve) => {
      const waiter = (): void => {
        const fact = look();
        if (fact === undefined) return;
        waiters.delete(waiter);
        resolve(fact);
      };
      waiters.add(waiter);
      waiter();
    });

  return {
    client,
    initialized,
    logged,
    shown,
    registered,
    watched,
    published,
    open: (uri, text, languageId = 'json') =>
      client.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId, version: 1, text },
      }),
    change: (uri, version, text) =>
      client.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      }),
    close: (uri) => client.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } }),
    until,
    diagnosticsOf: async (uri, version) => {
      const found = await until(() => published.findLast((each) => each.uri === uri && each.version === version));
      return found.diagnostics;
    },
    refreshes: () => refreshes,
    recognitionChanges: () => recognitionChanges,
    end() {
      client.dispose();
      end();
    },
  };
}
