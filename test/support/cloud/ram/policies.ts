import type { OperationCall } from '../operation.ts';
import { requireAction } from '../permissions.ts';
import { refuse } from '../refusal.ts';
import type { PolicyKey, PolicySeed } from '../seed.ts';
import { policyId } from '../state.ts';
import { required } from './parameters.ts';

/** The policy that is asked for, after the permission to do so was checked. */
export function askedPolicy({ account, identity, parameters }: OperationCall, action: string): PolicySeed {
  const key: PolicyKey = { policyName: required(parameters, 'PolicyName'), type: askedType(parameters) };
  const owner = key.type === 'System' ? 'system' : account.accountId;
  requireAction(account, identity, action, `acs:ram:*:${owner}:policy/${key.policyName}`);
  const policy = account.policies.get(policyId(key));
  if (policy === undefined)
    throw refuse(404, 'EntityNotExist.Policy', `The policy does not exist: ${key.policyName} .`);
  return policy;
}

/** One version of a policy, as all operations describe it. */
export function describeVersion(policy: PolicySeed, versionId: string): Record<string, unknown> {
  const version = policy.versions.find((candidate) => candidate.versionId === versionId);
  if (version === undefined)
    throw refuse(404, 'EntityNotExist.Policy.Version', `The policy version does not exist: ${versionId} .`);
  return {
    VersionId: version.versionId,
    IsDefaultVersion: version.versionId === policy.defaultVersion,
    PolicyDocument: version.text,
    CreateDate: version.created,
  };
}

/** Answers `GetPolicyVersion`, which both services have. */
export function getPolicyVersion(call: OperationCall): Record<string, unknown> {
  const policy = askedPolicy(call, 'ram:GetPolicyVersion');
  return { PolicyVersion: describeVersion(policy, required(call.parameters, 'VersionId')) };
}

function askedType(parameters: Readonly<Record<string, string>>): PolicyKey['type'] {
  const type = required(parameters, 'PolicyType');
  if (type === 'System' || type === 'Custom') return type;
  throw refuse(400, 'InvalidParameter.PolicyType', `The specified policy type is not valid: ${type} .`);
}
