import type { Catalogue, DialectCatalogue } from '../../../catalogue/catalogue.ts';
import type { RoleFamily } from '../../../catalogue/roleLife.ts';
import { type Dialect, dialects } from '../../../document/dialect.ts';
import type { NamedRole, NameSort } from './mention.ts';

/** Names by which texts mean roles. */
export interface RoleNames {
  /** The roles that a name of a role or policy stands for; the name must be whole, in any letter case. */
  named(name: string): FoundName | undefined;
  /** Roles of a service such as `keystore.kms.aliyuncs.com`; services compare such names with letter case. */
  ofService(service: string): readonly NamedRole[];
  /** Whether a domain is that of a service with roles, be it of another account. */
  hasService(domain: string): boolean;
  /** Services of one cloud that have service-linked roles, for patterns. */
  services(dialect: Dialect): readonly string[];
  /** Whether names of other roles begin with this one. */
  isBeginning(roleName: string): boolean;
}

export interface FoundName {
  readonly sort: NameSort;
  readonly roles: readonly NamedRole[];
}

/** Reads the names once, for many texts. */
export function roleNames(catalogue: Catalogue): RoleNames {
  const named = new Map<string, FoundName>();
  const byService = new Map<string, NamedRole[]>();
  for (const dialect of dialects) {
    for (const each of namesOf(catalogue[dialect])) {
      const role: NamedRole = { roleName: each.roleName, dialect, family: each.family, isKnown: true };
      if (each.policyName !== undefined) named.set(each.policyName.toLowerCase(), { sort: 'policy', roles: [role] });
      for (const service of each.services) byService.set(service, [...(byService.get(service) ?? []), role]);
    }
    // The name of a role wins over that of a policy: one role is called like its policy.
    for (const { roleName, family } of namesOf(catalogue[dialect]))
      named.set(roleName.toLowerCase(), { sort: 'role', roles: [{ roleName, dialect, family, isKnown: true }] });
  }
  const lower = [...named].flatMap(([name, { sort }]) => (sort === 'role' ? [name] : [])).toSorted();
  const linked = (dialect: Dialect): readonly string[] => [
    ...new Set(catalogue[dialect].roles.flatMap(({ serviceName }) => serviceName ?? [])),
  ];
  const services: Readonly<Record<Dialect, readonly string[]>> = { ram: linked('ram'), iam: linked('iam') };
  return {
    named: (name) => named.get(name.toLowerCase()),
    ofService: (service) => byService.get(service) ?? [],
    hasService: (domain) => byService.has(domain) || byService.has(`*@${domain}`),
    services: (dialect) => services[dialect],
    isBeginning: (roleName) => {
      const start = roleName.toLowerCase();
      return lower.some((name) => name !== start && name.startsWith(start));
    },
  };
}

interface Names {
  readonly roleName: string;
  readonly family: RoleFamily;
  readonly policyName: string | undefined;
  readonly services: readonly string[];
}

/**
 * A service belongs to its service-linked role. Any role may trust the same service, so that it says nothing of an
 * ordinary one; but of services of other accounts (`*@ecs.aliyuncs.com`) only the roles for sharing are known.
 * A policy that people hold too, such as `AliyunMTSFullAccess`, says nothing of a role either.
 */
function namesOf({ roles, serviceRoles }: DialectCatalogue): readonly Names[] {
  const linked = roles.map(({ roleName, policyName, serviceName }) => ({
    roleName,
    family: 'service-linked' as const,
    policyName,
    services: serviceName === undefined ? [] : [serviceName],
  }));
  const ordinary = serviceRoles.map(({ roleName, policyName, services }) => ({
    roleName,
    family: 'service' as const,
    policyName: policyName?.includes('Role') === true ? policyName : undefined,
    services: services.filter((service) => service.startsWith('*@')),
  }));
  return [...linked, ...ordinary];
}
