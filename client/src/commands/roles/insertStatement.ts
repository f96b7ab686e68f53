import { l10n, Range, type TextDocument, TextEditorRevealType, WorkspaceEdit, window, workspace } from 'vscode';
import { type InsertParams, type InsertResult, insertRequest } from '../../../../server/src/protocol/policies.ts';
import type { Session } from '../../extension.ts';
import { recognitionOf } from '../../status.ts';
import { subjectOf } from './pickRole.ts';

/** Inserts the missing statement of a stage into an open policy that the person picks, or into a new one. */
export async function insertStatement(session: Session, argument?: unknown): Promise<void> {
  const { insertable } = subjectOf(argument);
  if (insertable === undefined) {
    void window.showInformationMessage(l10n.t('Choose a missing statement in the view of roles.'));
    return;
  }
  const target = await pickTarget(session);
  if (target === undefined) return;
  await insertInto(session, target.document ?? (await newText()), insertable);
}

/** Makes a new policy of the missing statement of a stage. */
export async function newPolicyFrom(session: Session, argument?: unknown): Promise<void> {
  const { insertable } = subjectOf(argument);
  if (insertable !== undefined) await insertInto(session, await newText(), insertable);
}

interface Target {
  readonly label: string;
  readonly description?: string;
  /** `undefined`: a new one. */
  readonly document: TextDocument | undefined;
}

async function pickTarget(session: Session): Promise<Target | undefined> {
  const server = await session.ready();
  const active = window.activeTextEditor?.document;
  const open = workspace.textDocuments.filter(
    ({ uri }) => uri.scheme === 'file' || uri.scheme === 'untitled' || uri.scheme === active?.uri.scheme,
  );
  const found = await Promise.all(
    open.map(async (document): Promise<readonly Target[]> => {
      const [policy] = await recognitionOf(server, document);
      const isWritable = workspace.fs.isWritableFileSystem(document.uri.scheme) !== false || document.isUntitled;
      if (policy === undefined || !isWritable) return [];
      return [{ label: workspace.asRelativePath(document.uri), description: policy.label, document }];
    }),
  );
  const targets = found.flat().toSorted((a, b) => Number(b.document === active) - Number(a.document === active));
  const fresh: Target = { label: `$(new-file) ${l10n.t('A new policy')}`, document: undefined };
  if (targets.length === 0) return fresh;
  return window.showQuickPick([...targets, fresh], { placeHolder: l10n.t('Which policy shall say it?') });
}

function newText(): Thenable<TextDocument> {
  return workspace.openTextDocument({ language: 'json', content: '' });
}

async function insertInto(session: Session, document: TextDocument, text: string): Promise<void> {
  const { client } = await session.ready();
  const textDocument = { uri: document.uri.toString() };
  const version = document.version;
  const { edits, range, grants, refusal } = await client.sendRequest<InsertResult>(insertRequest, {
    textDocument,
    text,
  } satisfies InsertParams);
  if (refusal !== undefined) {
    void window.showWarningMessage(refusal);
    return;
  }
  if (document.version !== version) {
    void window.showWarningMessage(l10n.t('The file changed in the meantime: try again.'));
    return;
  }
  const edit = new WorkspaceEdit();
  for (const { range: place, newText: inserted } of edits) edit.replace(document.uri, toRange(place), inserted);
  await workspace.applyEdit(edit);
  const editor = await window.showTextDocument(document, { preview: false });
  if (range !== undefined) editor.revealRange(toRange(range), TextEditorRevealType.InCenterIfOutsideViewport);
  if (grants.length > 0) void window.showInformationMessage(l10n.t('This policy now allows {0}.', grants.join(', ')));
}

function toRange({ start, end }: NonNullable<InsertResult['range']>): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
