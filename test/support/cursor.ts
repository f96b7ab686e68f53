import { readFileSync } from 'node:fs';

/** A text with one `|` for the cursor, taken apart. */
export interface MarkedText {
  readonly text: string;
  readonly offset: number;
}

export function cutAtCursor(marked: string): MarkedText {
  const offset = marked.indexOf('|');
  if (offset < 0 || marked.indexOf('|', offset + 1) >= 0) throw new Error(`There must be one | in ${marked}`);
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/** A fixture file with one `|` for the cursor. */
export function readMarkedText(file: string): MarkedText {
  return cutAtCursor(readFileSync(file, 'utf8'));
}
