import { printParseErrorCode, visit } from 'jsonc-parser';
import { type Span, span } from '../text/span.ts';
import { templateMark } from './foreignText.ts';
import type { JsonNode, Member, StringNode } from './jsonNode.ts';

/** One reason why a strict JSON parser would refuse the text. */
export interface SyntaxFault {
  readonly span: Span;
  readonly cause: SyntaxCause;
}

export type SyntaxCause =
  | 'comma missing'
  | 'colon missing'
  | 'value missing'
  | 'name missing'
  | 'brace missing'
  | 'bracket missing'
  | 'string not closed'
  | 'comment not closed'
  | 'bad escape'
  | 'bad number'
  | 'nested too deeply'
  | 'template expression'
  | 'unexpected text';

/** One JSON value and what was wrong or merely tolerated inside it. */
export interface ParsedValue {
  readonly root: JsonNode;
  readonly faults: readonly SyntaxFault[];
  readonly comments: readonly Span[];
  /** Commas before a closing brace or bracket. */
  readonly trailingCommas: readonly Span[];
}

const causes: Readonly<Record<string, SyntaxCause>> = {
  CommaExpected: 'comma missing',
  ColonExpected: 'colon missing',
  ValueExpected: 'value missing',
  PropertyNameExpected: 'name missing',
  CloseBraceExpected: 'brace missing',
  CloseBracketExpected: 'bracket missing',
  UnexpectedEndOfString: 'string not closed',
  UnexpectedEndOfComment: 'comment not closed',
  InvalidUnicode: 'bad escape',
  InvalidEscapeCharacter: 'bad escape',
  InvalidCharacter: 'bad escape',
  InvalidNumberFormat: 'bad number',
  UnexpectedEndOfNumber: 'bad number',
};

/**
 * The JSON value that begins at or after `start`, read with everything tolerated; `undefined` when there is none.
 * Total: any text gives a result, and nothing throws. Nesting beyond 200 levels is not read.
 */
export function parseValue(text: string, start: number): ParsedValue | undefined {
  try {
    return readValue(text, start, text.length);
  } catch (stop) {
    if (!(stop instanceof TooDeep)) throw stop;
    const value = readValue(text, start, stop.offset);
    return value && { ...value, faults: [{ span: span(stop.offset, stop.offset + 1), cause: 'nested too deeply' }] };
  }
}

function readValue(text: string, start: number, end: number): ParsedValue | undefined {
  const builder = createBuilder(text, start);
  visit(text.slice(start, end), builder.visitor, { allowTrailingComma: true, disallowComments: false });
  return builder.finish();
}

const deepest = 200;

/** Thrown through the parser, which recurses and would run out of stack, and offers no other way to stop it. */
class TooDeep extends Error {
  /** Where the level begins that is one too many. */
  readonly offset: number;

  constructor(offset: number) {
    super('nested too deeply');
    this.offset = offset;
  }
}

interface OpenNode {
  readonly type: 'object' | 'array';
  readonly start: number;
  readonly members: Member[];
  readonly items: JsonNode[];
  name: StringNode | undefined;
}

function createBuilder(text: string, shiftedBy: number) {
  const open: OpenNode[] = [];
  const faults: SyntaxFault[] = [];
  const comments: Span[] = [];
  const trailingCommas: Span[] = [];
  let root: JsonNode | undefined;
  let comma: Span | undefined;
  let lastEnd = shiftedBy;

  // The scanner counts one character too many where the text stops within a comment.
  const at = (offset: number, length: number): Span =>
    span(offset + shiftedBy, Math.min(offset + shiftedBy + length, text.length));
  const advance = (place: Span): void => {
    lastEnd = place.end;
  };

  const closeMember = (value: JsonNode | undefined): void => {
    const parent = open.at(-1);
    if (parent?.name === undefined) return;
    const end = value?.span.end ?? parent.name.span.end;
    parent.members.push({ span: span(parent.name.span.start, end), name: parent.name, value });
    parent.name = undefined;
  };
  const add = (node: JsonNode): void => {
    const parent = open.at(-1);
    if (parent === undefined) root ??= node;
    else if (parent.type === 'array') parent.items.push(node);
    else closeMember(node);
  };
  const begin = (type: OpenNode['type'], offset: number, length: number): void => {
    if (open.length === deepest) throw new TooDeep(offset + shiftedBy);
    comma = undefined;
    advance(at(offset, length));
    open.push({ type, start: offset + shiftedBy, members: [], items: [], name: undefined });
  };
  const end = (place: Span): void => {
    closeMember(undefined);
    const node = open.pop();
    if (node === undefined) return;
    // The parser reports an end also where the text merely stopped, so the character itself decides.
    const closed = text[place.start] === (node.type === 'object' ? '}' : ']');
    if (closed && comma !== undefined) trailingCommas.push(comma);
    comma = undefined;
    if (closed) advance(place);
    const whole = span(node.start, closed ? place.end : lastEnd);
    add(
      node.type === 'object'
        ? { type: 'object', span: whole, closed, members: node.members }
        : { type: 'array', span: whole, closed, items: node.items },
    );
  };
  const endAt = (offset: number, length: number): void => end(at(offset, length));

  return {
    visitor: {
      onObjectBegin: (offset: number, length: number): void => begin('object', offset, length),
      onArrayBegin: (offset: number, length: number): void => begin('array', offset, length),
      onObjectEnd: endAt,
      onArrayEnd: endAt,
      onObjectProperty: (name: string, offset: number, length: number): void => {
        closeMember(undefined);
        comma = undefined;
        const place = at(offset, length);
        advance(place);
        const parent = open.at(-1);
        if (parent !== undefined) parent.name = { type: 'string', span: place, value: name };
      },
      onLiteralValue: (value: unknown, offset: number, length: number): void => {
        comma = undefined;
        const place = at(offset, length);
        advance(place);
        if (typeof value === 'string') add({ type: 'string', span: place, value });
        else if (typeof value === 'number') add({ type: 'number', span: place, value });
        else if (typeof value === 'boolean') add({ type: 'boolean', span: place, value });
        else add({ type: 'null', span: place, value: null });
      },
      onSeparator: (character: string, offset: number, length: number): void => {
        advance(at(offset, length));
        if (character === ',') comma = at(offset, length);
      },
      onComment: (offset: number, length: number): void => {
        comments.push(at(offset, length));
      },
      onError: (code: Parameters<typeof printParseErrorCode>[0], offset: number, length: number): void => {
        const name = printParseErrorCode(code);
        if (name !== 'EndOfFileExpected') {
          faults.push({ span: at(offset, length), cause: causeOf(name, text[offset + shiftedBy]) });
        }
      },
    },
    finish(): ParsedValue | undefined {
      while (open.length > 0) end(span(lastEnd, lastEnd));
      if (root === undefined) return undefined;
      const last = root.span.end;
      // The parser reads one token ahead, and that token belongs to whatever stands behind a closed value.
      const closed = !('closed' in root) || root.closed;
      return {
        root,
        faults: closed ? faults.filter((fault) => fault.span.start < last) : faults,
        comments: comments.filter((comment) => comment.start < last),
        trailingCommas,
      };
    },
  };
}

function causeOf(parserName: string, firstCharacter: string | undefined): SyntaxCause {
  if (firstCharacter === templateMark) return 'template expression';
  return causes[parserName] ?? 'unexpected text';
}
