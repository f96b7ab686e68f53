import type { Span } from '../../../text/span.ts';
import { moreTelling, type Telling } from './mention.ts';

/**
 * Tells whether an offset lies in one of some spans, which must be in order and apart.
 * Answers in no time for rising offsets, as readers of a text ask.
 */
export function within(spans: readonly Span[]): (offset: number) => boolean {
  let next = 0;
  return (offset) => {
    while (next < spans.length && (spans[next]?.end ?? 0) <= offset) next++;
    return (spans[next]?.start ?? Number.POSITIVE_INFINITY) <= offset;
  };
}

/** Finds what is told of the value in which an offset lies. */
export function lookUp(tellings: readonly Telling[]): (offset: number) => Telling | undefined {
  const byStart = new Map<number, Telling>();
  for (const telling of tellings) {
    const known = byStart.get(telling.span.start);
    byStart.set(telling.span.start, known === undefined ? telling : moreTelling(known, telling));
  }
  const sorted = [...byStart.values()].toSorted((a, b) => a.span.start - b.span.start);
  return (offset) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.span.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const last = sorted[low - 1];
    return last !== undefined && offset < last.span.end ? last : undefined;
  };
}
