import { conditionKeyName } from '../../access/condition.ts';
import { type Grant, type Restriction, restrictionsOn } from '../../access/grants.ts';
import type { Dialect } from '../../document/dialect.ts';
import { roleWords } from './roleWords.ts';

/**
 * Of which services a grant lets people create or delete the roles.
 * `named`: of these alone. `wide`: a condition is there, but lets nearly every service through.
 * `open`: of any. `unclear`: what the condition does is not known, and others tell of it.
 */
export type NameScope =
  | { readonly kind: 'named'; readonly values: readonly string[] }
  | { readonly kind: 'wide'; readonly restriction: Restriction }
  | { readonly kind: 'open' | 'unclear' };

/** Weighs the conditions of an Allow on the service name together with the Denies of its policy. */
export function nameScopeOf(grant: Grant, dialect: Dialect): NameScope {
  const key = conditionKeyName(roleWords[dialect].key, dialect);
  const statements = [grant.statement, ...grant.exceptWhere.map(({ deny }) => deny)];
  const isUnclear = statements.some(
    ({ isConditionUnclear, conditions }) =>
      isConditionUnclear || conditions.some((condition) => condition.key === key && condition.operator === undefined),
  );
  if (isUnclear) return { kind: 'unclear' };
  const restrictions = restrictionsOn(grant, key).filter(({ values }) => values.length > 0);
  const naming = restrictions.find(({ sense, values }) => sense === 'only' && !values.some(isAnyService));
  if (naming !== undefined) return { kind: 'named', values: naming.values };
  const wide = restrictions.find(({ sense, statement }) => sense === 'only' || statement === grant.statement);
  return wide === undefined ? { kind: 'open' } : { kind: 'wide', restriction: wide };
}

/** Whether a pattern for service names holds nothing but wildcards and the domain that they all have. */
export function isAnyService(value: string): boolean {
  return value.includes('*') && value.replace(/aliyuncs|amazonaws|com|cn|[.*?]/gi, '') === '';
}
