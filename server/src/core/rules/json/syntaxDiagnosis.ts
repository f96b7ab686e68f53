import { firstLine } from '../../document/headline.ts';
import type { Token } from '../../document/tokens.ts';
import { type Span, span } from '../../text/span.ts';
import { escapeDiagnosis } from './syntaxEscapes.ts';
import {
  closerOf,
  closing,
  closingInnermost,
  closingUpTo,
  doubledOpening,
  firstThatWorks,
  insertion,
  listOpening,
  quoteRepairs,
  quoting,
  type Repair,
  removal,
  singleQuotes,
  valueQuoting,
} from './syntaxRepair.ts';
import { type FaultSite, named, shownAs } from './syntaxSite.ts';
import { strayDiagnosis } from './syntaxStray.ts';
import type { Diagnosis } from './syntaxWords.ts';

/** The real cause of a fault, as far as the text around it tells, and the repair that makes the text JSON again. */
export function diagnose(site: FaultSite): Diagnosis {
  const { fault, document } = site;
  switch (fault.cause) {
    case 'template expression':
      return { at: fault.span, message: 'template', args: [shownAs(site, fault.span)], level: 'info' };
    case 'nested too deeply':
      return { at: fault.span, message: 'deep' };
    case 'comment not closed':
      return { at: firstLine(document.text, fault.span), message: 'comment' };
    case 'bad escape':
      return escapeDiagnosis(site);
    case 'bad number':
      return {
        at: fault.span,
        message: 'number',
        args: [shownAs(site, fault.span)],
        fixes: firstThatWorks(site, valueQuoting(site)),
      };
    default:
      return (
        interpolationDiagnosis(site) ??
        (site.open.length === 0 && document.host !== 'prose' ? strayDiagnosis(site) : undefined) ??
        endDiagnosis(site) ??
        mismatchDiagnosis(site) ??
        quoteDiagnosis(site) ??
        tokenDiagnosis(site)
      );
  }
}

/** A quote inside `"${join("/", path)}"` ends the string for a JSON reader, and what follows makes no sense to it. */
function interpolationDiagnosis(site: FaultSite): Diagnosis | undefined {
  const { document, fault, line } = site;
  const opened = /\$\{[^}]*$/.exec(document.text.slice(line.start, Math.max(line.start, fault.span.start)));
  if (opened === null) return undefined;
  const at = span(line.start + opened.index, line.end);
  return { at, message: 'template', args: [shownAs(site, at)], level: 'info' };
}

/** The text, or in prose the policy, stops before all is closed. */
function endDiagnosis(site: FaultSite): Diagnosis | undefined {
  const { document, open, tokens, next } = site;
  const previous = tokens.at(-1);
  if (previous === undefined || open.length === 0) return undefined;
  const isOver = next.type === 'end';
  const mayBeOver = document.host === 'prose' && /[\r\n]/.test(document.text.slice(previous.end, next.start));
  if (!isOver && !mayBeOver) return undefined;
  const fixes = firstThatWorks(site, closing(site));
  if (!isOver && fixes.length === 0) return undefined;
  return {
    at: spanOf(previous),
    message: 'unclosed',
    args: [`"${open.toReversed().map(closerOf).join('')}"`],
    related: open.map((opener) => ({ at: spanOf(opener), message: 'open', args: [`"${opener.type}"`] })),
    fixes,
  };
}

/** A brace meets a bracket, or the reverse: what stands between them lacks its own. */
function mismatchDiagnosis(site: FaultSite): Diagnosis | undefined {
  const { open, next } = site;
  const opener = open.at(-1);
  if (opener === undefined || (next.type !== '}' && next.type !== ']')) return undefined;
  const due = closerOf(opener);
  if (next.type === due) return undefined;
  const replacement: Repair = {
    title: 'replace',
    args: [due],
    grade: 'narrows',
    edits: [{ span: spanOf(next), text: due }],
  };
  return {
    at: spanOf(next),
    message: 'mismatched',
    args: [`"${next.type}"`, `"${opener.type}"`],
    related: [{ at: spanOf(opener), message: 'open', args: [`"${opener.type}"`] }],
    fixes: firstThatWorks(site, [
      ...doubledOpening(site),
      ...(site.tokens.at(-1)?.type === next.type ? [removal(site, spanOf(next))] : []),
      ...closingUpTo(site, next),
      replacement,
      ...(next.type === ']' ? listOpening(site) : []),
      removal(site, spanOf(next)),
    ]),
  };
}

/** A line whose quotes do not pair up. */
function quoteDiagnosis(site: FaultSite): Diagnosis | undefined {
  const { document, line } = site;
  const quotes = document.json.plain.slice(line.start, line.end).replace(/\\./g, '').match(/"/g)?.length ?? 0;
  if (quotes % 2 === 0) return undefined;
  return {
    at: line,
    message: 'quote',
    args: [shownAs(site, line)],
    fixes: firstThatWorks(site, quoteRepairs(site)),
  };
}

function tokenDiagnosis(site: FaultSite): Diagnosis {
  const { fault, tokens, open, next } = site;
  const previous = tokens.at(-1);
  if (next.type === 'word') return wordDiagnosis(site, next);
  const at = spanOf(next);
  const args = [named(site, at)];
  const behind = previous?.end ?? at.start;
  switch (fault.cause) {
    case 'comma missing':
      if (next.type === ':' && previous !== undefined && open.at(-1)?.type === '[')
        return memberDiagnosis(site, previous);
      if (next.type === ':') break;
      return { at, message: 'comma', args, fixes: firstThatWorks(site, [insertion(behind, ',')]) };
    case 'colon missing':
      if (next.type === '}' || next.type === ',' || previous === undefined) return setDiagnosis(site);
      return {
        at,
        message: 'colon',
        args: [named(site, spanOf(previous))],
        fixes: firstThatWorks(site, [insertion(behind, ':')]),
      };
    case 'name missing':
    case 'value missing':
      if (previous?.type === ':' && next.type !== ':') return valueDiagnosis(site, previous);
      if (next.type === ',') return { at, message: 'comma too many', fixes: firstThatWorks(site, [removal(site, at)]) };
      if (fault.cause === 'name missing' && next.type !== ':') {
        const doubled = previous?.type === '{' ? [removal(site, at)] : [];
        return { at, message: 'name', args, fixes: firstThatWorks(site, [...doubled, ...closingInnermost(site, 0)]) };
      }
      break;
    default:
      break;
  }
  const opening = previous === undefined || next.type !== ':' ? [] : [insertion(previous.start, '{')];
  return { at, message: 'unexpected', args, fixes: firstThatWorks(site, [removal(site, at), ...opening]) };
}

/** The name of a member stands in a list, which was to be closed before it. */
function memberDiagnosis(site: FaultSite, name: Token): Diagnosis {
  const at = spanOf(name);
  return {
    at,
    message: 'mismatched',
    args: [named(site, at), '"["'],
    related: site.open.slice(-1).map((opener) => ({ at: spanOf(opener), message: 'open', args: ['"["'] })),
    fixes: firstThatWorks(site, [...doubledOpening(site), ...closingInnermost(site, 1), insertion(at.start, '{')]),
  };
}

/** A name and a colon with nothing behind them. */
function valueDiagnosis(site: FaultSite, colon: Token): Diagnosis {
  const before = site.document.text.slice(site.start, colon.start);
  const length = /"[^"\r\n]*"\s*$/.exec(before)?.[0].length ?? 0;
  const start = colon.start - length;
  const at = span(start, Math.max(start + before.slice(before.length - length).trimEnd().length, start + 1));
  return { at, message: 'value', args: [named(site, at)] };
}

/** A bare word: text without quotes, in single quotes, or a sign for something left out. */
function wordDiagnosis(site: FaultSite, word: Token): Diagnosis {
  const at = spanOf(word);
  const args = [shownAs(site, at)];
  const content = site.document.text.slice(at.start, at.end);
  if (/^(\.{2,}|…+)$/.test(content)) {
    return { at, message: 'ellipsis', args, fixes: firstThatWorks(site, ellipsisRemovals(site, at)) };
  }
  if (content.startsWith("'")) {
    return { at, message: 'single quotes', args, fixes: firstThatWorks(site, singleQuotes(site)) };
  }
  const [value] = valueQuoting(site);
  const whole = value?.edits[0]?.span ?? at;
  const fixes = firstThatWorks(site, [...valueQuoting(site), quoting(site.document.text, at)]);
  return { at: whole, message: 'bare', args: [shownAs(site, whole)], fixes };
}

/** The sign itself, alone or with the comma on one of its sides. */
function ellipsisRemovals(site: FaultSite, { start, end }: Span): readonly Repair[] {
  const behind = /^\s*,/.exec(site.document.json.plain.slice(end, end + 40))?.[0].length ?? 0;
  const previous = site.tokens.at(-1);
  const before = previous?.type === ',' ? previous.start : start;
  return [span(before, end), span(start, end + behind), span(start, end)].map((at) => removal(site, at));
}

/** `{"arn:…"}`: a list in the wrong brackets. */
function setDiagnosis(site: FaultSite): Diagnosis {
  const { document, open, tokens } = site;
  const opener = open.at(-1);
  const previous = tokens.at(-1);
  const name = previous === undefined ? spanOf(site.next) : spanOf(previous);
  const closer = document.json.plain.indexOf('}', site.next.start);
  const edits =
    opener === undefined || closer < 0
      ? []
      : [
          { span: spanOf(opener), text: '[' },
          { span: span(closer, closer + 1), text: ']' },
        ];
  const brackets: readonly Repair[] = edits.length === 0 ? [] : [{ title: 'brackets', grade: 'narrows', edits }];
  const fixes = firstThatWorks(site, [...brackets, ...listOpening(site)]);
  return { at: name, message: 'set', args: [shownAs(site, name)], fixes };
}

function spanOf({ start, end }: Token): Span {
  return span(start, end);
}
