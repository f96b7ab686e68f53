import type { DialectCatalogue } from '../../catalogue/catalogue.ts';
import { actionMatches, hasWildcard } from '../../document/actionPattern.ts';
import type { Policy } from '../../document/policy.ts';

/** A service-linked role, by what a person knows it by and by what a condition names it by. */
export interface LikelyRole {
  readonly roleName: string;
  readonly serviceName: string;
}

/** More proposals than this would have to be searched. */
const mostRoles = 5;

/**
 * The service-linked roles that a policy is most likely about: first those that one of its other actions makes the cloud create,
 * then those of the services that it names.
 */
export function likelyRoles(policy: Policy, catalogue: DialectCatalogue): readonly LikelyRole[] {
  const patterns = policy.statements
    .flatMap(({ actions }) => actions)
    .map(({ pattern }) => pattern)
    .filter(({ service }) => service !== undefined && !hasWildcard(service) && !/^(ram|iam)$/i.test(service));
  const services = new Set(patterns.map(({ service }) => service?.toLowerCase() ?? ''));
  if (services.size === 0) return [];
  const created: LikelyRole[] = [];
  const related: LikelyRole[] = [];
  for (const { roleName, serviceName } of catalogue.roles) {
    const owner = ownerOf(serviceName ?? '');
    if (serviceName === undefined) continue;
    const createdBy = catalogue.rolePolicy(roleName)?.createdBy ?? [];
    const isCreated = createdBy.some((action) => patterns.some((pattern) => actionMatches(pattern, action)));
    if (isCreated) created.push({ roleName, serviceName });
    else if (services.has(owner)) related.push({ roleName, serviceName });
  }
  return [...created, ...related].slice(0, mostRoles);
}

/** The code of the service that a service name ends in: `kms` of `keystore.kms.aliyuncs.com`. */
function ownerOf(serviceName: string): string {
  return /([\w-]+)\.(?:aliyuncs|amazonaws)\.com$/i.exec(serviceName)?.[1]?.toLowerCase() ?? '';
}
