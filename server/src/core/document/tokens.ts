/** A piece of JSON text, read so that half-typed text still falls into sensible pieces. */
export interface Token {
  readonly type: '{' | '}' | '[' | ']' | ',' | ':' | 'string' | 'word' | 'end';
  readonly start: number;
  readonly end: number;
  /** Whether a string or word ends with a quote. */
  readonly closed: boolean;
}

/** The token at or after `from`; a bare word ends before the colon that is one too many. */
export function nextToken(text: string, from: number, colonsInWord: number = 0): Token {
  const start = skipBlanks(text, from);
  const character = text[start];
  switch (character) {
    case undefined:
      return { type: 'end', start, end: start, closed: false };
    case '{':
    case '}':
    case '[':
    case ']':
    case ',':
    case ':':
      return { type: character, start, end: start + 1, closed: false };
    case '"':
      return stringToken(text, start);
    default:
      return wordToken(text, start, colonsInWord);
  }
}

/**
 * A string ends at its quote or at the end of its line.
 * A quote with a letter right after it and punctuation before it opens the next string, so the one before was never closed.
 */
function stringToken(text: string, start: number): Token {
  for (let index = start + 1; index < text.length; index++) {
    const character = text[index];
    if (character === '\\') {
      index++;
    } else if (character === '"') {
      const content = text.slice(start + 1, index);
      const opensNext = /[,[\]{}:]\s*$/.test(content) && /[\w*]/.test(text[index + 1] ?? '');
      return opensNext
        ? unclosedString(start, content.replace(/:\s*$/, ''))
        : { type: 'string', start, end: index + 1, closed: true };
    } else if (character === '\n' || character === '\r') {
      return unclosedString(start, text.slice(start + 1, index));
    }
  }
  return unclosedString(start, text.slice(start + 1));
}

/** Blanks and punctuation at the end are not meant to be in the string. */
function unclosedString(start: number, content: string): Token {
  return { type: 'string', start, end: start + 1 + content.replace(/[\s,[\]{}]+$/, '').length, closed: false };
}

function wordToken(text: string, start: number, colons: number): Token {
  let end = start + 1;
  let left = colons;
  while (end < text.length && !/[\s,{}[\]"]/.test(text[end] ?? '') && (text[end] !== ':' || left-- > 0)) end++;
  const closed = text[end] === '"' && /^"[ \t]*([,:\]}\r\n]|$)/.test(text.slice(end, end + 80));
  return { type: 'word', start, end: closed ? end + 1 : end, closed };
}

function skipBlanks(text: string, from: number): number {
  let position = from;
  for (;;) {
    const character = text[position];
    if (character === ' ' || character === '\n' || character === '\r' || character === '\t') position++;
    else if (isCommentStart(text, position)) position = endOfComment(text, position);
    else return position;
  }
}

function isCommentStart(text: string, at: number): boolean {
  return text[at] === '/' && (text[at + 1] === '/' || text[at + 1] === '*');
}

function endOfComment(text: string, start: number): number {
  const isLine = text[start + 1] === '/';
  const end = text.indexOf(isLine ? '\n' : '*/', start + 2);
  if (end < 0) return text.length;
  return isLine ? end : end + 2;
}

/** Whether the cursor is inside one of the comments between two offsets. */
export function inComment(text: string, from: number, to: number, offset: number): boolean {
  if (offset <= from || offset > to) return false;
  for (let position = from; position < offset; position++) {
    if (!isCommentStart(text, position)) continue;
    const end = endOfComment(text, position);
    const isOver =
      text[position + 1] === '*' ? offset >= end && text.endsWith('*/', end) && end - position >= 4 : offset > end;
    if (!isOver) return offset > position;
    position = end - 1;
  }
  return false;
}
