import { l10n, Range, type TextDocument, TextEditorRevealType, WorkspaceEdit, window, workspace } from 'vscode';
import { type InsertParams, type InsertResult, insertRequest } from '../../../../server/src/protocol/policies.ts';
import type { Session } from '../../extension.ts';
import { recognitionOf } from '../../status.ts';
import { roleOf, subjectOf } from './pickRole.ts';

/** Inserts the missing statement of a stage into an open policy that the person picks, or into a new one. */
export async function insertStatement(session: Session, argument?: unknown): Promise<void> {
  const insertable = await insertableOf(session, argument);
  const target = insertable === undefined ? undefined : await pickTarget(session);
  if (insertable === undefined || target === undefined) return;
  await insertInto(session, target.document ?? (await newText()), insertable);
}

/** Makes a new policy of the missing statement of a stage. */
export async function newPolicyFrom(session: Session, argument?: unknown): Promise<void> {
  const insertable = await insertableOf(session, argument);
  if (insertable !== undefined) await insertInto(session, await newText(), insertable);
}

/** What a node has to insert; from the palette, what the person picks of a role: what its stages miss, and its scenarios. */
async function insertableOf(session: Session, argument: unknown): Promise<string | undefined> {
  const { insertable } = subjectOf(argument);
  if (insertable !== undefined) return insertable;
  const roleName = await roleOf(session, argument);
  if (roleName === undefined) return undefined;
  const stages = (await session.roles.source.details(roleName))?.stages ?? [];
  const items = stages.flatMap(({ title, state, missing, facts }) => [
    ...(missing === undefined ? [] : [{ label: title, description: state, text: missing }]),
    ...facts.flatMap(({ sentence, policy }) =>
      policy === undefined ? [] : [{ label: title, description: sentence, text: policy }],
    ),
  ]);
  if (items.length === 0) {
    void window.showInformationMessage(l10n.t('The policies of this workspace miss nothing for {0}.', roleName));
    return undefined;
  }
  return (await window.showQuickPick(items, { placeHolder: l10n.t('What is to be inserted?') }))?.text;
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
  // Read-only copies, among them our own documents, are none that a person writes.
  const open = workspace.textDocuments.filter(
    ({ uri, isUntitled }) => isUntitled || workspace.fs.isWritableFileSystem(uri.scheme) === true,
  );
  const found = await Promise.all(
    open.map(async (document): Promise<readonly Target[]> => {
      const [policy] = await recognitionOf(server, document);
      if (policy === undefined) return [];
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
  if (!(await workspace.applyEdit(edit))) {
    void window.showWarningMessage(l10n.t('The file could not be changed.'));
    return;
  }
  const editor = await window.showTextDocument(document, { preview: false });
  if (range !== undefined) editor.revealRange(toRange(range), TextEditorRevealType.InCenterIfOutsideViewport);
  if (grants.length > 0) void window.showInformationMessage(l10n.t('This policy now allows {0}.', grants.join(', ')));
}

function toRange({ start, end }: NonNullable<InsertResult['range']>): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
