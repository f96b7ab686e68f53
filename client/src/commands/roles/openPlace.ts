import { Range, Uri, window, workspace } from 'vscode';
import type { Session } from '../../extension.ts';
import { subjectOf } from './pickRole.ts';

/** Shows a place in an editor and selects it. */
export async function openPlace(_session: Session, argument?: unknown): Promise<void> {
  const { place } = subjectOf(argument);
  if (place === undefined) return;
  const { start, end } = place.range;
  const selection = new Range(start.line, start.character, end.line, end.character);
  await window.showTextDocument(await workspace.openTextDocument(Uri.parse(place.uri)), { selection });
}
