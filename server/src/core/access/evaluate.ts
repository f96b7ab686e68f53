import type { Dialect } from '../document/dialect.ts';
import type { AccessPolicy, AccessStatement, Term, Terms } from './accessPolicy.ts';
import { conditionHolds } from './condition.ts';
import { matchGlob } from './glob.ts';
import { type Caller, matchPrincipal, namesOf } from './principal.ts';
import { fillVariables, type KeyLookup, lookupIn, type RequestContext, variablesIn } from './requestContext.ts';
import { requestedResource } from './resource.ts';
import { allOf, anyOf, negate, type Truth } from './truth.ts';
import { bothAllow, type Deciding, type Outcome, type Verdict, verdictOf } from './verdict.ts';

/** One thing that a request is checked for. */
export interface Check {
  /** `kms:Decrypt`, in any letter case. */
  readonly action: string;
  /** A resource name. A `*` in it, as list and create operations ask for, is an ordinary character. */
  readonly resource: string;
}

export interface Request {
  /** Some operations are checked for several pairs of action and resource; all must be allowed. */
  readonly checks: readonly Check[];
  readonly context: RequestContext;
  /** Needed where a policy has a Principal. */
  readonly caller?: Caller;
  /** The account that owns the resource; absent: the caller's own, and none that a service is named with. */
  readonly owner?: string;
}

/** Which Allow statements count: all, or those whose Principal names the caller itself and not only its account. */
export type Naming = 'all' | 'caller itself';

/**
 * What one set of policies says: a Deny that applies wins, then an Allow; else nothing is allowed.
 * All policies must be of one dialect. Principals are asked in the kinds of policies that have them.
 */
export function evaluate(policies: readonly AccessPolicy[], request: Request, naming: Naming = 'all'): Verdict {
  const dialect = policies[0]?.dialect ?? 'ram';
  const verdicts = request.checks.map((check) => evaluateCheck(policies, askedOf(request, check, dialect), naming));
  return verdicts.length === 0 ? verdictOf(['ImplicitDeny'], []) : verdicts.reduce(bothAllow);
}

/** A check as it is compared with policies of one dialect. */
interface Asked {
  readonly action: string;
  readonly resource: string;
  readonly lookup: KeyLookup;
  /** Names of the caller; `undefined` where it is not given. */
  readonly names: readonly string[] | undefined;
}

function askedOf({ context, caller, owner }: Request, { action, resource }: Check, dialect: Dialect): Asked {
  return {
    action: action.toLowerCase(),
    resource: requestedResource(resource, dialect),
    lookup: lookupIn(context, dialect),
    names: caller === undefined ? undefined : namesOf(caller, dialect, owner),
  };
}

function evaluateCheck(policies: readonly AccessPolicy[], asked: Asked, naming: Naming): Verdict {
  const allows: Deciding[] = [];
  const denies: Deciding[] = [];
  for (const policy of policies) {
    for (const statement of [...policy.allows, ...policy.denies]) {
      const applies = statementApplies(statement, asked, naming);
      if (applies === false) continue;
      const keys = applies === true ? [] : undecidedKeys(statement, asked.lookup);
      (statement.effect === 'Allow' ? allows : denies).push({ policy, statement, applies, keys });
    }
  }
  const certainDenies = denies.filter(isCertain);
  if (certainDenies.length > 0) return verdictOf(['ExplicitDeny'], certainDenies);
  const certainAllows = allows.filter(isCertain);
  const possible: Outcome[] = denies.length > 0 ? ['ExplicitDeny'] : [];
  if (allows.length > 0) possible.push('Allow');
  if (certainAllows.length === 0) possible.push('ImplicitDeny');
  return verdictOf(possible, [...(certainAllows.length > 0 ? certainAllows : allows), ...denies]);
}

function isCertain({ applies }: Deciding): boolean {
  return applies === true;
}

function statementApplies(statement: AccessStatement, asked: Asked, naming: Naming): Truth {
  const parts = [
    () => termsMatch(statement.actions, ({ glob }) => matchGlob(glob, asked.action)),
    () => resourcesMatch(statement, asked),
    () => principalsMatch(statement, asked.names, naming),
    () => conditionsHold(statement, asked.lookup),
  ];
  return allOf(parts, (part) => part());
}

function termsMatch<Each extends Term<unknown>>({ negated, terms }: Terms<Each>, match: (term: Each) => Truth): Truth {
  const found = anyOf(terms, match);
  return negated ? negate(found) : found;
}

function resourcesMatch({ resources, isResourceUnclear }: AccessStatement, { resource, lookup }: Asked): Truth {
  if (resources === undefined) return true;
  if (isResourceUnclear) return 'unknown';
  return termsMatch(resources, ({ glob }) => {
    const filled = fillVariables(glob, lookup);
    if (filled !== 'absent') return matchGlob(filled, resource);
    return resources.negated ? 'unknown' : false;
  });
}

function principalsMatch(
  { principals, effect }: AccessStatement,
  names: readonly string[] | undefined,
  naming: Naming,
): Truth {
  if (principals === undefined) return true;
  if (names === undefined) return principals.terms.length === 0 ? false : 'unknown';
  const mustName = naming === 'caller itself' && effect === 'Allow' && !principals.negated;
  return termsMatch(principals, (term) => !(mustName && term.isAccount) && matchPrincipal(term, names));
}

function conditionsHold({ conditions, isConditionUnclear }: AccessStatement, lookup: KeyLookup): Truth {
  return isConditionUnclear ? 'unknown' : allOf(conditions, (condition) => conditionHolds(condition, lookup));
}

function undecidedKeys({ conditions, resources }: AccessStatement, lookup: KeyLookup): readonly string[] {
  const inConditions = conditions
    .filter((condition) => conditionHolds(condition, lookup) === 'unknown')
    .map(({ entry }) => entry.key.value);
  const inResources = (resources?.terms ?? []).flatMap(({ glob }) => variablesIn(glob));
  return [...new Set([...inConditions, ...inResources.filter((key) => lookup(key.toLowerCase()) === 'unknown')])];
}
