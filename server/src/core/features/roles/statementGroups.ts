import type { AccessPolicy, AccessStatement } from '../../access/accessPolicy.ts';
import { type Condition, conditionKeyName } from '../../access/condition.ts';
import { evaluate, type Request } from '../../access/evaluate.ts';
import { type Glob, matchGlob } from '../../access/glob.ts';
import { isGlob } from '../../access/region.ts';
import { requestedResource } from '../../access/resource.ts';
import { anyOf, negate } from '../../access/truth.ts';
import type { Verdict } from '../../access/verdict.ts';
import type { Dialect } from '../../document/dialect.ts';
import type { PolicyDocument } from '../../document/policyDocument.ts';
import { roleWords } from '../../rules/slr/roleWords.ts';

/** A statement that may reach an action, and where it stands. */
export interface GivenStatement {
  readonly document: PolicyDocument;
  readonly access: AccessPolicy;
  readonly statement: AccessStatement;
}

/**
 * Statements that say the same of an action: each request meets all of them or none, so that one is asked for all.
 * Workspaces hold many policies, but few sorts of statements on roles.
 */
export interface StatementGroup {
  /** In the order of the texts. */
  readonly members: readonly { readonly given: GivenStatement; readonly place: number }[];
  /** What the statements say of a request for the action. */
  verdictOn(request: Asked): Verdict;
}

/** Statements that may reach one action. */
export interface GroupedStatements {
  /** Those that may apply to a request, first those on all resources; what is left out surely does not. */
  likelyFor(request: Asked): Iterable<StatementGroup>;
}

/** A request with what is asked of it again and again. */
export interface Asked {
  readonly request: Request;
  /** The resource as it is compared. */
  readonly resource: string;
  /** What stands behind `:role/` in it. */
  readonly roleName: string;
  /** The service of the role in lower case; `undefined` where the request does not say it. */
  readonly service: string | undefined;
}

/** Stands once in the resource of a role, for names of roles hold neither colon nor slash. */
const roleMark = ':role/';

/** Makes a request of one check ready for many statements. */
export function askedOf(request: Request, dialect: Dialect): Asked {
  const [service] = request.context.keys[roleWords[dialect].key] ?? [];
  const resource = requestedResource(request.checks[0]?.resource ?? '', dialect);
  return {
    request,
    resource,
    roleName: resource.slice(resource.indexOf(roleMark) + roleMark.length),
    service: service?.toLowerCase(),
  };
}

interface MadeGroup extends StatementGroup {
  /** The services without which no statement applies; `undefined` where others may do. */
  readonly services: ReadonlySet<string> | undefined;
  /** Whether the statements say the same of every role of a service. */
  readonly isOnAll: boolean;
}

/** Groups statements by what they say of one action. */
export function groupStatements(statements: readonly GivenStatement[], action: string): GroupedStatements {
  const byShape = new Map<string, StatementGroup['members'][number][]>();
  for (const [place, given] of statements.entries()) {
    const shape = shapeOf(given, action);
    const known = byShape.get(shape);
    if (known === undefined) byShape.set(shape, [{ given, place }]);
    else known.push({ given, place });
  }
  const groups = [...byShape.values()].flatMap(groupOf).toSorted((a, b) => Number(b.isOnAll) - Number(a.isOnAll));
  const anyService = groups.filter(({ services }) => services === undefined);
  const byService = new Map<string, MadeGroup[]>();
  for (const group of groups) {
    for (const service of group.services ?? []) {
      const known = byService.get(service);
      if (known === undefined) byService.set(service, [group]);
      else known.push(group);
    }
  }
  return {
    likelyFor({ service }) {
      return service === undefined ? groups : [...anyService, ...(byService.get(service) ?? [])];
    },
  };
}

function groupOf(members: StatementGroup['members']): readonly MadeGroup[] {
  const [first] = members;
  if (first === undefined) return [];
  const { given } = first;
  const judged = judgeOf(given);
  const onAll = isOnAll(given.statement);
  const verdictOn = onAll ? remembered(judged, asksForService(given)) : judged;
  return [{ members, services: servicesOf(given), isOnAll: onAll, verdictOn }];
}

/** All of a statement on which it hangs what it says of an action. */
function shapeOf({ access, statement }: GivenStatement, action: string): string {
  const { effect, actions, resources, conditions, isConditionUnclear } = statement;
  const matched = anyOf(actions.terms, ({ glob }) => matchGlob(glob, action.toLowerCase()));
  return JSON.stringify([
    effect,
    actions.negated ? negate(matched) : matched,
    resources && [resources.negated, ...resources.terms.map(({ element }) => element.text)],
    isConditionUnclear,
    conditions.map(({ entry, values }) => [entry.operator.value, entry.key.value, ...values]),
    access.policy.version?.value ?? '',
  ]);
}

const nothing: Verdict = { outcome: 'ImplicitDeny', possible: ['ImplicitDeny'], deciding: [] };

function judgeOf({ access, statement }: GivenStatement): (asked: Asked) => Verdict {
  const { allows, denies } = access;
  const alone: AccessPolicy = {
    ...access,
    allows: allows.filter((each) => each === statement),
    denies: denies.filter((each) => each === statement),
  };
  const misses = missOf(statement);
  return (asked) => (misses(asked) ? nothing : evaluate([alone], asked.request));
}

/** Whether a statement surely is about other roles, whatever is filled in; far cheaper than the whole question. */
function missOf({ resources, isResourceUnclear }: AccessStatement): (asked: Asked) => boolean {
  if (resources === undefined || resources.negated || isResourceUnclear) return () => false;
  const globs = resources.terms.map(({ glob }) => ({ glob, start: startOfName(glob) }));
  return ({ resource, roleName }) =>
    globs.every(
      ({ glob, start }) => (start !== undefined && !roleName.startsWith(start)) || matchGlob(glob, resource) === false,
    );
}

/** With what every role's name begins that a glob matches; `undefined` where that cannot be told. */
function startOfName({ text }: Glob): string | undefined {
  const [, name, ...others] = text.split(roleMark);
  return others.length > 0 ? undefined : name && /^[^*?${<%]*/.exec(name)?.[0];
}

function servicesOf({ statement }: GivenStatement): ReadonlySet<string> | undefined {
  if (statement.isConditionUnclear) return undefined;
  return statement.conditions.map(namedServices).find((services) => services !== undefined);
}

/** The services without which a condition fails, in lower case; `undefined` where it may pass with others. */
function namedServices({ key, dialect, operator, regions }: Condition): ReadonlySet<string> | undefined {
  const isOnService = key === conditionKeyName(roleWords[dialect].key, dialect);
  if (!isOnService || operator?.family !== 'text' || operator.negated) return undefined;
  const services = new Set<string>();
  for (const region of regions) {
    if (region === undefined || !isGlob(region) || !region.isLiteral) return undefined;
    services.add(region.text.toLowerCase());
  }
  return services;
}

/** Whether a statement is on all resources, so that it hangs on the service of a role at most what it says. */
function isOnAll({ resources, isResourceUnclear }: AccessStatement): boolean {
  return (
    resources?.negated === false && !isResourceUnclear && resources.terms.some(({ element }) => element.text === '*')
  );
}

function asksForService({ access: { dialect }, statement }: GivenStatement): boolean {
  const key = conditionKeyName(roleWords[dialect].key, dialect);
  return statement.conditions.some(
    (condition) => condition.key === key || condition.values.some((value) => value.includes('${')),
  );
}

/** Asks once, or once for each service. */
function remembered(judge: (asked: Asked) => Verdict, byService: boolean): (asked: Asked) => Verdict {
  const known = new Map<string | undefined, Verdict>();
  return (asked) => {
    const key = byService ? asked.service : undefined;
    const verdict = known.get(key) ?? judge(asked);
    known.set(key, verdict);
    return verdict;
  };
}
