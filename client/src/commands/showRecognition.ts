import { commands, l10n, QuickPickItemKind, Range, window } from 'vscode';
import type { Session } from '../extension.ts';
import { recognitionOf } from '../status.ts';

/** Says what was recognised and why; from there the person can change it, or jump to what was seen. */
export async function showRecognition(session: Session): Promise<void> {
  const editor = window.activeTextEditor;
  const server = session.server();
  const policies = editor === undefined || server === undefined ? [] : await recognitionOf(server, editor.document);
  if (editor === undefined || policies.length === 0) {
    void window.showInformationMessage(l10n.t('No policy was recognised in this file.'));
    return;
  }
  const change = { label: `$(edit) ${l10n.t('Change for this file…')}`, range: undefined };
  const items = policies.flatMap((policy) => [
    { label: policy.label, kind: QuickPickItemKind.Separator, range: undefined },
    ...policy.evidence.map(({ sentence, range }) => ({ label: sentence, range })),
  ]);
  const chosen = await window.showQuickPick([change, ...items], {
    title: l10n.t('Recognised: {0}', policies.map((policy) => policy.label).join(', ')),
    placeHolder: l10n.t('Choose a sign to jump to it'),
  });
  if (chosen === change) await commands.executeCommand('rampart.setDialect');
  else if (chosen?.range !== undefined) {
    const { start, end } = chosen.range;
    const place = new Range(start.line, start.character, end.line, end.character);
    await window.showTextDocument(editor.document, { selection: place });
  }
}
