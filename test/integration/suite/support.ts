/** What the suites share: opening texts, waiting for facts, and saying what differs. */
import {
  type CompletionItem,
  type CompletionList,
  commands,
  type Diagnostic,
  type DocumentSymbol,
  extensions,
  languages,
  type Position,
  Range,
  type TextDocument,
  type TextDocumentShowOptions,
  Uri,
  window,
  workspace,
} from 'vscode';

/** Longest wait for a fact, in milliseconds. */
export const longestWaitMilliseconds = 30_000;

/** Whether the suites run in a web worker, with a workspace that is virtual and not trusted. */
export const inWorker = workspace.workspaceFolders?.[0]?.uri.scheme === 'vscode-vfs';

/** Fails unless both are the same by their JSON; Mocha shows where they differ. */
export function expectEqual(actual: unknown, expected: unknown, what: string): void {
  if (JSON.stringify(actual) === JSON.stringify(expected)) return;
  throw Object.assign(new Error(`${what} differs`), { actual, expected, showDiff: true });
}

/** Fails unless the fact holds. */
export function expectTrue(fact: boolean, what: string): void {
  if (!fact) throw new Error(what);
}

/** The value, which must be there. */
export function expectPresent<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`${what} is missing`);
  return value;
}

/** Opens a file of the workspace in an editor; without options, in the one that the next file replaces. */
export async function openFile(name: string, options: TextDocumentShowOptions = {}): Promise<TextDocument> {
  const folder = expectPresent(workspace.workspaceFolders?.[0], 'The workspace folder');
  const document = await workspace.openTextDocument(Uri.joinPath(folder.uri, name));
  await window.showTextDocument(document, options);
  return document;
}

/** Opens a new text in an editor; `|` marks the cursor and is left out. */
export async function openAtCursor(
  marked: string,
): Promise<{ readonly document: TextDocument; readonly position: Position }> {
  const offset = marked.indexOf('|');
  const content = marked.slice(0, offset) + marked.slice(offset + 1);
  const document = await workspace.openTextDocument({ language: 'json', content });
  await window.showTextDocument(document);
  return { document, position: document.positionAt(offset) };
}

/** Place of the first occurrence of a text in a document. */
export function rangeOf(document: TextDocument, text: string): Range {
  const start = document.getText().indexOf(text);
  expectTrue(start >= 0, `${document.fileName} does not contain ${text}`);
  return new Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** Diagnostics of a document as soon as they are as wanted; fails with the last ones if they never are. */
export function diagnosticsWhen(
  document: TextDocument,
  wanted: (diagnostics: readonly Diagnostic[]) => boolean,
): Promise<readonly Diagnostic[]> {
  const read = (): readonly Diagnostic[] | undefined => {
    const diagnostics = languages.getDiagnostics(document.uri);
    return wanted(diagnostics) ? diagnostics : undefined;
  };
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      const diagnostics = read();
      if (diagnostics === undefined) return;
      clearTimeout(timer);
      listener.dispose();
      resolve(diagnostics);
    };
    const timer = setTimeout(() => {
      listener.dispose();
      const last = languages.getDiagnostics(document.uri).map(({ source, message }) => `${source}: ${message}`);
      reject(new Error(`The diagnostics of ${document.uri} stayed at [${last.join(' | ')}]`));
    }, longestWaitMilliseconds);
    const listener = languages.onDidChangeDiagnostics(settle);
    settle();
  });
}

/** VS Code's own JSON extension, if it runs in the same host; it answers once it is activated. */
export const jsonExtension = extensions.getExtension('vscode.json-language-features');

/** Opens the broken policy and waits for what is wrong with it: from then on the server answers. */
export async function startServer(): Promise<TextDocument> {
  const document = await openFile('broken.policy.json');
  await diagnosticsWhen(document, (diagnostics) => diagnostics.some(isFromRampart));
  return document;
}

export function isFromRampart(diagnostic: Diagnostic): boolean {
  return diagnostic.source === 'rampart';
}

/** Code of a diagnostic, with or without a link. */
export function codeOf(diagnostic: Diagnostic): string | number | undefined {
  return typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code;
}

/** Everything that is offered at a place, by all extensions. */
export async function completionsAt(document: TextDocument, position: Position): Promise<readonly CompletionItem[]> {
  const list = await commands.executeCommand<CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  );
  return list.items;
}

/** Label of an item without quotes, so that `"Effect"` and `Effect` count as one offer. */
export function plainLabel(item: CompletionItem): string {
  return (typeof item.label === 'string' ? item.label : item.label.label).replaceAll('"', '');
}

/** The symbols of a document with all their children, by all extensions. */
export async function symbolsOf(document: TextDocument): Promise<readonly DocumentSymbol[]> {
  // Without a provider the answer is `undefined`.
  const roots = await commands.executeCommand<DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    document.uri,
  );
  const withChildren = (symbol: DocumentSymbol): readonly DocumentSymbol[] => [
    symbol,
    ...symbol.children.flatMap(withChildren),
  ];
  return (roots ?? []).flatMap(withChildren);
}

/** Texts that occur more than once, each named once. */
export function repeated(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text, index) => texts.indexOf(text) !== index))];
}
