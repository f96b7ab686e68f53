import { type Span, span } from '../text/span.ts';

/** A character that looks like JSON punctuation or like nothing, and is neither for a JSON parser. */
export interface Lookalike {
  readonly span: Span;
  readonly sort: 'fullwidth' | 'invisible';
  /** What the person meant: ASCII punctuation, a space, or nothing. */
  readonly replacement: string;
}

/** A text with its look-alikes outside strings replaced by their ASCII twins; every offset stays as it was. */
export interface PlainText {
  readonly text: string;
  readonly lookalikes: readonly Lookalike[];
}

const quotes = new Set(['“', '”', '„', '‟', '＂', '‘', '’', '＇']);
const closingQuotes = new Set(['”', '’', '＂', '＇']);
const punctuation = new Map<string, string>([
  ['：', ':'],
  ['，', ','],
  ['、', ','],
  ['｛', '{'],
  ['｝', '}'],
  ['［', '['],
  ['］', ']'],
]);
const suspicious = /[\u0080-\uffff]/;
const invisible = /[\u00a0\u00ad\u1680\u180e\u2000-\u200f\u2028\u2029\u202a-\u202f\u205f-\u2064\u3000\ufeff]/;

/** Whether a text holds a character that takes no ink, or that passes for a blank without being one for JSON. */
export function holdsInvisible(text: string): boolean {
  return invisible.test(text);
}

/**
 * Replaces full-width punctuation, curly quotes and invisible blanks outside strings, each by one ASCII character.
 * A string that opens with a curly quote, or opens straight and ends curly, is closed where the person meant to close it.
 */
export function replaceLookalikes(text: string): PlainText {
  if (!suspicious.test(text)) return { text, lookalikes: [] };
  const lookalikes: Lookalike[] = [];
  const characters = text.split('');
  const replace = (index: number, sort: Lookalike['sort'], by: string): void => {
    lookalikes.push({
      span: span(index, index + 1),
      sort,
      replacement: sort === 'invisible' && by === ' ' ? plainFor(text.charAt(index)) : by,
    });
    characters[index] = by;
  };
  let index = 0;
  while (index < text.length) {
    const character = text[index] ?? '';
    if (character === '"' || quotes.has(character)) {
      if (character !== '"') replace(index, 'fullwidth', '"');
      index = closeString(text, index, (at) => replace(at, 'fullwidth', '"'));
    } else if (character === '/' && (text[index + 1] === '/' || text[index + 1] === '*')) {
      index = endOfComment(text, index);
    } else {
      const ascii = punctuation.get(character);
      if (ascii !== undefined) replace(index, 'fullwidth', ascii);
      else if (holdsInvisible(character)) replace(index, 'invisible', ' ');
      index++;
    }
  }
  return { text: characters.join(''), lookalikes };
}

/** What an invisible character passes for: a space for those with a width, nothing for the others. */
export function plainFor(character: string): ' ' | '' {
  return /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/.test(character) ? ' ' : '';
}

/** Offset just after the string that opens at `start`; tells `curly` where a curly quote closes it. */
function closeString(text: string, start: number, curly: (at: number) => void): number {
  const openedStraight = text[start] === '"';
  let lastCurly = -1;
  // A straight string may quote something itself, and what closes that quotation does not close the string.
  let quotations = 0;
  for (let index = start + 1; index < text.length; index++) {
    const character = text[index] ?? '';
    if (character === '\\') {
      index++;
    } else if (character === '"') {
      return index + 1;
    } else if (character === '\n' || character === '\r') {
      if (lastCurly < 0) return index;
      curly(lastCurly);
      return lastCurly + 1;
    } else if (quotes.has(character)) {
      lastCurly = index;
      if (openedStraight && quotations > 0 && closingQuotes.has(character)) {
        quotations--;
      } else if (endsString(text, index + 1, openedStraight)) {
        curly(index);
        return index + 1;
      } else if (!closingQuotes.has(character)) {
        quotations++;
      }
    }
  }
  if (lastCurly >= 0) {
    curly(lastCurly);
    return lastCurly + 1;
  }
  return text.length;
}

/** Whether what follows a curly quote says that it closed the string: punctuation, and for a straight opening a new quote as well. */
function endsString(text: string, from: number, openedStraight: boolean): boolean {
  const rest = text.slice(from, from + 40);
  return openedStraight ? /^[ \t]*[:：,，][ \t]*["“”]/.test(rest) : /^\s*([:：,，\]}］｝]|$)/.test(rest);
}

/** Offset after a comment; in prose, `/*` is more often the tail of a resource than the start of one, so it must be closed. */
function endOfComment(text: string, start: number): number {
  if (text[start + 1] === '/') {
    const lineEnd = text.slice(start).search(/[\r\n]/);
    return lineEnd < 0 ? text.length : start + lineEnd;
  }
  const end = text.indexOf('*/', start + 2);
  return end < 0 ? start + 2 : end + 2;
}
