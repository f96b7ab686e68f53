import { conditionKeyName } from '../../access/condition.ts';
import { type Operator, parseOperator } from '../../access/operator.ts';
import type { ServiceLinkedRole } from '../../catalogue/serviceLinkedRole.ts';
import { globMatches, hasWildcard } from '../../document/actionPattern.ts';
import type { StringNode } from '../../document/jsonNode.ts';
import { placeholdersIn } from '../../document/placeholder.ts';
import type { ConditionEntry, Statement } from '../../document/policy.ts';
import { isForeignStatement } from '../otherCloud.ts';
import type { RuleContext } from '../rule.ts';
import { isAnyService } from './nameScope.ts';
import { roleWords } from './roleWords.ts';
import { serviceNames } from './serviceNames.ts';

/**
 * The one thing to be said about a value of the condition on the service name, so that no two rules tell the same fault.
 * `other name`: the name of a role or policy, with those roles that have it.
 */
export type NameStanding =
  | { readonly kind: 'other name'; readonly roles: readonly ServiceLinkedRole[] }
  /** A pattern that no known name matches. */
  | { readonly kind: 'no match' }
  | { readonly kind: 'unknown' }
  /** Known, or nothing can be said, or others say it. */
  | { readonly kind: 'passed' };

/** A value of the condition on the service name. */
export interface NamedService {
  readonly node: StringNode;
  readonly standing: NameStanding;
}

/** The texts that a condition compares the service name with; none for another key or an operator for other types. */
export function namedServices(
  entry: ConditionEntry,
  statement: Statement,
  context: Pick<RuleContext, 'catalogue' | 'once'>,
): readonly NamedService[] {
  const operator = nameOperator(entry, context);
  if (operator === undefined || isForeignStatement(statement, context)) return [];
  return entry.values.flatMap((node) =>
    node.type === 'string' ? [{ node, standing: standingOf(node.value, operator, context) }] : [],
  );
}

/** The operator of a condition on the service name, where it compares texts. */
export function nameOperator(
  { key, operator }: ConditionEntry,
  { catalogue: { dialect } }: Pick<RuleContext, 'catalogue'>,
): Operator | undefined {
  if (conditionKeyName(key.value, dialect) !== conditionKeyName(roleWords[dialect].key, dialect)) return undefined;
  const parsed = parseOperator(operator.value, dialect);
  return parsed?.family === 'text' ? parsed : undefined;
}

function standingOf(value: string, operator: Operator, context: Pick<RuleContext, 'catalogue'>): NameStanding {
  const { catalogue } = context;
  if (catalogue.roles.length === 0 || placeholdersIn(value).length > 0) return { kind: 'passed' };
  const roles = catalogue.rolesNamed(value).filter(({ serviceName }) => serviceName !== value.toLowerCase());
  if (roles.length > 0 || /^(?:Aliyun|AWS)ServiceRole/i.test(value)) return { kind: 'other name', roles };
  // Of AWS only the role that the documents tell of is known, so that nothing can be missed.
  if (catalogue.dialect === 'iam') return { kind: 'passed' };
  if (hasWildcard(value)) {
    const isJudged = operator.wildcards && !isAnyService(value);
    const matches = isJudged && serviceNames(context).some((name) => globMatches(value, name));
    return { kind: isJudged && !matches ? 'no match' : 'passed' };
  }
  const known = operator.fold ? value.toLowerCase() : value;
  const isKnown = catalogue.rolesNamed(known).some(({ serviceName }) => serviceName === known);
  return { kind: isKnown ? 'passed' : 'unknown' };
}
