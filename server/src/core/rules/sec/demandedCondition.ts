import { type Condition, readCondition } from '../../access/condition.ts';
import { conditionCovers } from '../../access/cover.ts';
import type { Restriction } from '../../access/grants.ts';
import type { Dialect } from '../../document/dialect.ts';
import type { StringNode } from '../../document/jsonNode.ts';
import { span } from '../../text/span.ts';
import type { DemandedCondition } from '../options.ts';

/** A condition that an organisation names, read as one that stands in a policy. */
export function conditionOf({ key, values }: DemandedCondition, operator: string, dialect: Dialect): Condition {
  const entry = { operator: written(operator), key: written(key), values: values.map(written), value: undefined };
  return readCondition(entry, dialect, dialect === 'ram' ? 'elsewhere' : 'resolved');
}

function written(value: string): StringNode {
  return { type: 'string', value, span: span(0, 0) };
}

/** Whether what a grant asks of a key is what an organisation demands, or more. */
export function isDemanded(restriction: Restriction, demanded: DemandedCondition): boolean {
  const { condition, statement } = restriction;
  if (demanded.operator === undefined) {
    return demanded.values.length === 0 || (restriction.sense === 'only' && areAmong(restriction.values, demanded));
  }
  if (statement.effect === 'Deny') return isDenied(restriction, demanded);
  if (demanded.values.length === 0) return condition.entry.operator.value === demanded.operator;
  return conditionCovers(conditionOf(demanded, demanded.operator, condition.dialect), condition);
}

/** Whether a Deny takes all that lacks what is demanded. */
function isDenied({ sense, values, passesWithout, condition }: Restriction, demanded: DemandedCondition): boolean {
  if (passesWithout) return false;
  if (condition.operator?.family === 'boolean' && sense === 'except') {
    const denied = values.map((value) => value.toLowerCase());
    return !demanded.values.some((value) => denied.includes(value.toLowerCase()));
  }
  return sense === 'only' && (demanded.values.length === 0 || areAmong(values, demanded));
}

function areAmong(values: readonly string[], { values: allowed }: DemandedCondition): boolean {
  return values.length > 0 && values.every((value) => allowed.includes(value));
}
