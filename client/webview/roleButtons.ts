import { element } from './dom.ts';
import { fill } from './fill.ts';
import type { RolePageAction, RolePageContents, RolePageWords, RolePlace } from './roleMessages.ts';

/** What the parts of the page are drawn with. */
export interface RolePageParts extends RolePageContents {
  readonly words: RolePageWords;
  act(action: RolePageAction): void;
}

/** Name under which the focus finds an element again after the page was drawn anew. */
export const focusKey = 'focusKey';

/** A button that does something. `spoken` is its full name where what is shown is too short to stand alone. */
export function actionButton(
  shown: string,
  action: RolePageAction,
  { act }: RolePageParts,
  spoken = shown,
): HTMLElement {
  const button = element('button', { type: 'button', ...(spoken !== shown && { 'aria-label': spoken }) }, shown);
  button.dataset[focusKey] = JSON.stringify(action);
  button.addEventListener('click', () => act(action));
  return button;
}

/** A button that copies a text. */
export function copyButton(text: string, name: string, parts: RolePageParts, shown = parts.words.copy): HTMLElement {
  return actionButton(shown, { type: 'copy', text, name }, parts, fill(parts.words.copyThat, [name]));
}

/** The last item of a list of places where there are more of them than are told. */
export function moreItems(count: number | undefined, { words }: RolePageParts): readonly HTMLElement[] {
  return count === undefined ? [] : [element('li', {}, fill(words.more, [String(count)]))];
}

/** A button that opens a place, labelled by its file and line. */
export function placeButton({ uri, range }: RolePlace, parts: RolePageParts): HTMLElement {
  const label = fill(parts.words.place, [parts.paths[uri] ?? uri, String(range.start.line + 1)]);
  const button = actionButton(label, { type: 'open', place: { uri, range } }, parts);
  button.classList.add('place');
  return button;
}
