/** RAM 2015-05-01: roles and policies of an account, lists by marker. */
import type { OperationCall, Operations } from '../operation.ts';
import { requireAction } from '../permissions.ts';
import { refuse } from '../refusal.ts';
import { policyId } from '../state.ts';
import { wholeNumber } from './parameters.ts';
import { askedPolicy, describeVersion, getPolicyVersion } from './policies.ts';
import { askedRole, describeRole, sortedRoles } from './roles.ts';

export const ramOperations: Operations<Record<string, unknown>> = {
  GetRole: (call) => {
    const role = askedRole(call, 'ram:GetRole');
    return { Role: { ...describeRole(call, role), AssumeRolePolicyDocument: role.trustPolicy } };
  },
  ListRoles: listRoles,
  ListPoliciesForRole: listPoliciesForRole,
  GetPolicy: getPolicy,
  GetPolicyVersion: getPolicyVersion,
  DeleteRole: deleteRole,
};

function listRoles(call: OperationCall): Record<string, unknown> {
  const { account, identity, parameters } = call;
  requireAction(account, identity, 'ram:ListRoles', `acs:ram:*:${account.accountId}:role/*`);
  const size = wholeNumber(parameters, 'MaxItems', { fallback: 100, least: 1, most: 1000 });
  const marker = parameters['Marker'] ?? '';
  const rest = sortedRoles(call).filter(({ roleName }) => roleName > marker);
  const page = rest.slice(0, size);
  const isTruncated = rest.length > page.length;
  return {
    IsTruncated: isTruncated,
    ...(isTruncated && { Marker: page.at(-1)?.roleName }),
    Roles: { Role: page.map((role) => describeRole(call, role)) },
  };
}

function listPoliciesForRole(call: OperationCall): Record<string, unknown> {
  const role = askedRole(call, 'ram:ListPoliciesForRole');
  const policies = role.attached.flatMap((key) => {
    const policy = call.account.policies.get(policyId(key));
    if (policy === undefined) return [];
    return [
      {
        PolicyName: policy.policyName,
        PolicyType: policy.type,
        DefaultVersion: policy.defaultVersion,
        Description: policy.description ?? '',
        AttachDate: role.created,
      },
    ];
  });
  return { Policies: { Policy: policies } };
}

function getPolicy(call: OperationCall): Record<string, unknown> {
  const policy = askedPolicy(call, 'ram:GetPolicy');
  const version = describeVersion(policy, policy.defaultVersion);
  const attachmentCount = [...call.account.roles.values()].filter(({ attached }) =>
    attached.some((key) => policyId(key) === policyId(policy)),
  ).length;
  return {
    Policy: {
      PolicyName: policy.policyName,
      PolicyType: policy.type,
      Description: policy.description ?? '',
      DefaultVersion: policy.defaultVersion,
      AttachmentCount: attachmentCount,
      CreateDate: policy.versions[0]?.created,
      UpdateDate: policy.versions.at(-1)?.created,
    },
    DefaultPolicyVersion: version,
  };
}

function deleteRole(call: OperationCall): Record<string, unknown> {
  const role = askedRole(call, 'ram:DeleteRole');
  if (role.serviceName !== undefined)
    throw refuse(
      403,
      'Operation.Forbidden.ServiceLinkedRole',
      `The operation is not allowed for a service linked role: ${role.roleName} .`,
    );
  if (role.attached.length > 0)
    throw refuse(409, 'DeleteConflict.Role.Policy', 'The role can not has any attached policy while deleting role.');
  call.account.roles.delete(role.roleName);
  return {};
}
