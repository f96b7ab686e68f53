/** Half-open stretch of a text in UTF-16 code units, counted from the start of the text it was made from. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function span(start: number, end: number): Span {
  return { start, end };
}

/** Whether `offset` lies in the span; the end counts, because a cursor may stand there. */
export function touches(outer: Span, offset: number): boolean {
  return offset >= outer.start && offset <= outer.end;
}

export function contains(outer: Span, inner: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** Whether two spans share a character, or an empty one stands in or at the edge of the other. */
export function intersects(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}
