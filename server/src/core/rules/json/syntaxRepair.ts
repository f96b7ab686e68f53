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
  return closingUpTo(site, undefined);
}

/** Closes what has been opened since the opening bracket that `closer` belongs to. */
export function closingUpTo(
  { document: { text }, open, previous }: FaultSite,
  closer: Token | undefined,
): readonly Repair[] {
  const kept =
    closer === undefined ? 0 : open.findLastIndex(({ type }) => type === (closer.type === '}' ? '{' : '[')) + 1;
  if (previous === undefined || (closer !== undefined && kept === 0)) return [];
  const isComma = previous.type === ',';
  const at = span(isComma ? previous.start : previous.end, previous.end);
  const closers = open
    .slice(kept)
    .toReversed()
    .map((opener) => {
      const isSpread = /[\r\n]/.test(text.slice(opener.start, at.start));
      return (isSpread ? lineBreak(text) + lineIndent(text, opener.start) : '') + (opener.type === '{' ? '}' : ']');
    });
  const written = closers.join('');
  return [
    { title: 'insert', args: [written.replace(/\s/g, '')], grade: 'narrows', edits: [{ span: at, text: written }] },
  ];
}

/** Puts a double quote at each place of a line where a string may begin or end, from its start to its end. */
export function* quoteInsertions({ document: { text }, line }: FaultSite): Generator<Repair> {
  const offsets = new Set([line.start]);
  const content = text.slice(line.start, line.end);
  for (const match of content.matchAll(/\s*([:,[\]{}])\s*/g)) {
    if (match[1] !== '[' && match[1] !== '{') offsets.add(line.start + match.index);
    if (match[1] !== ']' && match[1] !== '}') offsets.add(line.start + match.index + match[0].length);
  }
  offsets.add(line.end);
  for (const offset of [...offsets].slice(0, 60)) yield insertion(offset, '"');
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
