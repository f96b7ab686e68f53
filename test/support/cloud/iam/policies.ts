import { createHash } from 'node:crypto';
import type { OperationCall, Operations } from '../operation.ts';
import { requireAction } from '../permissions.ts';
import { refuse } from '../refusal.ts';
import type { PolicySeed } from '../seed.ts';
import { type AccountState, policyId } from '../state.ts';
import { onePage, required } from './parameters.ts';
import { askedRole } from './roles.ts';
import type { XmlValue } from './xml.ts';

export const iamPolicyOperations: Operations<XmlValue> = {
  ListAttachedRolePolicies: (call) => {
    const role = askedRole(call, 'iam:ListAttachedRolePolicies');
    const attached = role.attached.flatMap((key) => call.account.policies.get(policyId(key)) ?? []);
    const { items, tail } = onePage(call.parameters, attached);
    const list = items.map((policy) => ({
      PolicyName: policy.policyName,
      PolicyArn: arnOfPolicy(call.account, policy),
    }));
    return { AttachedPolicies: list, ...tail };
  },
  ListRolePolicies: (call) => {
    const role = askedRole(call, 'iam:ListRolePolicies');
    const { items, tail } = onePage(call.parameters, role.inline ?? []);
    return { PolicyNames: items.map(({ policyName }) => policyName), ...tail };
  },
  GetRolePolicy: (call) => {
    const role = askedRole(call, 'iam:GetRolePolicy');
    const policyName = required(call.parameters, 'PolicyName');
    const policy = role.inline?.find((candidate) => candidate.policyName === policyName);
    if (policy === undefined)
      throw refuse(404, 'NoSuchEntity', `The role policy with name ${policyName} cannot be found.`);
    return { RoleName: role.roleName, PolicyName: policyName, PolicyDocument: encodeURIComponent(policy.text) };
  },
  GetPolicy: (call) => {
    const policy = askedPolicy(call, 'iam:GetPolicy');
    const count = [...call.account.roles.values()].filter(({ attached }) =>
      attached.some((key) => policyId(key) === policyId(policy)),
    ).length;
    return {
      Policy: {
        PolicyName: policy.policyName,
        PolicyId: `ANPA${createHash('sha256').update(policy.policyName).digest('hex').slice(0, 16).toUpperCase()}`,
        Arn: arnOfPolicy(call.account, policy),
        Path: policy.path ?? '/',
        DefaultVersionId: policy.defaultVersion,
        AttachmentCount: count,
        PermissionsBoundaryUsageCount: 0,
        IsAttachable: true,
        ...(policy.description !== undefined && { Description: policy.description }),
        CreateDate: policy.versions[0]?.created,
        UpdateDate: policy.versions.at(-1)?.created,
      },
    };
  },
  GetPolicyVersion: (call) => {
    const policy = askedPolicy(call, 'iam:GetPolicyVersion');
    const versionId = required(call.parameters, 'VersionId');
    const version = policy.versions.find((candidate) => candidate.versionId === versionId);
    if (version === undefined)
      throw refuse(
        404,
        'NoSuchEntity',
        `Policy ${arnOfPolicy(call.account, policy)} version ${versionId} does not exist or is not attachable.`,
      );
    return {
      PolicyVersion: {
        Document: encodeURIComponent(version.text),
        VersionId: versionId,
        IsDefaultVersion: versionId === policy.defaultVersion,
        CreateDate: version.created,
      },
    };
  },
};

function askedPolicy({ account, identity, parameters }: OperationCall, action: string): PolicySeed {
  const arn = required(parameters, 'PolicyArn');
  requireAction(account, identity, action, `policy ${arn}`);
  const policy = [...account.policies.values()].find((candidate) => arnOfPolicy(account, candidate) === arn);
  if (policy === undefined) throw refuse(404, 'NoSuchEntity', `Policy ${arn} does not exist or is not attachable.`);
  return policy;
}

function arnOfPolicy({ accountId }: AccountState, { policyName, type, path = '/' }: PolicySeed): string {
  return `arn:aws:iam::${type === 'System' ? 'aws' : accountId}:policy${path}${policyName}`;
}
