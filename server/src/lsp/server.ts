import {
  type CancellationToken,
  CodeActionKind,
  CodeActionTriggerKind,
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
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver';
import {
  type Asker,
  assembleCatalogue,
  type Catalogue,
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
import { answerCatalogueRequests } from './catalogueRequests.ts';
import { codeActionTraits } from './codeActionTraits.ts';
import { pullDiagnostics, pushDiagnostics } from './diagnosticsSupport.ts';
import { createDocuments, type Documents, type ReadDocument } from './documents.ts';
import { createFileWatching } from './fileWatching.ts';
import { createFolders } from './folders.ts';
import { createGuard, type Guard } from './guard.ts';
import { readInitializationOptions } from './initializationOptions.ts';
import { createOwnFileDiagnostics } from './ownFileDiagnostics.ts';
import { answerPolicyRequests } from './policyRequests.ts';
import { createProjects } from './projects.ts';
import { answerRoleRequests } from './roleRequests.ts';
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
  params: InitializeParams,
): InitializeResult {
  const { capabilities, initializationOptions, locale: editorLocale } = params;
  const options = readInitializationOptions(initializationOptions);
  const locale = localeOf(options.locale ?? editorLocale);
  const workspace = capabilities.workspace ?? {};
  const knowsFolders = workspace.workspaceFolders === true;
  const pulls = capabilities.textDocument?.diagnostic !== undefined;
  const takesSnippetText = capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
  const defaultAsker = askerFor(options, host, locale, {
    takesSnippetText,
    codeActions: codeActionTraits(capabilities),
  });

  const guard = createGuard(connection, host);
  const notify = (method: string, params?: object): void => {
    void guard.attempt(method, 'the client', () => connection.sendNotification(method, params));
  };
  const catalogue = new Promise<Catalogue>((resolve) => {
    connection.onInitialized(() => {
      resolve(loadCatalogue(connection, host, locale, notify));
      // The library asks for these events itself where they are listened to before the client knows our capabilities.
      if (knowsFolders) connection.workspace.onDidChangeWorkspaceFolders(foldersChanged);
    });
  });
  const folders = createFolders(params);
  const watches = workspace.didChangeWatchedFiles?.dynamicRegistration === true;
  const watching = watches ? createFileWatching(connection, guard, catalogue) : undefined;
  const settings = createSettingsCache(connection, workspace.configuration === true, options.settings);
  const projects = createProjects({
    host,
    texts,
    folders,
    catalogue,
    watch: (fileName) => watching?.add(fileName),
    warn: (sentence) => connection.console.warn(sentence),
  });
  const documents = createDocuments({ texts, settings, projects, folders, askerOf: defaultAsker });
  const parts = { connection, documents, guard };
  const diagnostics = pulls
    ? pullDiagnostics(parts, workspace.diagnostics?.refreshSupport === true)
    : pushDiagnostics(parts, texts, projects.isOwnFile);
  const editorChecksJson = options.reportsJsonErrors === true;
  const ownFiles = createOwnFileDiagnostics({ ...parts, texts, projects, locale, editorChecksJson });

  const lookAgain = (): void => {
    documents.forgetReadings();
    diagnostics.refresh();
    ownFiles.refresh();
    notify(recognitionChangedNotification);
  };
  const foldersChanged = (event: WorkspaceFoldersChangeEvent): void => {
    folders.change(event);
    projects.forget();
    lookAgain();
  };
  const fileChanged = (uri: string): void => {
    if (projects.fileChanged(uri)) lookAgain();
  };
  texts.onDidOpen(() => {
    // Where nobody tells of changes on the disk, a text that is opened is a good time to look.
    if (watches) return;
    projects.forget();
    documents.forgetReadings();
  });
  texts.onDidChangeContent(({ document }) => {
    fileChanged(document.uri);
    diagnostics.changed(document.uri);
    ownFiles.refresh();
  });
  texts.onDidClose(({ document }) => {
    documents.forget(document.uri);
    diagnostics.closed(document.uri);
    fileChanged(document.uri);
    ownFiles.refresh();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) fileChanged(uri);
  });
  connection.onDidChangeConfiguration((change) => {
    settings.change(change.settings);
    lookAgain();
  });
  connection.onNotification(overrideNotification, (override: OverrideParams) => {
    documents.override(override);
    diagnostics.refresh();
    notify(recognitionChangedNotification);
  });
  if (workspace.didChangeConfiguration?.dynamicRegistration === true) {
    void guard.attempt('client/registerCapability', 'the client', async () => {
      await catalogue;
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'rampart' });
    });
  }
  const plainService = catalogue.then((facts) => createPolicyService({ catalogue: facts }));
  answerRequests(parts, plainService, defaultAsker(undefined));
  answerCatalogueRequests(parts, plainService, defaultAsker(undefined));
  answerPolicyRequests(parts, defaultAsker(undefined));
  answerRoleRequests({ ...parts, texts, host, folders }, plainService, defaultAsker(undefined));
  return {
    capabilities: serverCapabilities(pulls, knowsFolders),
    serverInfo: { name: 'rampart' },
  };
}

function serverCapabilities(pulls: boolean, knowsFolders: boolean): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    hoverProvider: true,
    completionProvider: { triggerCharacters: ['"', ':', '/', '*', '@'], resolveProvider: true },
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor, fixAllKind] },
    documentSymbolProvider: true,
    ...(knowsFolders && { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }),
    ...(pulls && {
      diagnosticProvider: { identifier: 'rampart', interFileDependencies: false, workspaceDiagnostics: false },
    }),
  };
}

/** One line for each request: what is asked of the service, and what stands for "nothing". */
function answerRequests(
  { connection, documents, guard }: { connection: Connection; documents: Documents; guard: Guard },
  plainService: Promise<PolicyService>,
  asker: Asker,
): void {
  // An item says not from which text it comes, and its facts may be those of a project alone.
  let completing: PolicyService | undefined;
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
    answer<CompletionList | null>('textDocument/completion', textDocument.uri, token, null, (read) => {
      completing = read.service;
      return read.service.complete(read.document, position, read.asker);
    }),
  );
  connection.onCompletionResolve((item, token) =>
    guard.answer({ name: 'completionItem/resolve', uri: item.label, token }, item, async () =>
      (completing ?? (await plainService)).resolveCompletion(item, asker),
    ),
  );
  connection.onCodeAction(({ textDocument, range, context }, token) =>
    answer('textDocument/codeAction', textDocument.uri, token, [], (read) => [
      ...read.service.codeActions(
        read.document,
        { range, only: context.only, isAutomatic: context.triggerKind === CodeActionTriggerKind.Automatic },
        read.asker,
      ),
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
  abilities: Pick<Asker['client'], 'takesSnippetText' | 'codeActions'>,
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
        ...abilities,
        rulePage: (code) => (rulePages === undefined ? host.rulePage(code) : `${rulePages}${code}.md`),
      },
    };
  };
}

/** Reads the facts; what cannot be used is told to the person once, and everything else works without it. */
async function loadCatalogue(
  connection: Connection,
  host: Host,
  locale: Locale,
  notify: (method: string, params: object) => void,
): Promise<Catalogue> {
  const [ram, iam] = await Promise.all(
    dialects.map((part) => host.readCatalogue(part).catch((error: unknown) => new Error(String(error)))),
  );
  const { catalogue, dates } = assembleCatalogue({ ram, iam }, ({ sentence }) => {
    const message = `Rampart: ${say(sentence, locale)}`;
    connection.console.error(message);
    notify(ShowMessageNotification.method, { type: MessageType.Error, message });
  });
  connection.console.info(`Facts: RAM of ${dates.ram ?? '–'}, IAM of ${dates.iam ?? '–'}.`);
  return catalogue;
}
