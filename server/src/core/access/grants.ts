import type { ActionElement, ResourceElement } from '../document/policy.ts';
import {
  type AccessPolicy,
  type AccessStatement,
  type ActionTerms,
  readAction,
  type Term,
  type Terms,
} from './accessPolicy.ts';
import { type Condition, conditionKeyName, holdsWithout } from './condition.ts';
import {
  conditionsMeet,
  optionalTermsCover,
  resourceTermsCover,
  statementConditionsCover,
  termsCover,
  termsMeet,
  termsOverlap,
  termsTake,
} from './cover.ts';

/** What one Allow statement grants of an action or action pattern, with the Denies of its policy weighed. */
export interface Grant {
  /** The Allow. */
  readonly statement: AccessStatement;
  /** The values of Action that take the action in, those first that name it; none where NotAction does. */
  readonly actions: readonly ActionElement[];
  /** The values of Resource that no Deny takes away; none in a trust policy and where NotResource stands. */
  readonly resources: readonly ResourceElement[];
  /** Denies that together leave nothing; none where something is left. */
  readonly deniedBy: readonly AccessStatement[];
  /** Denies that take a part of what is left. */
  readonly exceptWhere: readonly Reservation[];
}

/** A Deny that takes a part of a grant, or may. */
export interface Reservation {
  readonly deny: AccessStatement;
  /** `condition`: it would take all, but only under its conditions. `part`: some actions, resources or principals. */
  readonly sort: 'condition' | 'part';
}

/** What one condition key must be for a grant to hold. */
export interface Restriction {
  /**
   * `only`: what the condition's operator makes of these values. `except`: anything but that.
   * Where mere presence is asked there are no values: `except` says that the key must be there, `only` that it must not.
   */
  readonly sense: 'only' | 'except';
  readonly values: readonly string[];
  /** Whether a request without the key passes. */
  readonly passesWithout: boolean;
  /** The condition that asks it; a Deny asks the opposite of what it says. */
  readonly condition: Condition;
  /** The Allow, or a Deny that bears on all of the grant under this one condition. */
  readonly statement: AccessStatement;
}

/** What the policy grants of an action, by each Allow statement that reaches it, in the order of the text. */
export function grantsOf(access: AccessPolicy, action: string): readonly Grant[] {
  const asked = readAction(action);
  const askedTerms = { negated: false, terms: [{ element: undefined, glob: asked }] };
  return access
    .reaching(action)
    .flatMap(({ allow, terms }) => (grantsNothing(allow) ? [] : grantOf(access, allow, askedTerms, terms)));
}

/** All that the policy grants: a grant for each value of Action of each Allow, and one for each NotAction; in the order of the text. */
export function reduce(access: AccessPolicy): readonly Grant[] {
  return access.allows.flatMap((allow) => {
    if (grantsNothing(allow)) return [];
    const { negated, terms } = allow.actions;
    if (negated) return grantOf(access, allow, allow.actions, []);
    return terms.map((term) => grantOf(access, allow, { negated, terms: [term] }, [term]));
  });
}

/** What a grant asks of one condition key; all of it holds at once. */
export function restrictionsOn(grant: Grant, key: string): readonly Restriction[] {
  const byDeny = grant.exceptWhere.flatMap(({ deny, sort }) =>
    sort === 'condition' && deny.conditions.length === 1 && !deny.isConditionUnclear ? [deny] : [],
  );
  return [grant.statement, ...byDeny].flatMap((statement) =>
    statement.isConditionUnclear
      ? []
      : statement.conditions.flatMap((condition) => restrictionBy(condition, statement, key)),
  );
}

function restrictionBy(condition: Condition, statement: AccessStatement, key: string): readonly Restriction[] {
  const { operator, values, dialect } = condition;
  if (operator === undefined || condition.key !== conditionKeyName(key, dialect)) return [];
  const denies = statement.effect === 'Deny';
  if (operator.family !== 'null') {
    const sense = operator.negated === denies ? 'only' : 'except';
    return [{ sense, values, passesWithout: holdsWithout(operator) !== denies, condition, statement }];
  }
  const words = values.map((value) => value.toLowerCase());
  if (words.length !== 1 || (words[0] !== 'true' && words[0] !== 'false')) return [];
  const passesWithout = (words[0] === 'true') !== denies;
  return [{ sense: passesWithout ? 'only' : 'except', values: [], passesWithout, condition, statement }];
}

/** A statement that lacks Resource applies to nothing. */
function grantsNothing({ resources, actions }: AccessStatement): boolean {
  return resources?.terms.length === 0 || actions.terms.length === 0;
}

function grantOf(
  access: AccessPolicy,
  allow: AccessStatement,
  asked: Terms<Term<unknown>>,
  actions: ActionTerms['terms'],
): Grant {
  const denies = access.denies.filter((deny) => mayDeny(deny, allow, asked));
  const whole = denies.filter((deny) => deniesAlways(deny, allow, asked));
  const terms = allow.resources?.negated === false ? allow.resources.terms : undefined;
  const takers = terms?.map(({ glob }) =>
    whole.find((deny) => deny.resources === undefined || takesResource(deny, glob)),
  );
  const left = terms?.filter((_, index) => takers?.[index] === undefined) ?? [];
  const deniedBy =
    terms === undefined
      ? whole.filter((deny) => resourceTermsCover(deny, allow)).slice(0, 1)
      : left.length > 0
        ? []
        : (takers ?? []);
  const takesAllLeft = (deny: AccessStatement): boolean =>
    terms === undefined ? resourceTermsCover(deny, allow) : left.every(({ glob }) => takesResource(deny, glob));
  return {
    statement: allow,
    actions: actions.map(({ element }) => element),
    resources: left.map(({ element }) => element),
    deniedBy: [...new Set(deniedBy.filter((deny) => deny !== undefined))],
    exceptWhere:
      deniedBy.length > 0
        ? []
        : denies
            .filter((deny) => terms === undefined || left.some(({ glob }) => meetsResource(deny, glob)))
            .map((deny) => ({
              deny,
              sort: deniesAll(deny, allow, asked) && takesAllLeft(deny) ? 'condition' : 'part',
            })),
  };
}

/** Whether a Deny may bear on a request that the Allow grants, resources aside. */
function mayDeny(deny: AccessStatement, allow: AccessStatement, asked: Terms<Term<unknown>>): boolean {
  const { principals } = deny;
  return (
    !(deny.resources?.terms.length === 0) &&
    termsOverlap(deny.actions, asked) &&
    (principals === undefined || allow.principals === undefined || termsOverlap(principals, allow.principals)) &&
    (deny.isConditionUnclear || allow.isConditionUnclear || conditionsMeet(deny.conditions, allow.conditions))
  );
}

/** Whether a Deny bears on all actions and principals of a grant, under whatever conditions. */
function deniesAll(deny: AccessStatement, allow: AccessStatement, asked: Terms<Term<unknown>>): boolean {
  return termsCover(deny.actions, asked) && optionalTermsCover(deny.principals, allow.principals);
}

function deniesAlways(deny: AccessStatement, allow: AccessStatement, asked: Terms<Term<unknown>>): boolean {
  return deniesAll(deny, allow, asked) && statementConditionsCover(deny, allow);
}

function takesResource({ resources, isResourceUnclear }: AccessStatement, glob: Term<unknown>['glob']): boolean {
  return !isResourceUnclear && (resources === undefined || termsTake(resources, glob));
}

function meetsResource({ resources, isResourceUnclear }: AccessStatement, glob: Term<unknown>['glob']): boolean {
  return isResourceUnclear || resources === undefined || termsMeet(resources, glob);
}
