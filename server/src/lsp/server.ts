import {
  type CancellationToken,
  CodeActionKind,
  type CompletionList,
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
  type InitializeResult,
  MessageType,
  type ResponseError,
  type ServerCapabilities,
  ShowMessageNotification,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import {
  type Asker,
  assembleCatalogue,
  createPolicyService,
  dialects,
  fixAllKind,
  type Locale,
  localeOf,
  type PolicyService,
  say,
  TextDocument,
} from '../core/index.ts';
import type { Host } from '../host.ts';
import type { InitializationOptions } from '../protocol/initialization.ts';
import {
  type OverrideParams,
  overrideNotification,
  type RecognitionParams,
  type RecognitionResult,
  recognitionChangedNotification,
  recognitionRequest,
} from '../protocol/requests.ts';
import { pullDiagnostics, pushDiagnostics } from './diagnosticsSupport.ts';
import { createDocuments, type Documents, type ReadDocument } from './documents.ts';
import { createGuard, type Guard } from './guard.ts';
import { readInitializationOptions } from './initializationOptions.ts';
import { createSettingsCache } from './settingsCache.ts';

/** Serves one client over a connection until it ends. */
export function startServer(connection: Connection, host: Host): void {
  const texts = new TextDocuments(TextDocument);
  connection.onInitialize((params) => startSession(connection, host, texts, params));
  texts.listen(connection);
  connection.listen();
}

/** Joins the parts for a client of these abilities; nothing arrives before it has its answer. */
function startSession(
  connection: Connection,
  host: Host,
  texts: TextDocuments<TextDocument>,
  { capabilities, initializationOptions, locale: editorLocale }: InitializeParams,
): InitializeResult {
  const options = readInitializationOptions(initializationOptions);
  const locale = localeOf(options.locale ?? editorLocale);
  const workspace = capabilities.workspace ?? {};
  const pulls = capabilities.textDocument?.diagnostic !== undefined;
  const takesSnippetText = capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
  const defaultAsker = askerFor(options, host, locale, takesSnippetText);

  const guard = createGuard(connection, host);
  const notify = (method: string, params?: object): void => {
    void guard.attempt(method, 'the client', () => connection.sendNotification(method, params));
  };
  const service = new Promise<PolicyService>((resolve) => {
    connection.onInitialized(() => resolve(loadService(connection, host, locale, notify)));
  });
  const settings = createSettingsCache(connection, workspace.configuration === true, options.settings);
  const documents = createDocuments({
    texts,
    service,
    settings,
    askerOf: (languageId, { rules }) => ({ ...defaultAsker(languageId), levels: rules }),
  });
  const parts = { connection, documents, guard };
  const diagnostics = pulls
    ? pullDiagnostics(parts, workspace.diagnostics?.refreshSupport === true)
    : pushDiagnostics(parts, texts);

  texts.onDidChangeContent(({ document }) => diagnostics.changed(document.uri));
  texts.onDidClose(({ document }) => {
    documents.forget(document.uri);
    diagnostics.closed(document.uri);
  });
  const lookAgain = (): void => {
    diagnostics.refresh();
    notify(recognitionChangedNotification);
  };
  connection.onDidChangeConfiguration((change) => {
    settings.change(change.settings);
    documents.forgetReadings();
    lookAgain();
  });
  connection.onNotification(overrideNotification, (params: OverrideParams) => {
    documents.override(params);
    lookAgain();
  });
  if (workspace.didChangeConfiguration?.dynamicRegistration === true) {
    void guard.attempt('client/registerCapability', 'the client', async () => {
      await service;
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'rampart' });
    });
  }
  answerRequests(parts, service, defaultAsker(undefined));
  return { capabilities: serverCapabilities(pulls), serverInfo: { name: 'rampart' } };
}

function serverCapabilities(pulls: boolean): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    hoverProvider: true,
    completionProvider: { triggerCharacters: ['"', ':', '/'], resolveProvider: true },
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
    documentSymbolProvider: true,
    ...(pulls && {
      diagnosticProvider: { identifier: 'rampart', interFileDependencies: false, workspaceDiagnostics: false },
    }),
  };
}

/** One line for each request: what is asked of the service, and what stands for "nothing". */
function answerRequests(
  { connection, documents, guard }: { connection: Connection; documents: Documents; guard: Guard },
  service: Promise<PolicyService>,
  asker: Asker,
): void {
  const answer = <Answer>(
    name: string,
    uri: string,
    token: CancellationToken,
    neutral: Answer,
    ask: (read: ReadDocument) => Answer,
  ): Promise<Answer | ResponseError<never>> =>
    guard.answer({ name, uri, token }, neutral, async () => {
      const read = await documents.read(uri);
      return read === undefined ? neutral : ask(read);
    });

  connection.onHover(({ textDocument, position }, token) =>
    answer(
      'textDocument/hover',
      textDocument.uri,
      token,
      null,
      (read) => read.service.hover(read.document, position, read.asker) ?? null,
    ),
  );
  connection.onCompletion(({ textDocument, position }, token) =>
    answer<CompletionList | null>('textDocument/completion', textDocument.uri, token, null, (read) =>
      read.service.complete(read.document, position, read.asker),
    ),
  );
  connection.onCompletionResolve((item, token) =>
    guard.answer({ name: 'completionItem/resolve', uri: item.label, token }, item, async () =>
      (await service).resolveCompletion(item, asker),
    ),
  );
  connection.onCodeAction(({ textDocument, range, context }, token) =>
    answer('textDocument/codeAction', textDocument.uri, token, [], (read) => [
      ...read.service.codeActions(read.document, { range, only: context.only }, read.asker),
    ]),
  );
  connection.onDocumentSymbol(({ textDocument }, token) =>
    answer('textDocument/documentSymbol', textDocument.uri, token, [], (read) => [
      ...read.service.symbols(read.document, read.asker),
    ]),
  );
  connection.onRequest(recognitionRequest, ({ textDocument }: RecognitionParams, token: CancellationToken) =>
    answer<RecognitionResult>(recognitionRequest, textDocument.uri, token, [], (read) =>
      read.service.recognition(read.document, read.asker),
    ),
  );
}

/** Who asks about texts of a language: what the editor says about JSON itself, it says about JSON only. */
function askerFor(
  { rulePages, reportsJsonErrors, offersSnippets, supportsJson }: InitializationOptions,
  host: Host,
  locale: Locale,
  takesSnippetText: boolean,
): (languageId: string | undefined) => Asker {
  return (languageId) => {
    const isJson = languageId === 'json' || languageId === 'jsonc';
    return {
      locale,
      levels: {},
      client: {
        reportsJsonErrors: isJson && reportsJsonErrors === true,
        offersSnippets: isJson && offersSnippets === true,
        supportsJson: isJson && supportsJson === true,
        takesSnippetText,
        rulePage: (code) => (rulePages === undefined ? host.rulePage(code) : `${rulePages}${code}.md`),
      },
    };
  };
}

/** Reads the facts; what cannot be used is told to the person once, and everything else works without it. */
async function loadService(
  connection: Connection,
  host: Host,
  locale: Locale,
  notify: (method: string, params: object) => void,
): Promise<PolicyService> {
  const [ram, iam] = await Promise.all(
    dialects.map((part) => host.readCatalogue(part).catch((error: unknown) => new Error(String(error)))),
  );
  const { catalogue, dates } = assembleCatalogue({ ram, iam }, ({ sentence }) => {
    const message = `Rampart: ${say(sentence, locale)}`;
    connection.console.error(message);
    notify(ShowMessageNotification.method, { type: MessageType.Error, message });
  });
  connection.console.info(`Facts: RAM of ${dates.ram ?? '–'}, IAM of ${dates.iam ?? '–'}.`);
  return createPolicyService({ catalogue });
}
