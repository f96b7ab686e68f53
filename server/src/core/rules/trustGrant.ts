import { type AccessPolicy, type AccessStatement, readAction } from '../access/accessPolicy.ts';
import { resourceTermsCover, statementConditionsCover, termsCover, termsTake } from '../access/cover.ts';
import { type Grant, type Restriction, restrictionsOn } from '../access/grants.ts';
import type { PrincipalElement, Statement } from '../document/policy.ts';

/** What an Allow gives one of its principals, with the Denies weighed that are about this principal. */
export interface TrustGrant {
  readonly allow: AccessStatement;
  /** A Deny that takes all of it away. */
  readonly deniedBy: AccessStatement | undefined;
  /** What the Allow and the Denies together ask of a key; all of it holds at once. */
  restrictionsOn(key: string): readonly Restriction[];
  /** All that they ask for of any key: that it is there, and is something certain. */
  readonly demands: readonly Restriction[];
}

/**
 * What an Allow statement gives a principal; `undefined` where it is no Allow, or does not give the action.
 * @param action a single one; all of the statement's where absent
 */
export function trustGrantOf(
  access: AccessPolicy,
  statement: Statement,
  principal: PrincipalElement,
  action: string | undefined,
): TrustGrant | undefined {
  const allow = access.allows.find((each) => each.statement === statement);
  const term = allow?.principals?.terms.find(({ element }) => element === principal);
  if (allow === undefined || term === undefined || principal.negated) return undefined;
  const asked =
    action === undefined
      ? allow.actions
      : { negated: false, terms: [{ element: undefined, glob: readAction(action) }] };
  if (!termsCover(allow.actions, asked)) return undefined;
  const denies = access.denies.filter(
    (deny) =>
      termsCover(deny.actions, asked) &&
      (deny.principals === undefined || termsTake(deny.principals, term.glob)) &&
      resourceTermsCover(deny, allow),
  );
  const grant: Grant = {
    statement: allow,
    actions: [],
    resources: [],
    deniedBy: [],
    exceptWhere: denies.map((deny) => ({ deny, sort: 'condition' })),
  };
  const keys = new Set([allow, ...denies].flatMap(({ conditions }) => conditions.map(({ key }) => key)));
  return {
    allow,
    deniedBy: denies.find((deny) => statementConditionsCover(deny, allow)),
    restrictionsOn: (key) => restrictionsOn(grant, key),
    demands: [...keys].flatMap((key) => restrictionsOn(grant, key)).filter(isDemand),
  };
}

/** Whether a key has to be there, and not every value of it will do. */
export function isDemand({ sense, passesWithout, values, condition }: Restriction): boolean {
  const isAnything = condition.operator?.wildcards === true && values.some((value) => /^\*+$/.test(value));
  return sense === 'only' && !passesWithout && values.length > 0 && !isAnything;
}
