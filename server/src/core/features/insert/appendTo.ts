import { lineBreak, lineIndent, reindent } from '../../document/edits.ts';
import type { ArrayNode, ObjectNode } from '../../document/jsonNode.ts';
import type { PolicyDocument } from '../../document/policyDocument.ts';
import type { Edit } from '../../text/edit.ts';
import { contains, type Span, span } from '../../text/span.ts';
import type { Layout } from './layout.ts';

type Part = { readonly span: Span };

/** Writes parts behind those of a list or object, behind the comments on the line of the last one, with or without a last comma as before. */
export function appendTo(
  document: PolicyDocument,
  owner: ArrayNode | ObjectNode,
  parts: readonly Part[],
  written: readonly string[],
  layout: Layout,
): readonly Edit[] {
  const last = parts.at(-1);
  if (last === undefined) return [fillEmpty(document, owner, written, layout)];
  const { text, json } = document;
  const indent = lineIndent(text, last.span.start);
  const comma = json.trailingCommas.find(({ start, end }) => start >= last.span.end && end < owner.span.end);
  const start = comma?.end ?? last.span.end;
  const { end, isLineComment } = commentsBehind(document, start, owner);
  const usual = gapBefore(text, owner, parts, last, layout);
  const gap = isLineComment && !usual.includes('\n') ? lineBreak(text) + indent : usual;
  const body = gap + written.map((part) => reindent(part, indent)).join(`,${gap}`);
  if (comma !== undefined) return [{ span: span(end, end), text: `${body},` }];
  if (end === start) return [{ span: span(start, start), text: `,${body}` }];
  return [
    { span: span(start, start), text: ',' },
    { span: span(end, end), text: body },
  ];
}

const commentLines = /^[ \t]*(?:\/\/[^\r\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/[ \t]*)\r?\n/gm;

/** What stands between the last two parts, or before the only one, without its comma and comments: line breaks with indentation, or blanks. */
function gapBefore(
  text: string,
  owner: ArrayNode | ObjectNode,
  parts: readonly Part[],
  last: Part,
  layout: Layout,
): string {
  const previous = parts.at(-2);
  const before = text.slice(previous?.span.end ?? owner.span.start + 1, last.span.start);
  const breaks = before.replace(commentLines, '').split('\n').length - 1;
  if (breaks > 0) return lineBreak(text).repeat(breaks) + lineIndent(text, last.span.start);
  if (previous !== undefined) return /,([ \t]*)$/.exec(before)?.[1] ?? ' ';
  return layout.flat.statement ? layout.comma.replace(',', '') : ' ';
}

/** How far the comments reach that begin on the line of an offset, within a list or object. */
function commentsBehind(
  { text, json }: PolicyDocument,
  offset: number,
  owner: ArrayNode | ObjectNode,
): { readonly end: number; readonly isLineComment: boolean } {
  let end = offset;
  let isLineComment = false;
  for (const comment of json.comments) {
    if (comment.start < end || !contains(owner.span, comment)) continue;
    if (!/^[ \t]*$/.test(text.slice(end, comment.start))) break;
    end = comment.end;
    isLineComment = !text.startsWith('/*', comment.start);
  }
  return { end, isLineComment };
}

/** The first parts of a list or object, behind whatever comments stand in it. */
function fillEmpty(
  { text, json }: PolicyDocument,
  owner: ArrayNode | ObjectNode,
  written: readonly string[],
  { flat, comma, unit }: Layout,
): Edit {
  const end = owner.span.end - 1;
  const comment = json.comments.findLast((each) => contains(owner.span, each));
  const outer = lineIndent(text, owner.span.start);
  const blanks = text.slice(owner.span.start + 1, end);
  if (flat.statement && comment === undefined && !blanks.includes('\n')) {
    return { span: span(owner.span.start + 1, end), text: blanks + written.join(comma) + blanks };
  }
  const gap = lineBreak(text) + outer + unit;
  const body = written.map((part) => reindent(part, outer + unit)).join(`,${gap}`);
  const start = comment?.end ?? owner.span.start + 1;
  return { span: span(start, end), text: `${gap}${body}${lineBreak(text)}${outer}` };
}
