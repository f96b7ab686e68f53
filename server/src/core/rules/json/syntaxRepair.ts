import { lineBreak, lineIndent, outdent } from '../../document/edits.ts';
import { findPolicies, policyForm } from '../../document/find.ts';
import { parseValue } from '../../document/parse.ts';
import type { Token } from '../../document/tokens.ts';
import { objectAround } from '../../document/wrap.ts';
import { applyEdits, type Edit } from '../../text/edit.ts';
import { type Span, span } from '../../text/span.ts';
import type { FindingFix } from '../rule.ts';
import { type FaultSite, shownAs } from './syntaxSite.ts';
import type { SyntaxFix } from './syntaxWords.ts';

/** A change that may make a broken text JSON again. */
export type Repair = FindingFix<SyntaxFix>;

/** Policies are short; a longer text is not tried out over and over while a person types. */
const longestTried = 50_000;

/** The first of some repairs after which the text, or in prose the policy, is JSON that a strict parser takes. */
export function firstThatWorks(site: FaultSite, repairs: Iterable<Repair>): readonly Repair[] {
  if (site.document.text.length > longestTried) return [];
  for (const repair of repairs) if (isRepaired(site, repair.edits)) return [repair];
  return [];
}

function isRepaired({ document: { host, json }, start }: FaultSite, edits: readonly Edit[]): boolean {
  const plain = applyEdits(json.plain, edits);
  if (host === 'prose') {
    const value = parseValue(plain, start);
    return value !== undefined && value.faults.length === 0 && policyForm(value.root) !== undefined;
  }
  // Without the claim of a person, so that a repair has to bring a policy to light.
  const { regions, values, stray } = findPolicies(plain, host, false);
  const commas = values.reduce((sum, value) => sum + value.trailingCommas.length, 0);
  return (
    regions.length > 0 &&
    stray.length === 0 &&
    values.every(({ faults, root }) => faults.length === 0 && 'closed' in root) &&
    commas <= json.trailingCommas.length
  );
}

export function insertion(offset: number, text: string): Repair {
  return { title: 'insert', args: [text.trim()], grade: 'narrows', edits: [{ span: span(offset, offset), text }] };
}

export function removal(site: FaultSite, at: Span): Repair {
  // Words may be worth keeping elsewhere, so a person has to look.
  const grade = /[\p{L}\p{N}]/u.test(site.document.text.slice(at.start, at.end)) ? 'choice' : 'narrows';
  return { title: 'remove', args: [shownAs(site, at)], grade, edits: [{ span: at, text: '' }] };
}

/** Closes all that is open, behind the last token that still belongs to it. */
export function closing(site: FaultSite): readonly Repair[] {
  return [...closingByIndent(site), ...closingBehind(site, site.tokens.length, 0)];
}

/** Closes what has been opened since the opening bracket that `closer` belongs to. */
export function closingUpTo(site: FaultSite, closer: Token): readonly Repair[] {
  const kept = site.open.findLastIndex(({ type }) => type === (closer.type === '}' ? '{' : '[')) + 1;
  return kept === 0 ? [] : [...closingByIndent(site), ...closingBehind(site, site.tokens.length, kept)];
}

/** Closes the innermost list or object before its last `left` tokens, which were meant to stand behind it. */
export function closingInnermost(site: FaultSite, left: number): readonly Repair[] {
  return closingBehind(site, site.tokens.length - left, site.open.length - 1);
}

/** Closes a bracket before the first line that is indented no deeper than its own, as its content would be. */
function closingByIndent({ document: { text }, tokens }: FaultSite): readonly Repair[] {
  const open: Token[] = [];
  for (const [index, token] of tokens.entries()) {
    const opener = open.at(-1);
    if (token.type === '}' || token.type === ']') {
      open.pop();
    } else if (opener !== undefined && opensLine(text, token) && indentOf(text, token) <= indentOf(text, opener)) {
      return [closers(text, tokens[index - 1], [opener])];
    } else if (token.type === '{' || token.type === '[') {
      open.push(token);
    }
  }
  return [];
}

function opensLine(text: string, { start }: Token): boolean {
  return /(^|[\r\n])[ \t]*$/.test(text.slice(Math.max(0, start - 200), start));
}

function indentOf(text: string, { start }: Token): number {
  return lineIndent(text, start).length;
}

/** Closes brackets behind the first `count` tokens, but leaves the outer `kept` of those that are open. */
function closingBehind(
  { document: { text }, tokens, open }: FaultSite,
  count: number,
  kept: number,
): readonly Repair[] {
  const opened = open.slice(kept);
  const previous = tokens[count - 1];
  if (previous === undefined || opened.length === 0) return [];
  const repair = closers(text, previous, opened);
  if (previous.type !== ',') return [repair];
  // A comma before the end of the text has nothing to part.
  return [repair, { ...repair, edits: [...repair.edits, { span: span(previous.start, previous.end), text: '' }] }];
}

/** Closing brackets behind a token, or before it where it is a comma. */
function closers(text: string, behind: Token | undefined, opened: readonly Token[]): Repair {
  const offset = behind?.type === ',' ? behind.start : (behind?.end ?? 0);
  const signs = opened.toReversed().map(closerOf);
  const written = opened.toReversed().map((opener) => {
    const isSpread = /[\r\n]/.test(text.slice(opener.start, offset));
    return (isSpread ? lineBreak(text) + lineIndent(text, opener.start) : '') + closerOf(opener);
  });
  return { ...insertion(offset, written.join('')), args: [signs.join('')] };
}

/** The bracket that closes what a token opens. */
export function closerOf({ type }: Token): '}' | ']' {
  return type === '{' ? '}' : ']';
}

/** Opens a list before the value that a stray `]` stands behind, or behind the last colon. */
export function* listOpening({ tokens }: FaultSite): Generator<Repair> {
  let depth = 0;
  const first = tokens.findLast(({ type }) => {
    if (type === '}' || type === ']') depth++;
    else if (type === '{' || type === '[') depth--;
    return depth === 0;
  });
  if (first !== undefined) yield insertion(first.start, '[');
  const afterColon = tokens[tokens.findLastIndex(({ type }) => type === ':') + 1];
  if (afterColon !== undefined && afterColon !== first) yield insertion(afterColon.start, '[');
}

/** Takes out an opening bracket that stands right before another one of its sort. */
export function doubledOpening(site: FaultSite): readonly Repair[] {
  const doubled = site.open.findLast((opener) => site.tokens[site.tokens.indexOf(opener) + 1]?.type === opener.type);
  return doubled === undefined ? [] : [removal(site, span(doubled.start, doubled.end))];
}

/** How many places around a fault are tried, since a policy may stand on one long line. */
const placesTried = 16;

/** Puts a double quote where a string of a line may begin or end, or takes one out. */
export function* quoteRepairs({ document: { text }, fault, line }: FaultSite): Generator<Repair> {
  const content = text.slice(line.start, line.end);
  const offsets = new Set([line.start]);
  for (const match of content.matchAll(/\s*([:,[\]{}])\s*/g)) {
    if (match[1] !== '[' && match[1] !== '{') offsets.add(line.start + match.index);
    if (match[1] !== ']' && match[1] !== '}') offsets.add(line.start + match.index + match[0].length);
  }
  offsets.add(line.end);
  for (const offset of nearby([...offsets], fault.span.start)) yield insertion(offset, '"');
  const quotes = [...content.matchAll(/"/g)].map(({ index }) => line.start + index);
  for (const offset of nearby(quotes, fault.span.start)) {
    yield { title: 'remove', args: ['"'], grade: 'narrows', edits: [{ span: span(offset, offset + 1), text: '' }] };
  }
}

function nearby(offsets: readonly number[], fault: number): readonly number[] {
  const index = offsets.findLastIndex((offset) => offset <= fault);
  return offsets.slice(Math.max(0, index - placesTried), index + placesTried);
}

/** Puts the value of a line, or a whole item, in quotes where it has none. */
export function valueQuoting({ document: { text }, line }: FaultSite): readonly Repair[] {
  const content = text.slice(line.start, line.end);
  const bare = /^(?:[{[]?\s*"[^"]*"\s*:\s*)?(?<value>[^\s"{}[\],'][^"{}[\],]*?)\s*[}\]]*,?$/d.exec(content)?.indices
    ?.groups?.['value'];
  return bare === undefined ? [] : [quoting(text, span(line.start + bare[0], line.start + bare[1]))];
}

export function quoting(text: string, at: Span): Repair {
  const bare = text.slice(at.start, at.end);
  return { title: 'quote', args: [bare], grade: 'narrows', edits: [{ span: at, text: JSON.stringify(bare) }] };
}

/** Gives every string in single quotes double ones. */
export function singleQuotes({ document: { json, text }, start }: FaultSite): readonly Repair[] {
  const edits = [...json.plain.slice(start).matchAll(/"(?:[^"\\\r\n]|\\.)*"|'(?<content>[^'"\r\n]*)'/g)].flatMap(
    (match) => {
      const at = span(start + match.index, start + match.index + match[0].length);
      return match.groups?.['content'] === undefined
        ? []
        : [{ span: at, text: `"${text.slice(at.start + 1, at.end - 1)}"` }];
    },
  );
  return [{ title: 'quotes', grade: 'narrows', edits }];
}

/** Puts braces around the whole text, whose members stand alone. */
export function bracing({ document: { text } }: FaultSite): Repair {
  const at = inkOf(text);
  const members = outdent(text, at).replace(/,\s*$/, '');
  return { title: 'braces', grade: 'narrows', edits: [{ span: at, text: objectAround([members]) }] };
}

/** Puts brackets around the whole text, a list that has lost them. */
export function listing({ document: { text } }: FaultSite): Repair {
  const { start, end } = inkOf(text);
  const edits = [
    { span: span(start, start), text: '[' },
    { span: span(end, end), text: ']' },
  ];
  return { title: 'list', grade: 'narrows', edits };
}

export function inkOf(text: string): Span {
  return span(text.length - text.trimStart().length, text.trimEnd().length);
}
