import { type Span, span } from '../text/span.ts';
import type { IgnoreComment, IgnoredName } from './suppression.ts';

/** A comment with the line that it has to itself, or with the blanks between it and its neighbour on the line. */
export function withItsBlanks(text: string, comment: Span): Span {
  let { start, end } = comment;
  while (isBlank(text[start - 1])) start--;
  while (isBlank(text[end])) end++;
  const startsLine = start === 0 || isLineEnd(text[start - 1]);
  const endsLine = end === text.length || isLineEnd(text[end]);
  if (!endsLine) return span(comment.start, end);
  if (!startsLine) return span(start, end);
  if (end < text.length) return span(start, end + (text.startsWith('\r\n', end) ? 2 : 1));
  return span(text.startsWith('\r\n', start - 2) ? start - 2 : Math.max(0, start - 1), end);
}

/** What has to go for a comment to name one rule less: the name with its comma, or the whole comment. */
export function commentWithout(text: string, comment: IgnoreComment, name: IgnoredName): Span {
  const index = comment.names.indexOf(name);
  const next = comment.names[index + 1];
  if (next !== undefined) return span(name.span.start, next.span.start);
  const previous = comment.names[index - 1];
  return previous === undefined ? withItsBlanks(text, comment.span) : span(previous.span.end, name.span.end);
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

function isLineEnd(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}
