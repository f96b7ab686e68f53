import type { PolicyCondition, PolicyStatement } from '../../catalogue/serviceLinkedRole.ts';
import { appendItem, indentUnit, insertMember } from '../../document/edits.ts';
import type { ObjectNode } from '../../document/jsonNode.ts';
import { elementsNamed, type Policy, type Statement } from '../../document/policy.ts';
import type { Edit } from '../../text/edit.ts';
import { statementList } from '../listText.ts';

type Json = string | readonly Json[] | { readonly [name: string]: Json };

/** A statement as a fix writes it; those of the catalogue are such ones. */
export type NewStatement = Pick<PolicyStatement, 'actions' | 'resources' | 'conditions'>;

/** Writes an Allow behind the last statement; `undefined` where the statements stand in no list. */
export function appendStatement(text: string, policy: Policy, statement: NewStatement): Edit | undefined {
  const list = statementList(policy);
  const [last] = policy.statements.slice(-1);
  if (list === undefined || last === undefined) return undefined;
  const { actions, resources, conditions } = statement;
  const written: Json = {
    Effect: 'Allow',
    Action: oneOrMany(actions),
    Resource: oneOrMany(resources),
    ...(conditions.length > 0 && { Condition: conditionOf(conditions) }),
  };
  return appendItem(text, list, writeLike(text, last.node, written));
}

/** Puts a condition on a statement beside those that it has; `undefined` where the text is half typed or has such a one. */
export function addCondition(
  text: string,
  statement: Statement,
  { operator, key, values }: PolicyCondition,
): Edit | undefined {
  const [element, ...others] = elementsNamed(statement, 'Condition');
  const written = oneOrMany(values);
  if (element === undefined) {
    const block = writeLike(text, statement.node, { [operator]: { [key]: written } });
    return insertMember(text, statement.node, 'Condition', block, 'last');
  }
  const block = element.member.value;
  if (block?.type !== 'object' || others.length > 0) return undefined;
  const member = block.members.find(({ name }) => name.value === operator);
  if (member === undefined)
    return insertMember(text, block, operator, writeLike(text, block, { [key]: written }), 'last');
  const keys = member.value;
  if (keys?.type !== 'object' || keys.members.some(({ name }) => name.value === key)) return undefined;
  return insertMember(text, keys, key, writeLike(text, keys, written), 'last');
}

function conditionOf(conditions: readonly PolicyCondition[]): Json {
  const operators: Record<string, Readonly<Record<string, Json>>> = {};
  for (const { operator, key, values } of conditions) {
    operators[operator] = { ...operators[operator], [key]: oneOrMany(values) };
  }
  return operators;
}

/** A list of one is written as its one value. */
export function oneOrMany(values: readonly string[]): string | readonly string[] {
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : values;
}

/** JSON text in the layout of what it is to stand beside: on one line where that begins on the line of its brace. */
export function writeLike(text: string, neighbour: ObjectNode, value: Json): string {
  const [first] = neighbour.members;
  const isOneLine = first !== undefined && !text.slice(neighbour.span.start, first.span.start).includes('\n');
  return isOneLine ? writeOnOneLine(value) : JSON.stringify(value, undefined, indentUnit(text));
}

/** JSON text with a blank after each comma and inside each brace. */
export function writeOnOneLine(value: Json): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(writeOnOneLine).join(', ')}]`;
  const members = Object.entries(value).map(([name, part]) => `${JSON.stringify(name)}: ${writeOnOneLine(part)}`);
  return `{ ${members.join(', ')} }`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
