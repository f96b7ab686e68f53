import { commands, l10n, languages, Uri, window, workspace } from 'vscode';
import type { Session } from '../extension.ts';

/** Shows the page of a rule: the one named, else the one of the problem under the cursor, else one that the person picks. */
export async function openRulePage(session: Session, code?: unknown): Promise<void> {
  const pages = Uri.joinPath(session.context.extensionUri, 'dist', 'rules');
  const chosen = typeof code === 'string' ? code : (codeAtCursor() ?? (await pickCode(pages)));
  if (chosen === undefined) return;
  await commands.executeCommand('markdown.showPreview', Uri.joinPath(pages, `${chosen}.md`));
}

function codeAtCursor(): string | undefined {
  const editor = window.activeTextEditor;
  if (editor === undefined) return undefined;
  const here = languages
    .getDiagnostics(editor.document.uri)
    .find(({ source, range }) => source === 'rampart' && range.contains(editor.selection.active));
  return typeof here?.code === 'object' ? String(here.code.value) : here?.code?.toString();
}

async function pickCode(pages: Uri): Promise<string | undefined> {
  const index = await workspace.openTextDocument(Uri.joinPath(pages, 'index.json'));
  const codes = JSON.parse(index.getText()) as readonly string[];
  return window.showQuickPick(codes, { placeHolder: l10n.t('Which rule do you want to read about?') });
}
