import type { ConditionKey, ConditionOperator } from '../../catalogue/catalogue.ts';
import { type OperatorParts, parseConditionOperator } from '../../document/conditionOperator.ts';
import type { JsonNode, Member, ObjectNode } from '../../document/jsonNode.ts';
import { placeholdersIn } from '../../document/placeholder.ts';
import { type ConditionEntry, elementsNamed, type Statement } from '../../document/policy.ts';
import { isForeignStatement } from '../otherCloud.ts';
import type { RuleContext } from '../rule.ts';

/** One key under one operator, with what is known of both. */
export interface ConditionTerm {
  readonly entry: ConditionEntry;
  readonly parts: OperatorParts;
  /** `undefined` where the cloud has no such operator, of which other rules tell. */
  readonly operator: ConditionOperator | undefined;
  /** `undefined` where the catalogue does not list the key. */
  readonly key: ConditionKey | undefined;
}

type Context = Pick<RuleContext, 'catalogue' | 'once'>;

/** The terms of a statement; none for one that is written for the other cloud, which is told once as a whole. */
export function termsOf(statement: Statement, context: Context): readonly ConditionTerm[] {
  if (statement.conditions.length === 0 || isForeignStatement(statement, context)) return [];
  return statement.conditions.map((entry) => readTerm(entry, context));
}

/** The same for one entry. */
export function termOf(entry: ConditionEntry, statement: Statement, context: Context): ConditionTerm | undefined {
  return isForeignStatement(statement, context) ? undefined : readTerm(entry, context);
}

function readTerm(entry: ConditionEntry, { catalogue }: Context): ConditionTerm {
  const parts = parseConditionOperator(entry.operator.value);
  return {
    entry,
    parts,
    operator: catalogue.operators.find(({ name }) => name === parts.base),
    key: catalogue.conditionKey(entry.key.value),
  };
}

/** One operator with its keys, as a member of the Condition. */
export interface OperatorBlock {
  /** Value of the Condition. */
  readonly condition: ObjectNode;
  readonly member: Member;
}

/** The operators of a statement in the order of the text, also those that hold no key or no object. */
export function operatorBlocks(statement: Statement): readonly OperatorBlock[] {
  return elementsNamed(statement, 'Condition').flatMap(({ member: { value } }) =>
    value?.type === 'object' ? value.members.map((member) => ({ condition: value, member })) : [],
  );
}

/** A scalar as the cloud reads it: `true` and `"true"` are one value. */
export function valueText(node: JsonNode): string {
  return node.type === 'object' || node.type === 'array' ? '' : String(node.value);
}

/** Whether part of a value is filled in elsewhere or hidden, so that nothing can be said of it. */
export function isOpen(value: string): boolean {
  return placeholdersIn(value).length > 0;
}
