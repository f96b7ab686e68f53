import { indentUnit, insertMember, lineBreak } from '../document/edits.ts';
import type { ObjectNode } from '../document/jsonNode.ts';
import { elementsNamed, type Statement } from '../document/policy.ts';
import type { Edit } from '../text/edit.ts';
import { claim } from './moveKey.ts';

/** One key to be asked for under one operator. */
export interface NewCondition {
  readonly operator: string;
  readonly key: string;
  /** One value is written as a string, several as a list. */
  readonly values: readonly string[];
}

/**
 * Asks for one more key in a statement, in the layout around it.
 * @returns `undefined` where the key is asked for under that operator already, or the Condition is half typed
 */
export function addCondition(
  text: string,
  statement: Statement,
  { operator, key, values }: NewCondition,
): readonly Edit[] | undefined {
  const written =
    values.length === 1 ? JSON.stringify(values[0]) : `[${values.map((value) => JSON.stringify(value)).join(', ')}]`;
  const [first, ...others] = elementsNamed(statement, 'Condition');
  if (others.length > 0) return undefined;
  const { node } = statement;
  if (first === undefined) {
    const value = wrapped(text, node, operator, wrapped(text, node, key, written));
    return [claim(node), insertMember(text, node, 'Condition', value, 'last')];
  }
  const condition = first.member.value;
  if (condition?.type !== 'object') return undefined;
  const blocks = condition.members.filter(({ name }) => name.value === operator);
  const block = blocks[0]?.value;
  if (blocks.length === 0) {
    return [claim(condition), insertMember(text, condition, operator, wrapped(text, condition, key, written), 'last')];
  }
  if (block?.type !== 'object' || block.members.some(({ name }) => name.value === key)) return undefined;
  return [claim(condition), insertMember(text, block, key, written, 'last')];
}

/** An object of one member; over several lines where the object that it goes into stands over several. */
function wrapped(text: string, around: ObjectNode, name: string, value: string): string {
  const member = `${JSON.stringify(name)}: ${value}`;
  const isOneLine = !/[\r\n]/.test(text.slice(around.span.start, around.span.end));
  if (isOneLine) return `{ ${member} }`;
  const unit = indentUnit(text);
  return `{${lineBreak(text)}${unit}${member.replace(/\r?\n/g, (eol) => eol + unit)}${lineBreak(text)}}`;
}
