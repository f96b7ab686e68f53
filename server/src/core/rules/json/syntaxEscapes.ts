import type { Edit } from '../../text/edit.ts';
import { type Span, span } from '../../text/span.ts';
import { firstThatWorks, type Repair } from './syntaxRepair.ts';
import { type FaultSite, shownAs } from './syntaxSite.ts';
import type { Diagnosis } from './syntaxWords.ts';

/** Something in a string that JSON writes in another way. */
interface Misfit {
  readonly span: Span;
  readonly sort: 'escape' | 'control';
  readonly replacement: string;
}

/** What a string holds that JSON has no escape for, or takes only as an escape; all such places are repaired together. */
export function escapeDiagnosis(site: FaultSite): Diagnosis {
  const { document, fault } = site;
  const strings = document.json.faults.filter(
    ({ cause, span: at }) => cause === 'bad escape' && at.start >= site.start,
  );
  const misfits = strings.flatMap(({ span: at }) => misfitsIn(document.text, at));
  const first = misfits.find(({ span: at }) => at.start >= fault.span.start);
  if (first === undefined) return { at: fault.span, message: 'unexpected', args: [shownAs(site, fault.span)] };
  const edits: readonly Edit[] = misfits.map(({ span: at, replacement }) => ({ span: at, text: replacement }));
  const repair: Repair = { title: first.sort === 'escape' ? 'escapes' : 'controls', grade: 'narrows', edits };
  const isEscape = first.sort === 'escape';
  const at = isEscape ? span(first.span.start, Math.min(first.span.end + 1, fault.span.end)) : first.span;
  const code = document.text.charCodeAt(at.start).toString(16).toUpperCase().padStart(4, '0');
  return {
    at,
    message: first.sort,
    args: isEscape ? [document.text.slice(at.start, at.end)] : [`U+${code}`, first.replacement],
    fixes: firstThatWorks(site, [repair]),
  };
}

function misfitsIn(text: string, { start, end }: Span): readonly Misfit[] {
  const misfits: Misfit[] = [];
  for (let index = start; index < end; index++) {
    const found = /^\\(u[0-9a-fA-F]{4}|["\\/bfnrt])?/.exec(text.slice(index, index + 6));
    if (found?.[1] !== undefined) {
      index += found[0].length - 1;
    } else if (found !== null) {
      misfits.push({ span: span(index, index + 1), sort: 'escape', replacement: '' });
    } else if (text.charCodeAt(index) < 0x20) {
      const replacement = JSON.stringify(text.charAt(index)).slice(1, -1);
      misfits.push({ span: span(index, index + 1), sort: 'control', replacement });
    }
  }
  return misfits;
}
