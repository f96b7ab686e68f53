import { type Edit, withoutOverlaps } from './edit.ts';
import { type Span, span } from './span.ts';

/** A part of a text under change: a stretch of the first text that still stands, or something written since. */
type Piece = Span | string;

/**
 * Tells several rounds of edits as one.
 * @param length of the text before the first round
 * @param rounds each counts from the text that the round before left
 * @returns edits of the first text that touch nothing which no round touched, in order and without overlaps
 */
export function composeEdits(length: number, rounds: readonly (readonly Edit[])[]): readonly Edit[] {
  let pieces: readonly Piece[] = [span(0, length)];
  for (const edits of rounds) pieces = rewrite(pieces, edits);
  return editsBetween(pieces, length);
}

function rewrite(pieces: readonly Piece[], edits: readonly Edit[]): readonly Piece[] {
  const written: Piece[] = [];
  let position = 0;
  for (const edit of withoutOverlaps(edits)) {
    written.push(...piecesWithin(pieces, position, edit.span.start), edit.text);
    position = edit.span.end;
  }
  return [...written, ...piecesWithin(pieces, position, Number.POSITIVE_INFINITY)];
}

/** The pieces from one offset to another, counted in the text that the pieces make; cut where they reach beyond. */
function* piecesWithin(pieces: readonly Piece[], from: number, to: number): Generator<Piece> {
  let position = 0;
  for (const piece of pieces) {
    const size = typeof piece === 'string' ? piece.length : piece.end - piece.start;
    const start = Math.max(from - position, 0);
    const end = Math.min(to - position, size);
    if (start < end) {
      yield typeof piece === 'string' ? piece.slice(start, end) : span(piece.start + start, piece.start + end);
    }
    position += size;
  }
}

/** What stands between the stretches that were kept. */
function editsBetween(pieces: readonly Piece[], length: number): readonly Edit[] {
  const edits: Edit[] = [];
  let text = '';
  let position = 0;
  const endAt = (start: number): void => {
    if (text !== '' || start > position) edits.push({ span: span(position, start), text });
    text = '';
  };
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece;
    else {
      endAt(piece.start);
      position = piece.end;
    }
  }
  endAt(length);
  return edits;
}
