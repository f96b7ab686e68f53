import type { SyntaxFault } from '../../document/parse.ts';
import type { PolicyDocument } from '../../document/policyDocument.ts';
import { nextToken, type Token } from '../../document/tokens.ts';
import { type Span, span } from '../../text/span.ts';

/** A syntax fault and what surrounds it. */
export interface FaultSite {
  readonly document: PolicyDocument;
  readonly fault: SyntaxFault;
  /** Where the JSON value begins that the fault is in or behind; 0 where there is none. */
  readonly start: number;
  /** Every token from there to the fault. */
  readonly tokens: readonly Token[];
  /** Those of them that opened what is still open, outermost first; none for text outside all values. */
  readonly open: readonly Token[];
  /** The token at the fault or after it. */
  readonly next: Token;
  /** What stands on the line of the fault, without the blanks around it. */
  readonly line: Span;
}

/** The first fault of each JSON value of a text; and of what stands outside all values, where nothing before it is at fault. */
export function faultSites(document: PolicyDocument): readonly FaultSite[] {
  const { faults, values } = document.json;
  const starts =
    document.host === 'prose'
      ? document.policies.map((policy) => policy.span.start)
      : values.filter(({ root }) => root.type === 'object' || root.type === 'array').map(({ root }) => root.span.start);
  const within = new Set(values.flatMap((value) => value.faults));
  const told = new Set<number | undefined>();
  return faults.flatMap((fault) => {
    const start = starts.findLast((each) => each <= fault.span.start);
    const isStray = document.host !== 'prose' && !within.has(fault);
    // A value that a fault ended too early leaves its rest outside.
    if (told.has(start) || (isStray && told.size > 0)) return [];
    told.add(start);
    return [siteOf(document, fault, start ?? 0)];
  });
}

function siteOf(document: PolicyDocument, fault: SyntaxFault, start: number): FaultSite {
  const { plain } = document.json;
  const tokens: Token[] = [];
  const open: Token[] = [];
  let next = nextToken(plain, start);
  while (next.type !== 'end' && next.end <= fault.span.start) {
    if (next.type === '{' || next.type === '[') open.push(next);
    else if (open.at(-1)?.type === partners[next.type]) open.pop();
    tokens.push(next);
    next = nextToken(plain, next.end);
  }
  return { document, fault, start, tokens, open, next, line: lineAt(plain, fault.span.start) };
}

const partners: Readonly<Partial<Record<Token['type'], Token['type']>>> = { '}': '{', ']': '[' };

function lineAt(plain: string, offset: number): Span {
  let start = offset;
  let end = offset;
  while (start > 0 && !/[\r\n]/.test(plain.charAt(start - 1))) start--;
  while (end < plain.length && !/[\r\n]/.test(plain.charAt(end))) end++;
  const line = plain.slice(start, end);
  return span(start + (line.length - line.trimStart().length), start + line.trimEnd().length);
}

/** A token as a message names it: a string as it stands, all else between quotes. */
export function named(site: FaultSite, at: Span): string {
  const shown = shownAs(site, at);
  return shown.startsWith('"') ? shown : `"${shown}"`;
}

/** A stretch of the text as a message shows it: its first line with ink, cut where it is long or where more follows. */
export function shownAs({ document: { text } }: FaultSite, { start, end }: Span): string {
  const ink = text.slice(start, end).trim();
  const line = /^[^\r\n]{0,60}/.exec(ink)?.[0].trimEnd() ?? '';
  return line.length < ink.length ? `${line}…` : line;
}
