import { type Span, span } from '../../../text/span.ts';
import { createdBy } from './creators.ts';
import type { Telling } from './mention.ts';

/** The mapping that some lines of a YAML text make; `owner` is the entry under which it stands. */
interface Mapping {
  readonly column: number;
  readonly owner: { readonly mapping: Mapping; readonly key: string } | undefined;
  /** Value of its `Type`. */
  type: string | undefined;
  lastKey: string;
}

/** An entry of the properties of some resource. */
interface Property {
  readonly resource: Mapping;
  readonly key: string;
  readonly value: Span;
}

/**
 * The roles that the resources of a YAML template create: a `Type` with `Properties` beside it, one entry a line.
 * Mappings in braces and values by reference say nothing. Total, and takes time in the length of the text.
 */
export function yamlTellings(text: string): readonly Telling[] {
  const properties: Property[] = [];
  const stack: Mapping[] = [];
  /** Lines of a block scalar stand deeper than its key. */
  let scalarColumn: number | undefined;
  for (const { 0: line, index: offset } of text.matchAll(/[^\r\n]+/g)) {
    const [lead = ''] = /^ *(?:- +)*/.exec(line) ?? [];
    const indent = /[^ ]/.exec(line)?.index;
    if (indent === undefined) continue;
    if (scalarColumn !== undefined && indent > scalarColumn) continue;
    scalarColumn = undefined;
    const column = lead.length;
    const entry = entryOf(line, column);
    const isItem = lead.includes('-');
    while ((stack.at(-1)?.column ?? -1) > (isItem ? indent : column)) stack.pop();
    if (entry === undefined) continue;
    const top = stack.at(-1);
    const isSame = top?.column === column && !isItem;
    const mapping: Mapping = isSame
      ? top
      : { column, owner: top && { mapping: top, key: top.lastKey }, type: undefined, lastKey: '' };
    if (!isSame) stack.push(mapping);
    mapping.lastKey = entry.key;
    if (/^[|>][+\-\d]*\s*(?:#|$)/.test(entry.text)) scalarColumn = column;
    const value = scalarIn(entry.text, offset + entry.start);
    if (value === undefined) continue;
    if (entry.key === 'Type') mapping.type = text.slice(value.start, value.end);
    if (mapping.owner?.key === 'Properties')
      properties.push({ resource: mapping.owner.mapping, key: entry.key, value });
  }
  return properties.flatMap(({ resource, key, value }) => createdBy(resource.type ?? '', key, value) ?? []);
}

interface Entry {
  readonly key: string;
  /** What stands behind the colon, and where in the line. */
  readonly text: string;
  readonly start: number;
}

/** The entry that a line begins from a column on. */
function entryOf(line: string, column: number): Entry | undefined {
  const quote = /["']/.exec(line.charAt(column))?.[0];
  const close = quote === undefined ? column : line.indexOf(quote, column + 1) + 1;
  if (quote !== undefined && close === 0) return undefined;
  const colon = /:(?= |$)/g;
  colon.lastIndex = close;
  const found = colon.exec(line)?.index;
  if (found === undefined || line.charAt(column) === '#') return undefined;
  const key = line.slice(column, found).trim();
  const rest = line.slice(found + 1);
  const blanks = rest.length - rest.trimStart().length;
  return {
    key: quote === undefined ? key : key.slice(1, -1),
    text: rest.slice(blanks),
    start: found + 1 + blanks,
  };
}

/** The scalar that a text begins with, without quotes and comment; `undefined` for what refers to another value. */
function scalarIn(text: string, offset: number): Span | undefined {
  const quoted = /^(["'])([^"']*)\1[ ]*(?:#|$)/.exec(text);
  if (quoted !== null) return span(offset + 1, offset + 1 + (quoted[2]?.length ?? 0));
  const plain = text.replace(/ #.*$/, '').trimEnd();
  return /^[\w:./@*-]+$/.test(plain) && !plain.startsWith('*') ? span(offset, offset + plain.length) : undefined;
}

/** Comments of a text in which `#` begins one, or `//` at the start of a line. Takes time in the length of the text. */
export function lineComments(text: string): readonly Span[] {
  const comments: Span[] = [];
  for (const { 0: line, index: offset } of text.matchAll(/[^\r\n]+/g)) {
    const start = /^\s*\/\//.test(line) ? 0 : commentStart(line);
    if (start !== undefined) comments.push(span(offset + start, offset + line.length));
  }
  return comments;
}

function commentStart(line: string): number | undefined {
  if (!line.includes('#')) return undefined;
  let quote: string | undefined;
  for (let index = 0; index < line.length; index++) {
    const character = line.charAt(index);
    if (quote !== undefined) {
      if (character === '\\' && quote === '"') index++;
      else if (character === quote) quote = undefined;
    } else if (character === '"' || (character === "'" && !/\w/.test(line.charAt(index - 1)))) quote = character;
    else if (character === '#' && /^$|\s/.test(line.charAt(index - 1))) return index;
  }
  return undefined;
}
