import type { Catalogue, DialectCatalogue } from '../../catalogue/catalogue.ts';
import type { RoleFamily } from '../../catalogue/roleLife.ts';
import type { RoleVariant } from '../../catalogue/serviceLinkedRole.ts';
import { type Dialect, dialects } from '../../document/dialect.ts';
import type { Localized } from '../../text/locale.ts';

/** A role of either family as the stages of its life need it. */
export interface KnownRole {
  readonly roleName: string;
  readonly dialect: Dialect;
  readonly family: RoleFamily;
  /** Service principals that it trusts; none where they are not documented. */
  readonly services: readonly string[];
  readonly policyName: string | undefined;
  readonly trigger: Localized | undefined;
  readonly deletionPrecondition: Localized | undefined;
  readonly variants: readonly RoleVariant[];
  /** Code of the service that the role belongs to; empty where it is not known. */
  readonly prefix: string;
}

/** Roles of both clouds: those of key management first, then by code of the service, cloud and name. */
export function knownRoles(catalogue: Catalogue): readonly KnownRole[] {
  return dialects
    .flatMap((dialect) => rolesOf(catalogue[dialect]))
    .toSorted(
      (a, b) =>
        Number(b.prefix === 'kms') - Number(a.prefix === 'kms') ||
        compare(a.prefix, b.prefix) ||
        dialects.indexOf(a.dialect) - dialects.indexOf(b.dialect) ||
        compare(a.roleName, b.roleName),
    );
}

/** Name of the product that a role belongs to; its code where the catalogue has no name. */
export function productOf({ prefix, dialect }: KnownRole, catalogue: Catalogue): Localized {
  return catalogue[dialect].service(prefix)?.title ?? { en: prefix, 'zh-cn': prefix };
}

function rolesOf({ dialect, roles, serviceRoles }: DialectCatalogue): readonly KnownRole[] {
  const linked = roles.map(
    ({ roleName, serviceName, policyName, trigger, deletionPrecondition, variants }): KnownRole => ({
      roleName,
      dialect,
      family: 'service-linked',
      services: serviceName === undefined ? [] : [serviceName],
      policyName,
      trigger,
      deletionPrecondition,
      variants,
      prefix: prefixOf(serviceName ?? ''),
    }),
  );
  const ordinary = serviceRoles.map(
    ({ roleName, services, policyName }): KnownRole => ({
      roleName,
      dialect,
      family: 'service',
      services,
      policyName,
      trigger: undefined,
      deletionPrecondition: undefined,
      variants: [],
      prefix: prefixOf(services[0] ?? ''),
    }),
  );
  return [...linked, ...ordinary];
}

/** `kms` of `keystore.kms.aliyuncs.com`. */
function prefixOf(service: string): string {
  return /([\w-]+)\.(?:aliyuncs|amazonaws)\.com$/i.exec(service)?.[1]?.toLowerCase() ?? '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
