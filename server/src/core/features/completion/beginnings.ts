import { wordEndAfter } from './matching.ts';

/** How several names begin, and how many of them do. */
export interface Beginning {
  readonly text: string;
  readonly count: number;
}

/** Most beginnings that are worth offering. */
const most = 5;

/**
 * The beginnings that names share and that go on from what was typed to the end of a word, the commonest word first:
 * `Describe`, `Delete` for `De`; `DescribeInstance` for `DescribeInst`. One that stands for the same names as a shorter
 * one is left out, and so is one that stands for a single name.
 */
export function sharedBeginnings(names: readonly string[], typed: string): readonly Beginning[] {
  const lower = typed.toLowerCase();
  const fitting = names.filter((name) => name.toLowerCase().startsWith(lower));
  const uses = new Map<string, number>();
  for (const name of fitting) {
    const text = name.slice(0, wordEndAfter(name, typed.length));
    uses.set(text, (uses.get(text) ?? 0) + 1);
  }
  const beginnings = [...uses]
    .toSorted(([text, count], [otherText, otherCount]) => otherCount - count || text.length - otherText.length)
    .map(([text]) => ({ text, count: fitting.filter((name) => name.startsWith(text)).length }))
    .filter(({ count }) => count > 1);
  return beginnings
    .filter(({ text, count }) => {
      return !beginnings.some(
        (other) => other.count === count && other.text.length < text.length && text.startsWith(other.text),
      );
    })
    .slice(0, most);
}
