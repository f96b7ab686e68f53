import type { Dialect, Kind } from '../../../server/src/core/document/dialect.ts';
import type { JsonNode, Member, ObjectNode } from '../../../server/src/core/document/jsonNode.ts';
import { elementNamed, type Policy, type Statement } from '../../../server/src/core/document/policy.ts';
import type { Edit } from '../../../server/src/core/text/edit.ts';
import { type Span, span } from '../../../server/src/core/text/span.ts';

/** Where a fault is to be put: a statement of a clean policy. */
export interface Place {
  readonly text: string;
  readonly policy: Policy;
  readonly statement: Statement;
}

/** Puts the fault that one rule tells of into a clean policy. */
export interface Seeder {
  /** Dialects in which the fault is an error; absent: those of its rule. */
  readonly dialects?: readonly Dialect[];
  /** Kinds in which it is one; absent: those of its rule. */
  readonly kinds?: readonly Kind[];
  /** The text is said to be a policy of its dialect and kind, because the fault takes away what shows it. */
  readonly claimed?: true;
  /** The edits that make the fault, with marks around what the rule has to point at; none where it has no place. */
  seed(place: Place): readonly Edit[];
}

const opening = '⟦';
const closing = '⟧';

/** A text that was marked, without its marks. */
export interface MarkedText {
  readonly text: string;
  /** What stood between the marks. */
  readonly span: Span;
}

/** Takes the marks out of a text. */
export function readMarks(markedText: string): MarkedText {
  const start = markedText.indexOf(opening);
  const end = markedText.indexOf(closing) - opening.length;
  return { text: markedText.replace(opening, '').replace(closing, ''), span: span(start, end) };
}

/** New source that the rule has to point at. */
export function marked(source: string): string {
  return `${opening}${source}${closing}`;
}

/** Marks around source that stays as it is. */
export function mark({ start, end }: Span): readonly Edit[] {
  return [insert(start, opening), insert(end, closing)];
}

export function insert(offset: number, text: string): Edit {
  return { span: span(offset, offset), text };
}

export function replace({ span: at }: { readonly span: Span }, text: string): readonly Edit[] {
  return [{ span: at, text }];
}

/** Writes a member behind the last one of an object. */
export function addMember({ members }: ObjectNode, source: string): readonly Edit[] {
  const last = members.at(-1);
  return last === undefined ? [] : [insert(last.span.end, `, ${source}`)];
}

/** Writes an item before those of a list, or makes a list of the one value. */
export function addItem(value: JsonNode | undefined, source: string): readonly Edit[] {
  if (value?.type === 'string') return [insert(value.span.start, `[${source}, `), insert(value.span.end, ']')];
  const first = value?.type === 'array' ? value.items[0] : undefined;
  return first === undefined ? [] : [insert(first.span.start, `${source}, `)];
}

/** Writes a statement behind all others. */
export function addStatement(policy: Policy, source: string): readonly Edit[] {
  const list = elementNamed(policy, 'Statement')?.member.value;
  const last = list?.type === 'array' ? list.items.at(-1) : undefined;
  return last === undefined ? [] : [insert(last.span.end, `, ${source}`)];
}

/** Gives a condition to a statement that has none. */
export function addCondition({ statement }: Place, source: string): readonly Edit[] {
  return elementNamed(statement, 'Condition') === undefined ? addMember(statement.node, `"Condition": ${source}`) : [];
}

/** Takes a member out of an object and marks the head of what is left; nothing where nothing would be left. */
export function takeOut(text: string, owner: ObjectNode, member: Member | undefined): readonly Edit[] {
  if (member === undefined) return [];
  const index = owner.members.indexOf(member);
  const [previous, next] = [owner.members[index - 1], owner.members[index + 1]];
  const [start, end] = [previous?.span.end ?? member.span.start, next?.span.start ?? member.span.end];
  const first = index === 0 ? next : owner.members[0];
  if (first === undefined) return [];
  const removed = next === undefined ? span(start, member.span.end) : span(member.span.start, end);
  return [{ span: removed, text: '' }, ...markHead(text, owner, first)];
}

/**
 * Marks the head of an object: its first name, with the brace before it where both stand on one line.
 * @param first the member that will be the first one
 */
export function markHead(text: string, owner: ObjectNode, first: Member | undefined): readonly Edit[] {
  const [was] = owner.members;
  if (first === undefined || was === undefined) return [];
  const isOnItsOwnLine = /[\r\n]/.test(text.slice(owner.span.start, was.span.start));
  const { start, end } = first.name.span;
  return mark(span(isOnItsOwnLine ? start : owner.span.start, end));
}

/** The node of a policy as an object, which it is in every whole policy. */
export function rootOf({ node }: Policy): ObjectNode | undefined {
  return node.type === 'object' ? node : undefined;
}
