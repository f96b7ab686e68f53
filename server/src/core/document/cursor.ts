import { type Span, span } from '../text/span.ts';
import { inComment, nextToken, type Token } from './tokens.ts';

/** What stands at a cursor, what a completion would replace there, and what the text around it lacks. */
export interface Spot {
  /** Content of a string without its quotes, or a bare word; empty where nothing stands. */
  readonly span: Span;
  /** The same with the quotes that are there. */
  readonly outer: Span;
  /** What stands in `span`, as written. */
  readonly text: string;
  /** The part of `text` before the cursor. */
  readonly typed: string;
  /** Whether the opening quote is there. */
  readonly quoted: boolean;
  /** Whether the closing quote is there. */
  readonly closed: boolean;
  /** Whether it stands directly in a list. */
  readonly list: boolean;
  /** Where the value before it lacks its comma; `undefined` where none is missing. */
  readonly missingCommaAt: number | undefined;
  /** Whether more follows in the same list or object and the comma for it is not there. */
  readonly needsCommaAfter: boolean;
  /** For the name of a member: whether its colon or its value follows already. */
  readonly hasValue: boolean;
}

/** An object or list that is open at the cursor. */
export interface Frame {
  readonly type: 'object' | 'array';
  /** Offset of its brace or bracket. */
  readonly start: number;
  /** For an object: name of the member whose value the cursor is in. */
  readonly name: FrameName | undefined;
}

interface FrameName {
  readonly text: string;
  /** Offset of its quote, or of its first letter where it has none. */
  readonly start: number;
}

/** Where a cursor stands in a JSON text, finished or not. */
export interface CursorPlace {
  /** Outermost first; empty outside all objects and lists. */
  readonly frames: readonly Frame[];
  /** `name`: where the name of a member stands or could stand. `value`: where a value does. */
  readonly role: 'name' | 'value';
  readonly spot: Spot;
}

interface OpenFrame {
  readonly type: 'object' | 'array';
  readonly start: number;
  name: FrameName | undefined;
  expects: 'name' | 'colon' | 'value' | 'comma';
}

/**
 * Walks over the JSON that begins at `start` up to the cursor at `offset`.
 * A parser's tree cannot answer this, since it leaves out what has no quotes yet and what follows a missing comma;
 * the walk takes a bare word for a string, and closes lists and objects that the text forgot to close.
 * @returns `undefined` inside a comment, and where nothing can be put: before a colon, or before a value that is there
 */
export function walkTo(text: string, start: number, offset: number): CursorPlace | undefined {
  const open: OpenFrame[] = [];
  let position = start;
  let last: Token | undefined;
  for (;;) {
    const token = nextToken(text, position, colonsInWord(open));
    if (inComment(text, position, token.start, offset)) return undefined;
    if (holds(token, offset)) return placeAt(text, open, { token, last, offset });
    if (token.start >= offset) return placeAt(text, open, { token: undefined, last, offset });
    accept(text, open, token, last);
    last = token;
    position = token.end;
  }
}

/** Whether the cursor stands in a string or word, so that typing goes on there. */
function holds(token: Token, offset: number): boolean {
  if (token.type === 'word') return token.start <= offset && offset <= (token.closed ? token.end - 1 : token.end);
  if (token.type !== 'string' || offset <= token.start) return false;
  return token.closed ? offset < token.end : offset <= token.end;
}

function accept(text: string, open: OpenFrame[], token: Token, last: Token | undefined): void {
  const top = open.at(-1);
  switch (token.type) {
    case '{':
      open.push({ type: 'object', start: token.start, name: undefined, expects: 'name' });
      break;
    case '[':
      open.push({ type: 'array', start: token.start, name: undefined, expects: 'value' });
      break;
    case '}':
    case ']': {
      const closes = open.findLastIndex(({ type }) => type === (token.type === '}' ? 'object' : 'array'));
      if (closes < 0) break;
      open.length = closes;
      finishValue(open.at(-1));
      break;
    }
    case ',':
      if (top === undefined) break;
      top.name = undefined;
      top.expects = top.type === 'object' ? 'name' : 'value';
      break;
    case ':':
      if (last !== undefined) startMember(open, text, last);
      break;
    case 'string':
    case 'word':
      if (top?.type === 'object' && (top.expects === 'name' || top.expects === 'comma')) {
        top.name = nameOf(text, token);
        top.expects = 'colon';
      } else finishValue(top);
      break;
    case 'end':
      break;
    default:
      token.type satisfies never;
  }
}

function finishValue(frame: OpenFrame | undefined): void {
  if (frame !== undefined) frame.expects = 'comma';
}

/** Makes the token before a colon a name, also where it looked like a value of an unclosed list or an unfinished member. */
function startMember(open: OpenFrame[], text: string, before: Token): void {
  if (before.type !== 'string' && before.type !== 'word') return;
  if (open.at(-1)?.type === 'array' && open.at(-2)?.type === 'object') open.pop();
  const owner = open.at(-1);
  if (owner?.type !== 'object') return;
  owner.name = nameOf(text, before);
  owner.expects = 'value';
}

function nameOf(text: string, token: Token): FrameName {
  const inner = innerSpan(token);
  return { text: text.slice(inner.start, inner.end), start: token.start };
}

function innerSpan(token: Token): Span {
  return span(token.type === 'string' ? token.start + 1 : token.start, token.closed ? token.end - 1 : token.end);
}

/** The place of a cursor in a string or word (`token`) or between two tokens. */
function placeAt(
  text: string,
  open: OpenFrame[],
  {
    token,
    last,
    offset,
  }: { readonly token: Token | undefined; readonly last: Token | undefined; readonly offset: number },
): CursorPlace | undefined {
  const outer = token === undefined ? span(offset, offset) : span(token.start, token.end);
  const next = nextToken(text, outer.end);
  const namesMember = token?.type === 'string' && next.type === ':';
  if (namesMember && open.at(-1)?.type === 'array' && open.at(-2)?.type === 'object') open.pop();
  const top = open.at(-1);
  const startsValue = next.type === 'string' || next.type === 'word' || next.type === '{' || next.type === '[';
  const nextIsName = next.type === 'string' && nextToken(text, next.end).type === ':';
  const role = roleAt(top, token, namesMember);
  if (
    role === undefined ||
    (role === 'value' && token === undefined && top?.type === 'object' && startsValue && !nextIsName)
  ) {
    return undefined;
  }
  const inner = token === undefined ? outer : innerSpan(token);
  const hasValue =
    role === 'name' &&
    (next.type === ':' || (token !== undefined && startsValue && !nextIsName && next.type !== 'word'));
  return {
    frames: open.map(({ type, start, name }) => ({ type, start, name })),
    role,
    spot: {
      span: inner,
      outer,
      text: text.slice(inner.start, inner.end),
      typed: text.slice(inner.start, Math.max(inner.start, offset)),
      quoted: token?.type === 'string',
      closed: token?.closed === true,
      list: top?.type === 'array',
      missingCommaAt: top?.expects === 'comma' ? last?.end : undefined,
      needsCommaAfter: top !== undefined && startsValue && !hasValue,
      hasValue,
    },
  };
}

function roleAt(
  top: OpenFrame | undefined,
  token: Token | undefined,
  namesMember: boolean,
): CursorPlace['role'] | undefined {
  if (top?.type !== 'object') return 'value';
  switch (top.expects) {
    case 'name':
    case 'comma':
      return 'name';
    case 'value':
      return namesMember ? 'name' : 'value';
    case 'colon':
      if (token === undefined) return undefined;
      return namesMember ? 'name' : 'value';
    default:
      return top.expects satisfies never;
  }
}

/**
 * How many colons a bare word may hold: any number in a value such as `kms:De`, none in the name of a member,
 * and one in a condition key, which always has a prefix.
 */
function colonsInWord(open: readonly OpenFrame[]): number {
  const top = open.at(-1);
  if (top?.type !== 'object' || top.expects === 'value') return Number.POSITIVE_INFINITY;
  return /^condition$/i.test(open.at(-3)?.name?.text ?? '') ? 1 : 0;
}
