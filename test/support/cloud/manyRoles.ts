import { linkedTrustPolicy } from './linkedRole.ts';
import { documentText } from './policyTexts.ts';
import type { AccountSeed, CloudSeed, RoleSeed } from './seed.ts';
import { simpleSeed } from './simpleSeed.ts';

/** The small accounts with so many roles each; every third of them is service-linked. */
export function manyRoles(count: number): Pick<CloudSeed, 'ram' | 'iam'> {
  const { ram, iam } = simpleSeed;
  return { ram: { ...ram, roles: rolesOf(ram, 'ram', count) }, iam: { ...iam, roles: rolesOf(iam, 'iam', count) } };
}

function rolesOf({ accountId }: AccountSeed, dialect: 'ram' | 'iam', count: number): readonly RoleSeed[] {
  const account =
    dialect === 'ram' ? { RAM: [`acs:ram::${accountId}:root`] } : { AWS: `arn:aws:iam::${accountId}:root` };
  const statement = { Effect: 'Allow', Principal: account, Action: 'sts:AssumeRole' };
  const trustPolicy = documentText(dialect, [statement]);
  return Array.from({ length: count }, (_, index): RoleSeed => {
    const number = `${index}`.padStart(5, '0');
    const common = { created: '2026-01-01T00:00:00Z', attached: [] };
    if (index % 3 !== 0) return { ...common, roleName: `team-${number}`, trustPolicy };
    const prefix = dialect === 'ram' ? 'AliyunServiceRoleFor' : 'AWSServiceRoleFor';
    const serviceName = `many-${number}.${dialect === 'ram' ? 'aliyuncs' : 'amazonaws'}.com`;
    return {
      ...common,
      roleName: `${prefix}Many${number}`,
      serviceName,
      trustPolicy: linkedTrustPolicy(dialect, serviceName),
    };
  });
}
