/** Parts of an account as the catalogue knows them, so that what is deployed is the very text that users compare it with. */
import type { DialectCatalogue } from '../../../server/src/core/catalogue/catalogue.ts';
import type { ServiceLinkedRole } from '../../../server/src/core/catalogue/serviceLinkedRole.ts';
import { policyText } from '../../../server/src/core/features/roles/roleTexts.ts';
import { linkedTrustPolicy } from './linkedRole.ts';
import { allow, documentText } from './policyTexts.ts';
import type { LinkedServiceSeed, PolicySeed, RoleSeed } from './seed.ts';

const ages = { created: '2024-05-06T02:00:00Z' };

/** Services that the cloud makes roles for: all of which the catalogue knows the service principal. */
export function catalogueServices(catalogue: DialectCatalogue): readonly LinkedServiceSeed[] {
  return catalogue.roles.flatMap(({ roleName, serviceName, policyName }) =>
    serviceName === undefined || policyName === undefined ? [] : [{ serviceName, roleName, policyName }],
  );
}

/** Policies of those roles. One of unknown content lets its service delete the role, as all of them do. */
export function cataloguePolicies(catalogue: DialectCatalogue): readonly PolicySeed[] {
  return catalogue.roles.flatMap((role) => {
    const { policyName } = role;
    if (policyName === undefined) return [];
    const known = catalogue.rolePolicy(policyName);
    const text = known === undefined ? deletionOnly(role, catalogue) : policyText(known, catalogue.dialect);
    return [systemPolicy(policyName, text, known?.version ?? 'v1')];
  });
}

/** A policy of the cloud with one version. */
export function systemPolicy(policyName: string, text: string, versionId = 'v1'): PolicySeed {
  return {
    policyName,
    type: 'System',
    path: '/aws-service-role/',
    defaultVersion: versionId,
    versions: [{ versionId, created: ages.created, text }],
  };
}

/** A service-linked role of the catalogue as an account has it. */
export function catalogueRole(
  catalogue: DialectCatalogue,
  roleName: string,
  rest: Pick<RoleSeed, 'created'> & Partial<RoleSeed>,
): RoleSeed {
  const { serviceName, policyName } = catalogue.rolesNamed(roleName)[0] ?? {};
  if (serviceName === undefined || policyName === undefined) throw new Error(`The catalogue lacks ${roleName}.`);
  return {
    roleName,
    serviceName,
    trustPolicy: linkedTrustPolicy(catalogue.dialect, serviceName),
    attached: [{ policyName, type: 'System' }],
    ...rest,
  };
}

function deletionOnly({ serviceName }: ServiceLinkedRole, { dialect }: DialectCatalogue): string {
  const condition = { StringEquals: { 'ram:ServiceName': serviceName ?? '*' } };
  return documentText(dialect, [{ ...allow([`${dialect}:DeleteServiceLinkedRole`]), Condition: condition }]);
}
