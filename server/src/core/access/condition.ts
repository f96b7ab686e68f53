import type { Dialect } from '../document/dialect.ts';
import type { JsonNode } from '../document/jsonNode.ts';
import type { ConditionEntry } from '../document/policy.ts';
import { type Operator, parseOperator } from './operator.ts';
import { isGlob, isIn, type Region, readRegion } from './region.ts';
import { fillVariables, type KeyLookup } from './requestContext.ts';
import type { Variables } from './resource.ts';
import { allOf, anyOf, negate, type Truth } from './truth.ts';

/** One operator with one key, read for comparison. */
export interface Condition {
  readonly entry: ConditionEntry;
  readonly dialect: Dialect;
  /** As it is compared: IAM ignores letter case in names of keys. */
  readonly key: string;
  /** `undefined`: what it asks is not known. */
  readonly operator: Operator | undefined;
  /** Scalars as texts. */
  readonly values: readonly string[];
  /** What each value takes in, in their order; `undefined` where that is not known. */
  readonly regions: readonly Region[];
}

export function readCondition(entry: ConditionEntry, dialect: Dialect, variables: Variables): Condition {
  const operator = parseOperator(entry.operator.value, dialect);
  const values = entry.values.map(textOf);
  return {
    entry,
    dialect,
    key: conditionKeyName(entry.key.value, dialect),
    operator,
    values,
    regions: operator === undefined ? [] : values.map((value) => readRegion(value, operator, dialect, variables)),
  };
}

/** A name of a key as it is compared. */
export function conditionKeyName(name: string, dialect: Dialect): string {
  return dialect === 'iam' ? name.toLowerCase() : name;
}

function textOf(node: JsonNode): string {
  return 'value' in node ? String(node.value) : '';
}

/** Whether a request meets the condition. */
export function conditionHolds(condition: Condition, lookup: KeyLookup): Truth {
  const { operator, values, regions } = condition;
  if (operator === undefined) return 'unknown';
  const found = lookup(condition.key);
  if (operator.family === 'null') return nullHolds(values, found);
  if (found === 'unknown')
    return regions.length > 0 || operator.quantifier !== undefined || operator.ifExists ? found : operator.negated;
  if (found.length === 0) return holdsWithout(operator);
  const passes = (text: string): Truth => valuePasses(condition, operator, text, lookup);
  switch (operator.quantifier) {
    case 'ForAllValues':
      return allOf(found, passes);
    case 'ForAnyValue':
      return anyOf(found, passes);
    case undefined: {
      const some = anyOf(found, passes);
      return some === allOf(found, passes) ? some : 'unknown';
    }
  }
}

/** Whether a request that lacks the key passes, for operators other than Null. */
export function holdsWithout({ negated, quantifier, ifExists }: Operator): boolean {
  return ifExists || quantifier === 'ForAllValues' || (negated && quantifier === undefined);
}

/** Whether one value of the request passes: it lies in one region or, negated, in none. */
function valuePasses(condition: Condition, operator: Operator, text: string, lookup: KeyLookup): Truth {
  const inOne = anyOf(condition.regions, (region) => {
    const filled = region !== undefined && isGlob(region) ? fillVariables(region, lookup) : region;
    return filled === 'absent' ? 'unknown' : isIn(filled, text, operator, condition.dialect);
  });
  return operator.negated ? negate(inOne) : inOne;
}

/** Null asks whether the key is absent. */
function nullHolds(values: readonly string[], found: readonly string[] | 'unknown'): Truth {
  return anyOf(values, (value) => {
    if (found === 'unknown' || !/^(?:true|false)$/i.test(value)) return 'unknown';
    return (found.length === 0) === /^true$/i.test(value);
  });
}
