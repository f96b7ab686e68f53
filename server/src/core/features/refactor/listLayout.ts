import { indentUnit, lineBreak, lineIndent } from '../../document/edits.ts';
import type { ArrayNode, JsonNode } from '../../document/jsonNode.ts';
import type { PolicyDocument } from '../../document/policyDocument.ts';
import { gapIn } from '../../rules/listText.ts';
import type { Edit } from '../../text/edit.ts';
import { contains, type Span, span } from '../../text/span.ts';

/** Longer lists than this are written with a line for each item. */
const longestLine = 100;

export function sourceOf({ span: { start, end } }: { readonly span: Span }, text: string): string {
  return text.slice(start, end);
}

/** Takes items out of a list, never all of them; `undefined` where a comment would go with them. */
export function withoutItems(
  { json }: PolicyDocument,
  { items }: ArrayNode,
  gone: ReadonlySet<JsonNode>,
): readonly Edit[] | undefined {
  const cuts: Edit[] = [];
  let previous: JsonNode | undefined;
  let first: JsonNode | undefined;
  for (const item of items) {
    if (gone.has(item)) {
      first ??= item;
      continue;
    }
    if (first !== undefined) cuts.push({ span: span(first.span.start, item.span.start), text: '' });
    previous = item;
    first = undefined;
  }
  const last = items.at(-1);
  if (first !== undefined && last !== undefined) {
    cuts.push({ span: span(previous?.span.end ?? first.span.start, last.span.end), text: '' });
  }
  const takesComment = json.comments.some((comment) => cuts.some((cut) => contains(cut.span, comment)));
  return takesComment ? undefined : cuts;
}

/** Puts other values in the place of one, in the layout of the list that holds it; `list` is absent for a bare value. */
export function putInPlace(
  text: string,
  node: JsonNode,
  list: ArrayNode | undefined,
  sources: readonly string[],
): Edit {
  if (list !== undefined) return { span: node.span, text: sources.join(`,${gapIn(text, list)}`) };
  const [only] = sources;
  if (sources.length === 1 && only !== undefined) return { span: node.span, text: only };
  return { span: node.span, text: listText(text, node.span.start, sources) };
}

/** JSON text of a list at an offset: with a line for each item where it is long and its member has a line of its own. */
export function listText(text: string, at: number, sources: readonly string[]): string {
  const line = `[${sources.join(', ')}]`;
  const indent = lineIndent(text, at);
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  if (line.length + before.length <= longestLine || !/^\s*"[^"]*"\s*:\s*$/.test(before)) return line;
  const gap = lineBreak(text) + indent;
  const inner = gap + indentUnit(text);
  return `[${inner}${sources.join(`,${inner}`)}${gap}]`;
}

/**
 * Puts the items of a list into another order, or some of them: each takes its comments along.
 * `undefined` where it cannot be told which item a comment belongs to, or where one would get lost.
 * @param dropsComments whether the comments of items that are left out may go with them
 */
export function rearrange(
  document: PolicyDocument,
  list: ArrayNode,
  order: readonly JsonNode[],
  dropsComments: boolean,
): readonly Edit[] | undefined {
  const { text, json } = document;
  if (json.comments.some((comment) => contains(list.span, comment))) {
    return rearrangeLines(document, list, order, dropsComments);
  }
  const edits = order.flatMap((item, index): readonly Edit[] => {
    const place = list.items[index];
    return place === undefined || place === item ? [] : [{ span: place.span, text: sourceOf(item, text) }];
  });
  const [end, last] = [list.items[order.length - 1], list.items.at(-1)];
  const isShorter = end !== undefined && last !== undefined && end !== last;
  return isShorter ? [...edits, { span: span(end.span.end, last.span.end), text: '' }] : edits;
}

/** An item of a list with a line for each item, and what stands around it. */
interface ItemLines {
  /** Comments and empty lines above it, with their line breaks. */
  readonly lead: string;
  readonly indent: string;
  readonly source: string;
  /** What follows its comma on the same line. */
  readonly trail: string;
  readonly hasComma: boolean;
}

function rearrangeLines(
  { text, json }: PolicyDocument,
  { items, span: outer }: ArrayNode,
  order: readonly JsonNode[],
  dropsComments: boolean,
): readonly Edit[] | undefined {
  const start = nextLine(text, outer.start);
  const lines = new Map<JsonNode, ItemLines>();
  let position = start;
  for (const item of items) {
    const lineStart = text.lastIndexOf('\n', item.span.start) + 1;
    const lineEnd = nextLine(text, item.span.end);
    const indent = text.slice(lineStart, item.span.start);
    const behind = text.slice(item.span.end, lineEnd).replace(/\r?\n$/, '');
    const isApart = lineStart >= position && lineEnd <= outer.end && indent.trim() === '';
    const isCut = json.comments.some((comment) => comment.start < lineEnd - 1 && comment.end > lineEnd);
    const comma = /^\s*,/.exec(behind);
    if (!isApart || isCut || (comma === null && item !== items.at(-1))) return undefined;
    lines.set(item, {
      lead: text.slice(position, lineStart),
      indent,
      source: sourceOf(item, text),
      trail: behind.slice(comma?.[0].length ?? 0),
      hasComma: comma !== null,
    });
    position = lineEnd;
  }
  const kept = new Set(order);
  const dropped = items.filter((item) => !kept.has(item)).map((item) => lines.get(item));
  if (!dropsComments && dropped.some((each) => /\S/.test(`${each?.lead}${each?.trail}`))) return undefined;
  const last = items.at(-1);
  const endsWithComma = last !== undefined && lines.get(last)?.hasComma === true;
  const written = order.map((item, index) => {
    const { lead = '', indent = '', source = '', trail = '' } = lines.get(item) ?? {};
    const comma = index < order.length - 1 || endsWithComma ? ',' : '';
    return lead + indent + source + comma + trail + lineBreak(text);
  });
  return [{ span: span(start, position), text: written.join('') }];
}

/** Offset of the line behind an offset. */
function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}
