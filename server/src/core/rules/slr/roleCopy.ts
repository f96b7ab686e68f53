import { type AccessPolicy, type AccessStatement, accessOf } from '../../access/accessPolicy.ts';
import { actionCovers } from '../../access/cover.ts';
import { grantsOf } from '../../access/grants.ts';
import type { DialectCatalogue } from '../../catalogue/catalogue.ts';
import type { EarlierPolicy, PolicyStatement, RolePolicy } from '../../catalogue/serviceLinkedRole.ts';
import type { StringNode } from '../../document/jsonNode.ts';
import type { ActionElement } from '../../document/policy.ts';
import type { RuleContext } from '../rule.ts';
import { productOf } from './likelyNames.ts';
import { nameScopeOf } from './nameScope.ts';
import { isRoleAction, roleWords } from './roleWords.ts';

/** How a policy that ends like that of a service-linked role, with the role's deletion, stands to the vendor's own. */
export interface RoleCopy {
  /** Name of the service whose role the policy may delete, and so is meant for. */
  readonly name: StringNode;
  readonly official: RolePolicy;
  /** Actions of the vendor's policy that this one lacks. */
  readonly missing: readonly string[];
  /** Actions that the vendor's policy does not have. */
  readonly extra: readonly ActionElement[];
  /** The vendor's policy of a sibling role whose actions these are exactly. */
  readonly sibling: RolePolicy | undefined;
  /** The former version of the vendor's policy that these actions are. */
  readonly earlier: EarlierPolicy | undefined;
}

/** Longer policies are of another sort, and not worth the comparison. */
const mostActions = 200;

/** The vendor's policy of which this one is a copy, more or less; `undefined` for policies of people. */
export function roleCopyOf({ once, catalogue }: Pick<RuleContext, 'once' | 'catalogue'>): RoleCopy | undefined {
  const access = once(accessOf);
  const name = access.dialect === 'ram' ? deletedRole(access) : undefined;
  const own = name === undefined ? undefined : plainActions(access);
  if (name === undefined || own === undefined) return undefined;
  const policies = catalogue.rolesNamed(name.value).filter(({ serviceName }) => serviceName === name.value);
  const official = policies
    .map(({ roleName }) => catalogue.rolePolicy(roleName))
    .find((policy) => policy !== undefined);
  if (official === undefined) return undefined;
  const { missing, extra } = compare(own, official);
  const sibling = siblingsOf(official, name.value, catalogue).find((other) => isExact(compare(own, other)));
  const isSame = missing.length + extra.length === 0;
  if (!isSame && sibling === undefined && !isAlike(official, missing.length, extra.length)) return undefined;
  const earlier = extra.length > 0 ? undefined : official.earlier.find(({ lacks }) => isSameSet(lacks, missing));
  return { name, official, missing, extra, sibling: isSame ? undefined : sibling, earlier };
}

/** Vendor policies whose actions are exactly those of this policy, which deletes no role itself; for policies without Deny. */
export function policiesAlike(
  { once, catalogue }: Pick<RuleContext, 'once' | 'catalogue'>,
  without: (policy: RolePolicy) => readonly string[],
): readonly RolePolicy[] {
  const access = once(accessOf);
  const own = access.dialect === 'ram' ? plainActions(access) : undefined;
  const { create, remove } = roleWords.ram;
  if (own === undefined || own.length < leastActions) return [];
  if ([create, remove].some((action) => grantsOf(access, action).length > 0)) return [];
  return catalogue.rolePolicies.filter((policy) => isExact(compare(own, policy, without(policy))));
}

/** Fewer actions say nothing of where they come from. */
const leastActions = 3;

/** The one service name under which a statement of its own lets the role be deleted. */
function deletedRole(access: AccessPolicy): StringNode | undefined {
  const { remove, key } = roleWords[access.dialect];
  const [grant, ...others] = grantsOf(access, remove);
  if (grant === undefined || others.length > 0 || grant.statement.actions.terms.length > 1) return undefined;
  const scope = nameScopeOf(grant, access.dialect);
  if (scope.kind !== 'named' || scope.values.length > 1) return undefined;
  const [value] = grant.statement.conditions.find((condition) => condition.key === key)?.entry.values ?? [];
  return value?.type === 'string' ? value : undefined;
}

/** All actions but those on service-linked roles; `undefined` where the policy is not a mere list of what is allowed. */
function plainActions({ policy, allows, denies }: AccessPolicy): readonly ActionElement[] | undefined {
  const elements = allows.flatMap(({ actions }: AccessStatement) => actions.terms.map(({ element }) => element));
  const isPlain = denies.length === 0 && allows.length === policy.statements.length && elements.length <= mostActions;
  return isPlain && !elements.some(({ negated }) => negated)
    ? elements.filter(({ text }) => !isRoleAction(text, 'ram'))
    : undefined;
}

interface Difference {
  readonly missing: readonly string[];
  readonly extra: readonly ActionElement[];
}

function compare(own: readonly ActionElement[], policy: RolePolicy, without: readonly string[] = []): Difference {
  const actions = policyActions(policy).filter((action) => !without.includes(action));
  const texts = new Set(own.map(({ text }) => text.toLowerCase()));
  const patterns = own.filter(({ pattern }) => pattern.hasWildcard);
  const known = new Set(actions.map((action) => action.toLowerCase()));
  const wide = actions.filter((action) => action.includes('*'));
  return {
    missing: actions.filter(
      (action) => !texts.has(action.toLowerCase()) && !patterns.some(({ text }) => actionCovers(text, action)),
    ),
    extra: own.filter(
      ({ text }) => !known.has(text.toLowerCase()) && !wide.some((action) => actionCovers(action, text)),
    ),
  };
}

/** Actions of a vendor's policy in its order, without those on service-linked roles. */
export function policyActions({ statements }: RolePolicy): readonly string[] {
  return [...new Set(statements.flatMap(actionsOfStatement))];
}

export function actionsOfStatement({ actions }: PolicyStatement): readonly string[] {
  return actions.filter((action) => !isRoleAction(action, 'ram'));
}

function isExact({ missing, extra }: Difference): boolean {
  return missing.length + extra.length === 0;
}

/** Whether more than half is the same, so that the rest looks like a slip and not like another purpose. */
function isAlike(policy: RolePolicy, missing: number, extra: number): boolean {
  const half = policyActions(policy).length / 2;
  return missing < half && extra <= half;
}

function isSameSet(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((each) => right.includes(each));
}

/** Policies of other roles of the same product. */
function siblingsOf(official: RolePolicy, serviceName: string, catalogue: DialectCatalogue): readonly RolePolicy[] {
  return catalogue.rolePolicies.filter((policy) => {
    const other = policy === official ? undefined : serviceNameOf(policy, catalogue);
    return other !== undefined && productOf(other) === productOf(serviceName);
  });
}

/** Name of the service whose role has this policy. */
export function serviceNameOf({ roleName }: RolePolicy, catalogue: DialectCatalogue): string | undefined {
  return roleName === undefined ? undefined : catalogue.rolesNamed(roleName)[0]?.serviceName;
}

/** How a vendor's policy is named to people: its name, with the version where there is one. */
export function titleOf({ policyName, roleName, version }: RolePolicy): string {
  const name = policyName ?? roleName ?? '';
  return version === undefined ? name : `${name} (${version})`;
}
