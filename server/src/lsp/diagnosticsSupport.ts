import {
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from '../core/index.ts';
import type { Documents, ReadDocument } from './documents.ts';
import type { Guard } from './guard.ts';

/** How diagnostics reach a client: it asks for them, or they are sent to it. Never both. */
export interface DiagnosticsSupport {
  /** A text was opened or changed, or is to be seen with other eyes. */
  changed(uri: string): void;
  closed(uri: string): void;
  /** Every open text is to be looked at again. */
  refresh(): void;
}

export interface DiagnosticsOptions {
  readonly connection: Connection;
  readonly documents: Documents;
  readonly guard: Guard;
}

/** For a client that asks; it is told only when it should ask again though no text changed. */
export function pullDiagnostics(
  { connection, documents, guard }: DiagnosticsOptions,
  canRefresh: boolean,
): DiagnosticsSupport {
  const report = async (uri: string, previous: string | undefined): Promise<DocumentDiagnosticReport> => {
    const read = await documents.read(uri);
    if (read === undefined) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    const resultId = String(read.revision);
    return resultId === previous
      ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
      : { kind: DocumentDiagnosticReportKind.Full, resultId, items: diagnose(read) };
  };
  connection.languages.diagnostics.on(({ textDocument: { uri }, previousResultId }, token) =>
    guard.answer<DocumentDiagnosticReport>(
      { name: 'textDocument/diagnostic', uri, token },
      { kind: DocumentDiagnosticReportKind.Full, items: [] },
      () => report(uri, previousResultId),
    ),
  );
  const refresh = (): void => {
    if (!canRefresh) return;
    connection.languages.diagnostics.refresh().catch((error: unknown) => {
      connection.console.warn(`The client did not refresh its diagnostics: ${String(error)}`);
    });
  };
  return {
    // A change of the text is known to the client, but what is said about one may have changed alone.
    changed: () => {},
    closed: () => {},
    refresh,
  };
}

/**
 * For a client that waits: no delay, but several changes that arrive together are one, and requests go first.
 * @param isOwnFile whether a file's diagnostics are sent by somebody else
 */
export function pushDiagnostics(
  { connection, documents, guard }: DiagnosticsOptions,
  texts: TextDocuments<TextDocument>,
  isOwnFile: (uri: string) => boolean,
): DiagnosticsSupport {
  const pending = new Set<string>();
  let isPublishing = false;
  let changes = 0;
  const publish = async (uri: string): Promise<void> => {
    const read = await documents.read(uri);
    const version = read?.document.textDocument.version ?? texts.get(uri)?.version;
    if (version === undefined || isOwnFile(uri)) return;
    await connection.sendDiagnostics({ uri, version, diagnostics: read === undefined ? [] : diagnose(read) });
  };
  const untilQuiet = async (): Promise<void> => {
    let seen: number;
    do {
      seen = changes;
      await guard.idle();
    } while (seen !== changes);
  };
  const publishPending = async (): Promise<void> => {
    isPublishing = true;
    // The loop also sees what is added while it runs.
    for (const uri of pending) {
      await untilQuiet();
      pending.delete(uri);
      await guard.attempt('Diagnostics', uri, () => publish(uri));
    }
    isPublishing = false;
  };
  const changed = (uri: string): void => {
    pending.add(uri);
    changes++;
    if (!isPublishing) void publishPending();
  };
  return {
    changed,
    closed(uri) {
      pending.delete(uri);
      if (isOwnFile(uri)) return;
      void guard.attempt('Diagnostics', uri, () => connection.sendDiagnostics({ uri, diagnostics: [] }));
    },
    refresh: () => texts.keys().forEach(changed),
  };
}

function diagnose({ service, document, asker }: ReadDocument): Diagnostic[] {
  return [...service.diagnostics(document, asker)];
}
