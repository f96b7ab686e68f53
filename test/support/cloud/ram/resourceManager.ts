/** ResourceManager 2020-03-31: service-linked roles, and lists by page number. */

import { arnOfRole } from '../arns.ts';
import { startDeletion, stepDeletion } from '../deletions.ts';
import { createLinkedRole } from '../linkedRole.ts';
import type { OperationCall, Operations } from '../operation.ts';
import { requireAction } from '../permissions.ts';
import { refuse } from '../refusal.ts';
import { type DeletionState, policyId } from '../state.ts';
import { required, wholeNumber } from './parameters.ts';
import { getPolicyVersion } from './policies.ts';
import { askedRole, describeLinkedRole, sortedRoles } from './roles.ts';

export const resourceManagerOperations: Operations<Record<string, unknown>> = {
  CreateServiceLinkedRole: createServiceLinkedRole,
  DeleteServiceLinkedRole: deleteServiceLinkedRole,
  GetServiceLinkedRoleDeletionStatus: getDeletionStatus,
  GetRole: (call) => {
    const role = askedRole(call, 'ram:GetRole');
    return { Role: { ...describeLinkedRole(call, role), AssumeRolePolicyDocument: role.trustPolicy } };
  },
  ListRoles: (call) => {
    requireAction(call.account, call.identity, 'ram:ListRoles', `acs:ram:*:${call.account.accountId}:role/*`);
    const page = onePage(call, sortedRoles(call));
    return { ...page.head, Roles: { Role: page.items.map((role) => describeLinkedRole(call, role)) } };
  },
  ListPolicyAttachments: listPolicyAttachments,
  GetPolicyVersion: getPolicyVersion,
};

function createServiceLinkedRole(call: OperationCall): Record<string, unknown> {
  const { account, identity, parameters, state } = call;
  const serviceName = required(parameters, 'ServiceName');
  requireAction(account, identity, 'ram:CreateServiceLinkedRole', `acs:ram:*:${account.accountId}:role/*`);
  const service = account.services.find((candidate) => candidate.serviceName === serviceName);
  if (service === undefined)
    throw refuse(404, 'EntityNotExist.ServiceName', `The service name does not exist: ${serviceName} .`);
  const suffix = parameters['CustomSuffix'];
  if (suffix !== undefined && service.allowsSuffix !== true)
    throw refuse(
      400,
      'InvalidParameter.CustomSuffix.NotAllowed',
      'Custom suffix is not allowed for this Service Linked Role.',
    );
  const role = createLinkedRole(account, service, { suffix, description: parameters['Description'], now: state.now() });
  if (role === undefined)
    throw refuse(409, 'EntityAlreadyExists.Role', `The role already exists: ${service.roleName} .`);
  const { MaxSessionDuration: _, UpdateDate: __, ...told } = describeLinkedRole(call, role);
  return { Role: { ...told, AssumeRolePolicyDocument: role.trustPolicy } };
}

function deleteServiceLinkedRole(call: OperationCall): Record<string, unknown> {
  const role = askedRole(call, 'ram:DeleteServiceLinkedRole');
  if (role.serviceName === undefined)
    throw refuse(404, 'EntityNotExist.ServiceLinkedRole', 'This role exists but is not a Service Linked Role.');
  return { DeletionTaskId: startDeletion(call.account, role, call.state.now()).taskId };
}

function getDeletionStatus({ account, identity, parameters, state }: OperationCall): Record<string, unknown> {
  const taskId = required(parameters, 'DeletionTaskId');
  requireAction(account, identity, 'ram:GetServiceLinkedRoleDeletionStatus', `acs:ram:*:${account.accountId}:role/*`);
  const deletion = account.deletions.get(taskId);
  if (deletion === undefined)
    throw refuse(404, 'EntityNotExist.DeletionTask', `The deletion task does not exist: ${taskId} .`);
  if (state.stepping === 'on-request') stepDeletion(account, deletion);
  return { Status: deletion.status, ...reasonOf(account.accountId, deletion) };
}

function reasonOf(accountId: string, { status, roleName, serviceName, usages }: DeletionState): object {
  const arn = arnOfRole({ dialect: 'ram', accountId }, { roleName, serviceName });
  if (status === 'INTERNAL_ERROR')
    return { Reason: { Message: `An internal error occurred while Service-Linked Role ${arn} was being deleted.` } };
  if (status !== 'FAILED') return {};
  return {
    Reason: {
      Message: `Service-Linked Role ${arn} cannot be deleted as it is in use by ${serviceName}.`,
      RoleUsages: {
        RoleUsage: usages.map(({ region, resources }) => ({ Region: region, Resources: { Resource: resources } })),
      },
    },
  };
}

function listPolicyAttachments(call: OperationCall): Record<string, unknown> {
  const { account, identity, parameters } = call;
  requireAction(account, identity, 'ram:ListPolicyAttachments', `acs:ram:*:${account.accountId}:*`);
  const { PolicyName: policyName, PolicyType: policyType, PrincipalName: principalName } = parameters;
  const isAskedKind = (parameters['PrincipalType'] ?? 'ServiceRole') === 'ServiceRole';
  const attachments = sortedRoles(call)
    .filter(() => isAskedKind)
    .flatMap((role) => role.attached.map((policy) => ({ role, policy })))
    .filter(({ policy }) => policyName === undefined || policy.policyName === policyName)
    .filter(({ policy }) => policyType === undefined || policy.type === policyType)
    .filter(({ role }) => principalName === undefined || principalName.split('@')[0] === role.roleName);
  const page = onePage(call, attachments);
  return {
    ...page.head,
    PolicyAttachments: {
      PolicyAttachment: page.items.map(({ role, policy }) => ({
        PolicyName: policy.policyName,
        PolicyType: policy.type,
        Description: account.policies.get(policyId(policy))?.description ?? '',
        PrincipalName: `${role.roleName}@role.${account.accountId}.onaliyunservice.com`,
        PrincipalType: 'ServiceRole',
        ResourceGroupId: account.accountId,
        AttachDate: role.created,
      })),
    },
  };
}

function onePage<T>({ parameters }: OperationCall, all: readonly T[]): { head: object; items: readonly T[] } {
  const number = wholeNumber(parameters, 'PageNumber', { fallback: 1, least: 1, most: Number.MAX_SAFE_INTEGER });
  const size = wholeNumber(parameters, 'PageSize', { fallback: 10, least: 1, most: 100 });
  return {
    head: { PageNumber: number, PageSize: size, TotalCount: all.length },
    items: all.slice((number - 1) * size, number * size),
  };
}
