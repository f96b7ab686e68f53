import type { Span } from '../text/span.ts';

/** A JSON value with its place; spans count from the start of the document's text. */
export type JsonNode = ObjectNode | ArrayNode | StringNode | ScalarNode;

export interface ObjectNode {
  readonly type: 'object';
  readonly span: Span;
  /** False when the text ended before its brace. */
  readonly closed: boolean;
  /** In the order of the text; a repeated name stands here as often as in the text. */
  readonly members: readonly Member[];
}

export interface Member {
  readonly span: Span;
  readonly name: StringNode;
  /** Absent in half-typed text such as `"Effect":`. */
  readonly value: JsonNode | undefined;
}

export interface ArrayNode {
  readonly type: 'array';
  readonly span: Span;
  readonly closed: boolean;
  readonly items: readonly JsonNode[];
}

export interface StringNode {
  readonly type: 'string';
  /** With its quotes. */
  readonly span: Span;
  readonly value: string;
}

export interface ScalarNode {
  readonly type: 'number' | 'boolean' | 'null';
  readonly span: Span;
  readonly value: number | boolean | null;
}

/** The last member of that exact name: the one that wins in most JSON readers. */
export function memberNamed(node: ObjectNode, name: string): Member | undefined {
  return node.members.findLast((member) => member.name.value === name);
}

/** Every string in a value, names of members too, in the order of the text. */
export function stringsIn(node: JsonNode): readonly StringNode[] {
  const strings: StringNode[] = [];
  collectStrings(node, strings);
  return strings;
}

function collectStrings(node: JsonNode, strings: StringNode[]): void {
  if (node.type === 'string') {
    strings.push(node);
  } else if (node.type === 'array') {
    for (const item of node.items) collectStrings(item, strings);
  } else if (node.type === 'object') {
    for (const { name, value } of node.members) {
      strings.push(name);
      if (value !== undefined) collectStrings(value, strings);
    }
  }
}

/** Every object in a value, outermost first. */
export function objectsIn(node: JsonNode): readonly ObjectNode[] {
  const objects: ObjectNode[] = [];
  collectObjects(node, objects);
  return objects;
}

function collectObjects(node: JsonNode, objects: ObjectNode[]): void {
  if (node.type === 'array') {
    for (const item of node.items) collectObjects(item, objects);
  } else if (node.type === 'object') {
    objects.push(node);
    for (const { value } of node.members) if (value !== undefined) collectObjects(value, objects);
  }
}
