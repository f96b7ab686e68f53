import { type AccessPolicy, type AccessStatement, accessOf } from '../../access/accessPolicy.ts';
import { isAnyAction } from '../../access/actionFormat.ts';
import { type Grant, grantsOf } from '../../access/grants.ts';
import { parseArn } from '../../document/arn.ts';
import type { ActionElement, ResourceElement } from '../../document/policy.ts';
import { isForeignStatement } from '../otherCloud.ts';
import type { RuleContext } from '../rule.ts';
import type { SensitiveAction, SensitiveActions } from './sensitiveActions.ts';

/** A value of Action by which a policy grants sensitive actions on everything, and without a condition. */
export interface BroadGrant {
  readonly element: ActionElement;
  /** In the order of the list; never empty. */
  readonly gives: readonly SensitiveAction[];
}

/**
 * The values of Action that give some of these actions on everything. Not those that stand for all actions, or for all
 * of a service that is not named here: other rules tell how wide these are.
 * @param wholeServices prefixes of services of which everything is told too
 */
export function broadGrants(
  context: Pick<RuleContext, 'once' | 'policy'>,
  actions: SensitiveActions,
  wholeServices: readonly string[],
): readonly BroadGrant[] {
  const access = context.once(accessOf);
  const found = new Map<ActionElement, SensitiveAction[]>();
  for (const sensitive of actions[access.dialect]) {
    for (const grant of openGrants(access, sensitive.action, sensitive.sort)) {
      const [element] = grant.actions;
      if (element === undefined || isForeignStatement(grant.statement.statement, context)) continue;
      if (standsForAll(element) || isWholeService(element, wholeServices)) continue;
      const gives = found.get(element);
      if (gives === undefined) found.set(element, [sensitive]);
      else gives.push(sensitive);
    }
  }
  return [...found].map(([element, gives]) => ({ element, gives }));
}

/** Grants of one action that hold on everything of a sort and under no condition, in the order of the text. */
export function openGrants(access: AccessPolicy, action: string, sort: string | undefined): readonly Grant[] {
  const mayBeOpen = (allow: AccessStatement): boolean =>
    allow.conditions.length === 0 && !allow.isConditionUnclear && isOnAll(allow, sort);
  return grantsAmong(access, action, mayBeOpen).filter(
    ({ deniedBy, exceptWhere, resources, statement }) =>
      deniedBy.length === 0 &&
      (statement.resources?.negated === true || resources.some((resource) => isEverything(resource, sort))) &&
      !exceptWhere.some((reservation) => reservation.sort === 'condition'),
  );
}

/** Whether a value of Action stands for every action of every service. */
export function standsForAll({ pattern: { service, name } }: ActionElement): boolean {
  return isAnyAction(name) && (service === undefined || isAnyAction(service));
}

function isWholeService({ pattern: { service = '', name } }: ActionElement, told: readonly string[]): boolean {
  return isAnyAction(name) && !told.includes(service.toLowerCase());
}

/** The grants of an action by those Allow statements that pass a test; to weigh every one against every Deny would cost too much. */
export function grantsAmong(
  access: AccessPolicy,
  action: string,
  matters: (allow: AccessStatement) => boolean,
): readonly Grant[] {
  const reaching = (name: string): ReturnType<AccessPolicy['reaching']> =>
    access.reaching(name).filter(({ allow }) => matters(allow));
  return grantsOf({ ...access, reaching }, action);
}

/** Whether the resources of a statement leave none of a sort out. */
export function isOnAll({ resources, isResourceUnclear }: AccessStatement, sort: string | undefined): boolean {
  if (isResourceUnclear || resources === undefined) return false;
  return resources.negated || resources.terms.some(({ element }) => isEverything(element, sort));
}

/** Whether a resource is a star, or all of one sort in every region: `acs:kms:*:*:key/*`. */
export function isEverything({ text }: ResourceElement, sort: string | undefined): boolean {
  if (isAnyAction(text)) return true;
  const arn = parseArn(text);
  if (arn === undefined) return false;
  const isAnyRegion = arn.region === '' || isAnyAction(arn.region);
  // What stands before the slash is a bucket in these two, and a sort of resource elsewhere.
  if (arn.service === 'oss' || arn.service === 's3') return isAnyRegion && /^\*+(?:\/\*+)?$/.test(arn.relativeId);
  const [, named] = /^(?:([a-z-]+)[/:])?\*+$/i.exec(arn.relativeId) ?? [];
  const isAll = named === undefined ? isAnyAction(arn.relativeId) : sort === undefined || named.toLowerCase() === sort;
  return isAnyRegion && isAll;
}
