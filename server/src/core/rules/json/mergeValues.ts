import { appendItem, insertMember, lineIndent, outdent, reindent, replaceNode } from '../../document/edits.ts';
import { type JsonNode, memberNamed, type ObjectNode } from '../../document/jsonNode.ts';
import { listAround } from '../../document/wrap.ts';
import type { Edit } from '../../text/edit.ts';

/** Elements of which a policy or statement has one value, so that two different ones cannot both be kept. */
const singleValued = new Set(['Version', 'Id', 'Sid', 'Effect']);

/**
 * Edits that add to one value of a member all that another one has: objects member by member, lists and strings
 * to one list. `undefined` where the two say different things of which only one can be kept.
 */
export function mergeInto(text: string, name: string, into: JsonNode, from: JsonNode): readonly Edit[] | undefined {
  if (isSameValue(into, from)) return [];
  if (into.type === 'object' && from.type === 'object' && name !== 'Statement') return mergeObjects(text, into, from);
  if (singleValued.has(name) || isTruth(into) || isTruth(from)) return undefined;
  const [first, more] = [itemsOf(into, name), itemsOf(from, name)];
  if (first === undefined || more === undefined) return undefined;
  const added = more.filter((item) => !first.some((other) => isSameValue(item, other)));
  if (added.length === 0) return [];
  const written = added.map((item) => outdent(text, item.span));
  if (into.type === 'array' && first.length > 0) return written.map((item) => appendItem(text, into, item));
  const all = [...first.map((item) => outdent(text, item.span)), ...written];
  return [replaceNode(into, reindent(listAround(all), lineIndent(text, into.span.start)))];
}

function mergeObjects(text: string, into: ObjectNode, from: ObjectNode): readonly Edit[] | undefined {
  if (into.members.length === 0) {
    return [replaceNode(into, reindent(outdent(text, from.span), lineIndent(text, into.span.start)))];
  }
  const edits: Edit[] = [];
  for (const { name, value } of from.members) {
    if (value === undefined) return undefined;
    const present = memberNamed(into, name.value);
    if (present === undefined) {
      edits.push(insertMember(text, into, name.value, outdent(text, value.span), 'last'));
      continue;
    }
    const merged = present.value === undefined ? undefined : mergeInto(text, name.value, present.value, value);
    if (merged === undefined) return undefined;
    edits.push(...merged);
  }
  return edits;
}

/** A condition is met by `true` or by `false`; a list of both would always be met. */
function isTruth(node: JsonNode): boolean {
  return node.type === 'boolean' || (node.type === 'string' && /^(true|false)$/i.test(node.value));
}

/** The items of a list, or the one value that stands for a list of one. */
function itemsOf(node: JsonNode, name: string): readonly JsonNode[] | undefined {
  if (node.type === 'array') return node.items;
  if (node.type === 'object') return name === 'Statement' ? [node] : undefined;
  return node.type === 'null' ? undefined : [node];
}

/** Whether two values say the same in JSON, whatever the order of their members. */
export function isSameValue(left: JsonNode | undefined, right: JsonNode | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  if (left.type === 'array' && right.type === 'array') {
    return (
      left.items.length === right.items.length &&
      left.items.every((item, index) => isSameValue(item, right.items[index]))
    );
  }
  if (left.type === 'object' && right.type === 'object') {
    return (
      left.members.length === right.members.length &&
      left.members.every(({ name, value }) => isSameValue(value, memberNamed(right, name.value)?.value))
    );
  }
  return left.type === right.type && 'value' in left && 'value' in right && left.value === right.value;
}
