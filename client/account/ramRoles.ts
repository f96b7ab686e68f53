/** Readers of what Alibaba Cloud answers about roles. */
import type { Deletion, Identity, LiveRole, RoleUsage } from './account.ts';
import {
  countOf,
  type Fields,
  fieldsOf,
  flagOf,
  listOf,
  optionalFieldsOf,
  optionalTextOf,
  optionalTimeOf,
  presentOf,
  textOf,
} from './answer.ts';
import { readDeletionStatus, readResource } from './deletionAnswer.ts';
import type { NamedPolicy, PolicyText } from './lists.ts';

export interface RolePage {
  readonly roles: readonly LiveRole[];
  /** Its place in the list, from 1; absent where the answer does not say it. */
  readonly number?: number;
  readonly total: number;
}

export function readRolePage(answer: unknown): RolePage {
  const page = fieldsOf(answer, 'ListRoles');
  const roles = fieldsOf(page['Roles'], 'Roles');
  return {
    roles: listOf(roles['Role'], 'Roles.Role', readRole),
    total: countOf(page, 'TotalCount'),
    ...(page['PageNumber'] !== undefined && { number: countOf(page, 'PageNumber') }),
  };
}

export function readOneRole(answer: unknown): LiveRole {
  return readRole(fieldsOf(answer, 'GetRole')['Role']);
}

function readRole(value: unknown): LiveRole {
  const role = fieldsOf(value, 'Role');
  const task = optionalFieldsOf(role, 'LatestDeletionTask');
  const taskId = task && optionalTextOf(task, 'DeletionTaskId');
  return {
    roleName: textOf(role, 'RoleName'),
    arn: textOf(role, 'Arn'),
    isServiceLinked: flagOf(role, 'IsServiceLinkedRole'),
    ...presentOf({
      created: optionalTimeOf(role, 'CreateDate'),
      description: optionalTextOf(role, 'Description'),
      trustPolicyText: optionalTextOf(role, 'AssumeRolePolicyDocument'),
      latestDeletion:
        task === undefined || taskId === undefined
          ? undefined
          : { taskId, ...presentOf({ created: optionalTimeOf(task, 'CreateDate') }) },
    }),
  };
}

export function readPoliciesOfRole(answer: unknown): readonly NamedPolicy[] {
  const policies = fieldsOf(fieldsOf(answer, 'ListPoliciesForRole')['Policies'], 'Policies');
  return listOf(policies['Policy'], 'Policies.Policy', (value) => {
    const policy = fieldsOf(value, 'Policy');
    return {
      policyName: textOf(policy, 'PolicyName'),
      type: typeOf(textOf(policy, 'PolicyType')),
      ...presentOf({ version: optionalTextOf(policy, 'DefaultVersion') }),
    };
  });
}

function typeOf(policyType: string): 'system' | 'custom' {
  if (policyType === 'System') return 'system';
  if (policyType === 'Custom') return 'custom';
  throw new Error(`The answer has the unknown type of policy "${policyType}".`);
}

export function readPolicyVersion(answer: unknown): PolicyText {
  return readText(fieldsOf(answer, 'GetPolicyVersion')['PolicyVersion'], 'PolicyVersion');
}

export function readDefaultVersion(answer: unknown): PolicyText {
  return readText(fieldsOf(answer, 'GetPolicy')['DefaultPolicyVersion'], 'DefaultPolicyVersion');
}

function readText(value: unknown, name: string): PolicyText {
  const version = fieldsOf(value, name);
  return { version: textOf(version, 'VersionId'), text: textOf(version, 'PolicyDocument') };
}

export function readDeletion(answer: unknown): Deletion {
  const messageIn = (reason: Fields): string => optionalTextOf(reason, 'Message') ?? '';
  return readDeletionStatus(answer, {
    FAILED: (reason) => ({ status: 'failed', message: messageIn(reason), usages: usagesIn(reason) }),
    INTERNAL_ERROR: (reason) => ({ status: 'internal-error', message: messageIn(reason) }),
  });
}

function usagesIn(reason: Fields): readonly RoleUsage[] {
  const usages = optionalFieldsOf(reason, 'RoleUsages');
  if (usages?.['RoleUsage'] === undefined) return [];
  return listOf(usages['RoleUsage'], 'RoleUsages.RoleUsage', (value) => {
    const usage = fieldsOf(value, 'RoleUsage');
    const resources = optionalFieldsOf(usage, 'Resources')?.['Resource'];
    return {
      region: optionalTextOf(usage, 'Region') ?? '',
      resources: resources === undefined ? [] : listOf(resources, 'Resources.Resource', readResource),
    };
  });
}

const kinds: Readonly<Record<string, Identity['kind']>> = {
  Account: 'account',
  RAMUser: 'user',
  AssumedRoleUser: 'role',
};

export function readIdentity(answer: unknown): Identity {
  const identity = fieldsOf(answer, 'GetCallerIdentity');
  const accountId = textOf(identity, 'AccountId');
  const arn = textOf(identity, 'Arn');
  const type = textOf(identity, 'IdentityType');
  const kind = kinds[type];
  if (kind === undefined) throw new Error(`The answer has the unknown identity type "${type}".`);
  return { accountId, arn, kind, name: kind === 'account' ? accountId : nameIn(arn) };
}

/** Name of the user or role in `acs:ram::<account>:user/<name>` and `acs:ram::<account>:assumed-role/<name>/<session>`. */
function nameIn(arn: string): string {
  const name = arn.split('/')[1];
  if (name === undefined || name === '') throw new Error(`The answer has the ARN "${arn}" without a name.`);
  return name;
}
