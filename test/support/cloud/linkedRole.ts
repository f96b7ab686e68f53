import { roleIdOf } from './arns.ts';
import type { LinkedServiceSeed } from './seed.ts';
import { type AccountState, type RoleState, timeText } from './state.ts';

export interface LinkedRoleOptions {
  readonly suffix: string | undefined;
  readonly description: string | undefined;
  readonly now: number;
}

/** Adds the role of a service to an account. @returns `undefined` where the account has it already */
export function createLinkedRole(
  account: AccountState,
  service: LinkedServiceSeed,
  { suffix, description, now }: LinkedRoleOptions,
): RoleState | undefined {
  const roleName = suffix === undefined ? service.roleName : `${service.roleName}_${suffix}`;
  if (account.roles.has(roleName)) return undefined;
  const told = (suffix === undefined ? undefined : description) ?? service.description;
  const role: RoleState = {
    roleName,
    roleId: roleIdOf(account.dialect, `${roleName} ${now}`),
    serviceName: service.serviceName,
    trustPolicy: linkedTrustPolicy(account.dialect, service.serviceName),
    created: timeText(now),
    ...(told !== undefined && { description: told }),
    attached: [{ policyName: service.policyName, type: 'System' }],
  };
  account.roles.set(roleName, role);
  return role;
}

/** The trust policy that every service-linked role of a cloud has. */
export function linkedTrustPolicy(dialect: AccountState['dialect'], serviceName: string): string {
  if (dialect === 'ram')
    return JSON.stringify({
      Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: [serviceName] } }],
      Version: '1',
    });
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: serviceName }, Action: 'sts:AssumeRole' }],
  });
}
