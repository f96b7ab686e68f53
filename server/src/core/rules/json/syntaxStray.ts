import { type Span, span } from '../../text/span.ts';
import { bracing, firstThatWorks, inkOf, insertion, listing, type Repair, removal } from './syntaxRepair.ts';
import { type FaultSite, named, shownAs } from './syntaxSite.ts';
import type { Diagnosis } from './syntaxWords.ts';

/** What stands outside all values of a JSON text. */
export function strayDiagnosis(site: FaultSite): Diagnosis {
  const { document, fault } = site;
  const { text } = document;
  const { start } = fault.span;
  const at = span(start, Math.max(start + 1, fault.span.end));
  const stray = text.slice(at.start, at.end);
  const member = /"[^"\r\n]*"\s*$/.exec(text.slice(0, start));
  if (stray.startsWith(':') && member !== null) {
    const name = span(member.index, member.index + member[0].trimEnd().length);
    return {
      at: name,
      message: 'member',
      args: [shownAs(site, name)],
      fixes: firstThatWorks(site, [insertion(inkOf(text).start, '{'), bracing(site)]),
    };
  }
  const behind = span(start, inkOf(text).end);
  if (/^[}\]]/.test(stray)) {
    const tail = text.slice(behind.start, behind.end);
    const isTwice = tail.length > 1 && withoutBlanks(text.slice(0, start)).endsWith(withoutBlanks(tail));
    const fixes = firstThatWorks(
      site,
      [at, behind].map((each) => removalWithGap(site, each)),
    );
    return isTwice
      ? { at, message: 'tail', fixes: fixes.map((fix) => ({ ...fix, title: 'tail' })) }
      : { at, message: 'closes nothing', args: [named(site, at)], fixes };
  }
  if (stray.startsWith(',')) {
    const fixes = firstThatWorks(site, [listing(site), removalWithGap(site, at)]);
    return { at: span(start, start + 1), message: 'unexpected', args: ['","'], fixes };
  }
  const isBefore = document.policies.some((policy) => policy.span.start > start);
  const ahead = span(inkOf(text).start, document.policies[0]?.span.start ?? start);
  const rest = isBefore ? removal(site, ahead) : removalWithGap(site, behind);
  return {
    at,
    message: 'outside',
    args: [shownAs(site, at)],
    fixes: firstThatWorks(site, [removalWithGap(site, at), rest]),
  };
}

/** Takes out a stretch and the blanks before it, or at the start of the text those behind it. */
function removalWithGap(site: FaultSite, { start, end }: Span): Repair {
  const { text } = site.document;
  const from = text.slice(0, start).trimEnd().length;
  return removal(site, from > 0 ? span(from, end) : span(0, text.length - text.slice(end).trimStart().length));
}

function withoutBlanks(text: string): string {
  return text.replace(/\s/g, '');
}
