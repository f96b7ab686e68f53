import { arnOfRole } from '../arns.ts';
import type { OperationCall } from '../operation.ts';
import { requireAction } from '../permissions.ts';
import { refuse } from '../refusal.ts';
import type { RoleState } from '../state.ts';
import { required } from './parameters.ts';

const defaultSessionDuration = 3600;

/** The role that is asked for, after the permission to do so was checked. */
export function askedRole({ account, identity, parameters }: OperationCall, action: string): RoleState {
  const roleName = required(parameters, 'RoleName');
  requireAction(account, identity, action, `acs:ram:*:${account.accountId}:role/${roleName}`);
  const role = account.roles.get(roleName);
  if (role === undefined) throw refuse(404, 'EntityNotExist.Role', `The role not exists: ${roleName} .`);
  return role;
}

/** What both services tell about a role, whether in a list or alone. */
export function describeRole({ account }: OperationCall, role: RoleState): Record<string, unknown> {
  return {
    RoleId: role.roleId,
    RoleName: role.roleName,
    Arn: arnOfRole(account, role),
    Description: role.description ?? '',
    CreateDate: role.created,
    UpdateDate: role.updated ?? role.created,
    MaxSessionDuration: role.maxSessionDuration ?? defaultSessionDuration,
  };
}

/** What ResourceManager tells beyond that. */
export function describeLinkedRole(call: OperationCall, role: RoleState): Record<string, unknown> {
  const { accountId } = call.account;
  return {
    ...describeRole(call, role),
    RolePrincipalName: `${role.roleName}@role.${accountId}.onaliyunservice.com`,
    IsServiceLinkedRole: role.serviceName !== undefined,
    ...(role.latestDeletion !== undefined && {
      LatestDeletionTask: { DeletionTaskId: role.latestDeletion.taskId, CreateDate: role.latestDeletion.created },
    }),
  };
}

/** Roles in the order in which the cloud lists them. */
export function sortedRoles({ account }: OperationCall): readonly RoleState[] {
  return [...account.roles.values()].sort((a, b) => (a.roleName < b.roleName ? -1 : 1));
}
