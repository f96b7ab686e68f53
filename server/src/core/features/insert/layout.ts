import { indentUnit, lineBreak, lineIndent } from '../../document/edits.ts';
import type { ArrayNode, JsonNode, ObjectNode } from '../../document/jsonNode.ts';
import type { Policy } from '../../document/policy.ts';

/** How a text lays out the statements of its policy. */
export interface Layout {
  /** Whether a statement, a list of values, a block within a statement stands on one line. */
  readonly flat: Readonly<Record<'statement' | 'list' | 'block', boolean>>;
  /** Blanks within the brackets of what stands on one line. */
  readonly within: Readonly<Record<'list' | 'block', string>>;
  /** What stands between a name and its value, and between values on one line. */
  readonly colon: string;
  readonly comma: string;
  /** One step of indentation. */
  readonly unit: string;
  readonly lineBreak: string;
}

/** The layout of a text that has none yet. */
export const plainLayout: Layout = {
  flat: { statement: false, list: false, block: false },
  within: { list: '', block: ' ' },
  colon: ': ',
  comma: ', ',
  unit: '  ',
  lineBreak: '\n',
};

/** The layout of a policy: that of its last statement, and where it has none that of the policy itself. */
export function layoutOf(text: string, { node, statements }: Policy): Layout {
  const sample = statements.at(-1)?.node ?? node;
  const isFlat = (part: JsonNode): boolean => !text.slice(part.span.start, part.span.end).includes('\n');
  const lists = statements.flatMap((statement) => listsIn(statement.node)).filter(({ items }) => items.length > 0);
  const longLists = lists.filter(({ items }) => items.length > 1);
  const samples = longLists.length > 0 ? longLists : lists;
  const blocks = statements.flatMap((statement) => blocksIn(statement.node));
  const colon = colonOf(text, sample) ?? plainLayout.colon;
  const comma = commaOf(text, [sample, ...blocks, ...lists, node].filter(isFlat));
  return {
    flat: {
      statement: isFlat(sample),
      list: samples.length > 0 && samples.every(isFlat),
      block: blocks.length > 0 && blocks.every(isFlat),
    },
    within: {
      list: leadOf(text, lists.filter(isFlat)) ?? plainLayout.within.list,
      block: leadOf(text, [...blocks, sample, node].filter(isFlat)) ?? plainLayout.within.block,
    },
    colon,
    comma: comma ?? (/\s$/.test(colon) ? ', ' : ','),
    unit: unitOf(text, sample) ?? indentUnit(text),
    lineBreak: lineBreak(text),
  };
}

/**
 * JSON text of a value in a layout, its first line without indentation.
 * @param sourceOf the text of a name or of a value that is neither list nor object
 */
export function layOut(node: JsonNode, layout: Layout, sourceOf: (node: JsonNode) => string): string {
  const write = (part: JsonNode, indent: string, isFlat: boolean, isOuter: boolean): string => {
    if (part.type !== 'object' && part.type !== 'array') return sourceOf(part);
    const isList = part.type === 'array';
    const fits = isFlat || (isOuter ? layout.flat.statement : layout.flat[isList ? 'list' : 'block']);
    const inner = indent + layout.unit;
    const texts = isList
      ? part.items.map((item) => write(item, inner, fits, false))
      : part.members.map(({ name, value }) => {
          const written = value === undefined ? '' : write(value, inner, fits, false);
          return sourceOf(name) + layout.colon + written;
        });
    const [open, close] = isList ? ['[', ']'] : ['{', '}'];
    if (texts.length === 0) return open + close;
    if (fits) {
      const blanks = layout.within[isList ? 'list' : 'block'];
      return open + blanks + texts.join(layout.comma) + blanks + close;
    }
    const gap = layout.lineBreak + inner;
    return open + gap + texts.join(`,${gap}`) + layout.lineBreak + indent + close;
  };
  return write(node, '', false, true);
}

function listsIn(statement: ObjectNode): readonly ArrayNode[] {
  return statement.members.flatMap(({ value }): readonly ArrayNode[] => {
    if (value?.type === 'array') return [value];
    return value?.type === 'object' ? listsIn(value) : [];
  });
}

function blocksIn(statement: ObjectNode): readonly ObjectNode[] {
  return statement.members.flatMap(({ value }) => (value?.type === 'object' ? [value, ...blocksIn(value)] : []));
}

function partsOf(node: JsonNode): readonly { readonly span: JsonNode['span'] }[] {
  if (node.type === 'object') return node.members;
  return node.type === 'array' ? node.items : [];
}

/** Blanks behind the opening bracket of the first of some values that has content. */
function leadOf(text: string, nodes: readonly JsonNode[]): string | undefined {
  for (const node of nodes) {
    const [first] = partsOf(node);
    const lead = first && text.slice(node.span.start + 1, first.span.start);
    if (lead !== undefined && lead.trim() === '') return lead;
  }
  return undefined;
}

function colonOf(text: string, node: JsonNode): string | undefined {
  const [member] = node.type === 'object' ? node.members : [];
  if (member?.value === undefined) return undefined;
  const between = text.slice(member.name.span.end, member.value.span.start);
  return /^[ \t]*:[ \t]*$/.test(between) ? between : undefined;
}

function commaOf(text: string, nodes: readonly JsonNode[]): string | undefined {
  for (const node of nodes) {
    const [first, second] = partsOf(node);
    const between = first && second && text.slice(first.span.end, second.span.start);
    if (between !== undefined && /^[ \t]*,[ \t]*$/.test(between)) return between;
  }
  return undefined;
}

/** How much deeper the first member stands than what it belongs to. */
function unitOf(text: string, node: JsonNode): string | undefined {
  const [first] = partsOf(node);
  if (first === undefined) return undefined;
  const [outer, inner] = [lineIndent(text, node.span.start), lineIndent(text, first.span.start)];
  return inner.startsWith(outer) && inner.length > outer.length ? inner.slice(outer.length) : undefined;
}
