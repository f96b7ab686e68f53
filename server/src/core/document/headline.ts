import { type Span, span } from '../text/span.ts';
import { type JsonNode, objectsIn } from './jsonNode.ts';

/**
 * The part of a value that an editor underlines in place of the whole: from its start to its first name,
 * or that name alone where it stands on a later line, because a lone brace is too small a mark.
 */
export function headline(text: string, node: JsonNode): Span {
  const name = firstName(node);
  if (name === undefined) return firstLine(text, node.span);
  const before = text.slice(node.span.start, name.start);
  return /[\r\n]/.test(before) ? name : span(node.span.start, name.end);
}

/** The part of a stretch that stands on its first line. */
export function firstLine(text: string, { start, end }: Span): Span {
  const length = text.slice(start, end).search(/[\r\n]/);
  return span(start, length < 0 ? end : start + length);
}

function firstName(node: JsonNode): Span | undefined {
  for (const object of objectsIn(node)) {
    const first = object.members[0];
    if (first !== undefined) return first.name.span;
  }
  return undefined;
}
