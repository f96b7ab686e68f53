import { accessOf, readAction } from '../../access/accessPolicy.ts';
import { optionalTermsCover, resourceTermsCover, statementConditionsCover, termsTake } from '../../access/cover.ts';
import type { Action } from '../../catalogue/catalogue.ts';
import type { ActionPattern } from '../../document/actionPattern.ts';
import type { Statement } from '../../document/policy.ts';
import type { RuleContext } from '../rule.ts';

/** The known actions that a pattern of an Allow stands for, but for those that the policy's own Denies take away wherever it applies. */
export function grantedActions(
  pattern: ActionPattern,
  statement: Statement,
  { catalogue, once }: Pick<RuleContext, 'catalogue' | 'once'>,
): readonly Action[] {
  const actions = catalogue.actionsMatching(pattern);
  const { allows, denies } = once(accessOf);
  const allow = denies.length === 0 ? undefined : allows.find((each) => each.statement === statement);
  if (allow === undefined) return actions;
  const outright = denies.filter(
    (deny) =>
      resourceTermsCover(deny, allow) &&
      optionalTermsCover(deny.principals, allow.principals) &&
      statementConditionsCover(deny, allow),
  );
  return actions.filter(({ id }) => !outright.some((deny) => termsTake(deny.actions, readAction(id))));
}
