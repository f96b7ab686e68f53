/** How well a typed text fits a name, best first; `undefined` in its place means not at all. */
export type Fit = 0 | 1 | 2 | 3;

/**
 * 0: the whole name; 1: its beginning; 2: the beginning of one of its words (`instances` in `DescribeInstances`);
 * 3: beginnings of its words one after the other (`descinst`, `di`).
 * Editors match in the same way or more generously, so that what is offered here is not filtered away there.
 * @param typed in lower case, not empty
 */
export function fitOf(typed: string, name: string): Fit | undefined {
  const lower = name.toLowerCase();
  if (lower.startsWith(typed)) return lower.length === typed.length ? 0 : 1;
  if (!holdsInOrder(typed, lower)) return undefined;
  const wordStarts = wordStartsIn(name);
  for (let at = lower.indexOf(typed, 1); at >= 0; at = lower.indexOf(typed, at + 1)) {
    if (wordStarts.includes(at)) return 2;
  }
  return fitsWords(typed, 0, { lower, wordStarts }, 0) ? 3 : undefined;
}

/** Whether the letters occur in a name in their order: cheap, and true of few among thousands of names. */
function holdsInOrder(letters: string, name: string): boolean {
  let at = -1;
  for (const letter of letters) {
    at = name.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}

/** Offsets at which a word of a name begins: 0, capitals after small letters, and letters after punctuation. */
function wordStartsIn(name: string): readonly number[] {
  const starts: number[] = [];
  for (let index = 0; index < name.length; index++) {
    if (index === 0 || isWordStart(name, index)) starts.push(index);
  }
  return starts;
}

/** Where the word ends that holds the character before `offset`; the end of the first one for 0. */
export function wordEndAfter(name: string, offset: number): number {
  for (let index = Math.max(1, offset); index < name.length; index++) {
    if (isWordStart(name, index)) return index;
  }
  return name.length;
}

function isWordStart(name: string, index: number): boolean {
  const before = sortOf(name.charCodeAt(index - 1));
  const sort = sortOf(name.charCodeAt(index));
  if (before === 'other') return sort !== 'other';
  return sort === 'capital' && (before !== 'capital' || sortOf(name.charCodeAt(index + 1)) === 'small');
}

/** ASCII letters and digits; all else separates words. */
function sortOf(code: number): 'capital' | 'small' | 'digit' | 'other' {
  if (code >= 97 && code <= 122) return 'small';
  if (code >= 65 && code <= 90) return 'capital';
  return code >= 48 && code <= 57 ? 'digit' : 'other';
}

interface Words {
  readonly lower: string;
  readonly wordStarts: readonly number[];
}

/** Whether the rest of the typed text is made of beginnings of the name's words from `word` on, in their order. */
function fitsWords(typed: string, from: number, name: Words, word: number): boolean {
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
