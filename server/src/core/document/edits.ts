import type { Edit } from '../text/edit.ts';
import { type Span, span } from '../text/span.ts';
import type { ArrayNode, JsonNode, Member, ObjectNode, StringNode } from './jsonNode.ts';

/** Puts another value into a string, keeping its place. */
export function replaceString(node: StringNode, value: string): Edit {
  return { span: node.span, text: JSON.stringify(value) };
}

export function replaceNode(node: JsonNode, text: string): Edit {
  return { span: node.span, text };
}

/** Takes one item out of a list together with the one comma and the blanks that belong to it. */
export function removeItem(text: string, list: ArrayNode, item: JsonNode): Edit {
  return removePart(
    text,
    list.items.map((each) => each.span),
    list.items.indexOf(item),
  );
}

/** Puts the items of a list within a list in its place. */
export function unnest(text: string, list: ArrayNode, inner: ArrayNode): Edit {
  const [first, last] = [inner.items[0], inner.items.at(-1)];
  if (first === undefined || last === undefined) return removeItem(text, list, inner);
  const items = outdent(text, span(first.span.start, last.span.end));
  return replaceNode(inner, reindent(items, lineIndent(text, inner.span.start)));
}

/** Takes one member out of an object together with the one comma and the blanks that belong to it. */
export function removeMember(text: string, owner: ObjectNode, member: Member): Edit {
  return removePart(
    text,
    owner.members.map((each) => each.span),
    owner.members.indexOf(member),
  );
}

function removePart(text: string, parts: readonly Span[], index: number): Edit {
  const part = parts[index] ?? span(0, 0);
  const previous = parts[index - 1];
  const next = parts[index + 1];
  if (next !== undefined) return { span: span(part.start, next.start), text: '' };
  if (previous !== undefined) return { span: span(previous.end, part.end), text: '' };
  const comma = /^\s*,/.exec(text.slice(part.end));
  return { span: span(part.start, part.end + (comma?.[0].length ?? 0)), text: '' };
}

/**
 * Writes a new member at the front or at the end of an object, in the layout of the members around it.
 * @param value JSON text; its line breaks are indented to fit
 */
export function insertMember(
  text: string,
  owner: ObjectNode,
  name: string,
  value: string,
  place: 'first' | 'last',
): Edit {
  const first = owner.members[0];
  const last = owner.members.at(-1);
  const written = `${JSON.stringify(name)}: `;
  if (first === undefined || last === undefined) {
    const inner = lineIndent(text, owner.span.start) + indentUnit(text);
    const outer = lineIndent(text, owner.span.start);
    const body = `${lineBreak(text)}${inner}${written}${reindent(value, inner)}${lineBreak(text)}${outer}`;
    return { span: span(owner.span.start + 1, owner.closed ? owner.span.end - 1 : owner.span.end), text: body };
  }
  const gap = separator(text, owner, first);
  const body = written + reindent(value, lineIndent(text, first.span.start));
  return place === 'first'
    ? { span: span(first.span.start, first.span.start), text: `${body},${gap}` }
    : { span: span(last.span.end, last.span.end), text: `,${gap}${body}` };
}

/** Writes a new item at the end of a list, in the layout of the items before it. */
export function appendItem(text: string, list: ArrayNode, value: string): Edit {
  const last = list.items.at(-1);
  const first = list.items[0];
  if (last === undefined || first === undefined) {
    return { span: span(list.span.start + 1, list.closed ? list.span.end - 1 : list.span.end), text: value };
  }
  const gap = separator(text, list, { span: first.span });
  return {
    span: span(last.span.end, last.span.end),
    text: `,${gap}${reindent(value, lineIndent(text, first.span.start))}`,
  };
}

/** The blanks between two parts: a new line with the first part's indentation, or one space where all stands on one line. */
function separator(text: string, owner: ObjectNode | ArrayNode, first: { readonly span: Span }): string {
  const before = text.slice(owner.span.start, first.span.start);
  return before.includes('\n') ? lineBreak(text) + lineIndent(text, first.span.start) : ' ';
}

/** Blanks at the start of the line that holds `offset`. */
export function lineIndent(text: string, offset: number): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
}

/** One step of the text's own indentation: a tab, or as many spaces as its first indented line has; two where none is. */
export function indentUnit(text: string): string {
  return /\n(\t| {1,8})(?=\S)/.exec(text)?.[1] ?? '  ';
}

export function lineBreak(text: string): string {
  return text[text.indexOf('\n') - 1] === '\r' ? '\r\n' : '\n';
}

/** Indents every line of a JSON text but its first and those that are empty. */
export function reindent(value: string, indent: string): string {
  return value.replace(/\r?\n(?![\r\n])/g, (eol) => eol + indent);
}

/** A stretch of a text as it would stand at the left margin: its first line's indentation is taken off the others. */
export function outdent(text: string, { start, end }: Span): string {
  const indent = lineIndent(text, start);
  return text.slice(start, end).replace(/(\r?\n)([ \t]*)/g, (_, eol: string, blanks: string) => {
    return eol + (blanks.startsWith(indent) ? blanks.slice(indent.length) : '');
  });
}
