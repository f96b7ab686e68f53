import type { Span } from './span.ts';

/** Replacement of one stretch of a text; an empty span inserts. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/**
 * The text after all edits.
 * Edits are taken in order of their start; one that overlaps an earlier one is left out, so that the result is always well formed.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let position = 0;
  for (const edit of withoutOverlaps(edits)) {
    result += text.slice(position, edit.span.start) + edit.text;
    position = edit.span.end;
  }
  return result + text.slice(position);
}

/** Edits in order of their start, without those that overlap an earlier one. */
export function withoutOverlaps(edits: readonly Edit[]): readonly Edit[] {
  const kept: Edit[] = [];
  for (const edit of edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    const previous = kept.at(-1);
    if (previous === undefined || edit.span.start >= previous.span.end) kept.push(edit);
  }
  return kept;
}
