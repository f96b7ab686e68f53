import { arnOfRole } from '../arns.ts';
import { startDeletion, stepDeletion } from '../deletions.ts';
import { createLinkedRole } from '../linkedRole.ts';
import type { OperationCall, Operations } from '../operation.ts';
import { requireAction } from '../permissions.ts';
import { refuse } from '../refusal.ts';
import type { DeletionState, RoleState } from '../state.ts';
import { onePage, required } from './parameters.ts';
import type { XmlValue } from './xml.ts';

export const iamRoleOperations: Operations<XmlValue> = {
  ListRoles: (call) => {
    const { account, identity, parameters } = call;
    const prefix = parameters['PathPrefix'] ?? '/';
    requireAction(account, identity, 'iam:ListRoles', `arn:aws:iam::${account.accountId}:role${prefix}`);
    const roles = [...account.roles.values()]
      .filter((role) => pathOf(role).startsWith(prefix))
      .sort((a, b) => (a.roleName < b.roleName ? -1 : 1));
    const { items, tail } = onePage(parameters, roles);
    return { Roles: items.map((role) => describeRole(call, role)), ...tail };
  },
  GetRole: (call) => {
    const role = askedRole(call, 'iam:GetRole');
    const { lastUsed } = role;
    return {
      Role: {
        ...describeRole(call, role),
        RoleLastUsed: lastUsed === undefined ? {} : { LastUsedDate: lastUsed.date, Region: lastUsed.region },
      },
    };
  },
  CreateServiceLinkedRole: createServiceLinkedRole,
  DeleteServiceLinkedRole: (call) => {
    const role = askedRole(call, 'iam:DeleteServiceLinkedRole');
    if (role.serviceName === undefined)
      throw refuse(404, 'NoSuchEntity', `The service-linked role with name ${role.roleName} cannot be found.`);
    return { DeletionTaskId: startDeletion(call.account, role, call.state.now()).taskId };
  },
  GetServiceLinkedRoleDeletionStatus: getDeletionStatus,
};

/** The role that is asked for, after the permission to do so was checked. */
export function askedRole({ account, identity, parameters }: OperationCall, action: string): RoleState {
  const roleName = required(parameters, 'RoleName');
  const role = account.roles.get(roleName);
  const resource =
    role === undefined ? `role ${roleName}` : `role ${arnOfRole(account, role).replace(/^.*?:role\//, '')}`;
  requireAction(account, identity, action, resource);
  if (role === undefined) throw refuse(404, 'NoSuchEntity', `The role with name ${roleName} cannot be found.`);
  return role;
}

function createServiceLinkedRole(call: OperationCall): XmlValue {
  const { account, identity, parameters, state } = call;
  const serviceName = required(parameters, 'AWSServiceName');
  requireAction(
    account,
    identity,
    'iam:CreateServiceLinkedRole',
    `arn:aws:iam::${account.accountId}:role/aws-service-role/${serviceName}/*`,
  );
  const service = account.services.find((candidate) => candidate.serviceName === serviceName);
  if (service === undefined)
    throw refuse(400, 'InvalidInput', `Service role for ${serviceName} cannot be created: the service is not known.`);
  const suffix = parameters['CustomSuffix'];
  if (suffix !== undefined && service.allowsSuffix !== true)
    throw refuse(400, 'InvalidInput', `Custom suffix is not allowed for ${serviceName}`);
  const description = parameters['Description'];
  const role = createLinkedRole(account, service, { suffix, description, now: state.now() });
  if (role === undefined)
    throw refuse(
      400,
      'InvalidInput',
      `Service role name ${service.roleName} has been taken in this account, please try a different suffix.`,
    );
  return { Role: describeRole(call, role) };
}

function getDeletionStatus({ account, identity, parameters, state }: OperationCall): XmlValue {
  const taskId = required(parameters, 'DeletionTaskId');
  requireAction(
    account,
    identity,
    'iam:GetServiceLinkedRoleDeletionStatus',
    `arn:aws:iam::${account.accountId}:role/${taskId.replace(/^task\//, '').replace(/\/[^/]*$/, '')}`,
  );
  const deletion = account.deletions.get(taskId);
  if (deletion === undefined) throw refuse(404, 'NoSuchEntity', `The deletion task with ID ${taskId} cannot be found.`);
  if (state.stepping === 'on-request') stepDeletion(account, deletion);
  return { Status: deletion.status === 'INTERNAL_ERROR' ? 'FAILED' : deletion.status, ...reasonOf(deletion) };
}

/** AWS has no status for an error of its own: such a deletion fails, and names no resource. */
function reasonOf({ status, roleName, usages }: DeletionState): { readonly Reason?: XmlValue } {
  if (status === 'INTERNAL_ERROR') return { Reason: { Reason: 'An internal error occurred. Try the deletion again.' } };
  if (status !== 'FAILED') return {};
  return {
    Reason: {
      Reason: `The service-linked role ${roleName} cannot be deleted because resources still use it.`,
      RoleUsageList: usages.map(({ region, resources }) => ({ Region: region, Resources: resources })),
    },
  };
}

function describeRole({ account }: OperationCall, role: RoleState): { readonly [name: string]: XmlValue } {
  return {
    Path: pathOf(role),
    RoleName: role.roleName,
    RoleId: role.roleId,
    Arn: arnOfRole(account, role),
    CreateDate: role.created,
    AssumeRolePolicyDocument: encodeURIComponent(role.trustPolicy),
    ...(role.description !== undefined && { Description: role.description }),
    MaxSessionDuration: role.maxSessionDuration ?? 3600,
  };
}

function pathOf({ serviceName }: RoleState): string {
  return serviceName === undefined ? '/' : `/aws-service-role/${serviceName}/`;
}
