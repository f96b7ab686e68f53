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
export function* stringsIn(node: JsonNode): Generator<StringNode> {
  if (node.type === 'string') {
    yield node;
  } else if (node.type === 'array') {
    for (const item of node.items) yield* stringsIn(item);
  } else if (node.type === 'object') {
    for (const member of node.members) {
      yield member.name;
      if (member.value !== undefined) yield* stringsIn(member.value);
    }
  }
}

/** Every object in a value, outermost first. */
export function* objectsIn(node: JsonNode): Generator<ObjectNode> {
  if (node.type === 'array') {
    for (const item of node.items) yield* objectsIn(item);
  } else if (node.type === 'object') {
    yield node;
    for (const member of node.members) {
      if (member.value !== undefined) yield* objectsIn(member.value);
    }
  }
}
