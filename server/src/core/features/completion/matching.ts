/** A name made ready for being searched by what a person types. */
export interface SearchName {
  readonly lower: string;
  /** Offsets at which a word of the name begins: 0, capitals after small letters, and letters after punctuation. */
  readonly wordStarts: readonly number[];
}

/** How well a typed text fits a name, best first; `undefined` in its place means not at all. */
export type Fit = 0 | 1 | 2 | 3;

export function searchName(name: string): SearchName {
  const wordStarts: number[] = [];
  for (let index = 0; index < name.length; index++) {
    if (index === 0 || isWordStart(name, index)) wordStarts.push(index);
  }
  return { lower: name.toLowerCase(), wordStarts };
}

function isWordStart(name: string, index: number): boolean {
  const before = name[index - 1] ?? '';
  const character = name[index] ?? '';
  if (!/[A-Za-z0-9]/.test(before)) return /[A-Za-z0-9]/.test(character);
  return /[A-Z]/.test(character) && (/[a-z0-9]/.test(before) || /[a-z]/.test(name[index + 1] ?? ''));
}

/**
 * 0: the whole name; 1: its beginning; 2: the beginning of one of its words (`instances` in `DescribeInstances`);
 * 3: beginnings of its words one after the other (`descinst`, `di`).
 * Editors match in the same way or more generously, so that what is offered here is not filtered away there.
 * @param typed in lower case, not empty
 */
export function fitOf(typed: string, name: SearchName): Fit | undefined {
  if (name.lower.startsWith(typed)) return name.lower.length === typed.length ? 0 : 1;
  for (let at = name.lower.indexOf(typed, 1); at >= 0; at = name.lower.indexOf(typed, at + 1)) {
    if (name.wordStarts.includes(at)) return 2;
  }
  return fitsWords(typed, 0, name, 0) ? 3 : undefined;
}

/** Whether the rest of the typed text is made of beginnings of the name's words from `word` on, in their order. */
function fitsWords(typed: string, from: number, name: SearchName, word: number): boolean {
  if (from === typed.length) return true;
  for (let next = word; next < name.wordStarts.length; next++) {
    const start = name.wordStarts[next] ?? 0;
    const end = name.wordStarts[next + 1] ?? name.lower.length;
    let length = 0;
    while (
      start + length < end &&
      from + length < typed.length &&
      name.lower[start + length] === typed[from + length]
    ) {
      length++;
      if (fitsWords(typed, from + length, name, next + 1)) return true;
    }
  }
  return false;
}
