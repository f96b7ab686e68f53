/** Readers of what AWS answers about roles, as its SDK hands it over. */
import type { Deletion, Identity, LiveRole, RoleUsage } from './account.ts';
import {
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

/** A part of a list. */
export interface IamPage<T> {
  readonly items: readonly T[];
  /** Where the next part begins; absent at the end. */
  readonly marker?: string;
}

export interface ManagedPolicy extends NamedPolicy {
  readonly arn: string;
}

export function readRolePage(answer: unknown): IamPage<LiveRole> {
  return readPage(answer, 'Roles', readRole);
}

export function readAttachedPage(answer: unknown): IamPage<ManagedPolicy> {
  return readPage(answer, 'AttachedPolicies', (value) => {
    const policy = fieldsOf(value, 'AttachedPolicies');
    const arn = textOf(policy, 'PolicyArn');
    const type = /^arn:[^:]+:iam::aws:policy\//.test(arn) ? 'system' : 'custom';
    return { policyName: textOf(policy, 'PolicyName'), arn, type };
  });
}

export function readInlinePage(answer: unknown): IamPage<NamedPolicy> {
  return readPage(answer, 'PolicyNames', (value) => {
    if (typeof value !== 'string' || value === '') throw new Error('The answer has a policy without a name.');
    return { policyName: value, type: 'inline' };
  });
}

function readPage<T>(answer: unknown, name: string, read: (item: unknown) => T): IamPage<T> {
  const page = fieldsOf(answer, name);
  const items = listOf(page[name], name, read);
  return flagOf(page, 'IsTruncated') ? { items, marker: textOf(page, 'Marker') } : { items };
}

export function readOneRole(answer: unknown): LiveRole {
  return readRole(fieldsOf(answer, 'GetRole')['Role']);
}

function readRole(value: unknown): LiveRole {
  const role = fieldsOf(value, 'Role');
  const lastUse = optionalFieldsOf(role, 'RoleLastUsed') ?? {};
  const trust = optionalTextOf(role, 'AssumeRolePolicyDocument');
  return {
    roleName: textOf(role, 'RoleName'),
    arn: textOf(role, 'Arn'),
    isServiceLinked: textOf(role, 'Path').startsWith('/aws-service-role/'),
    ...presentOf({
      created: optionalTimeOf(role, 'CreateDate'),
      lastUsed: optionalTimeOf(lastUse, 'LastUsedDate'),
      description: optionalTextOf(role, 'Description'),
      trustPolicyText: trust === undefined ? undefined : decode(trust),
    }),
  };
}

export function readDefaultVersionId(answer: unknown): string {
  return textOf(fieldsOf(fieldsOf(answer, 'GetPolicy')['Policy'], 'Policy'), 'DefaultVersionId');
}

export function readPolicyVersion(answer: unknown): PolicyText {
  const version = fieldsOf(fieldsOf(answer, 'GetPolicyVersion')['PolicyVersion'], 'PolicyVersion');
  return { version: textOf(version, 'VersionId'), text: decode(textOf(version, 'Document')) };
}

export function readInlinePolicy(answer: unknown): PolicyText {
  return { text: decode(textOf(fieldsOf(answer, 'GetRolePolicy'), 'PolicyDocument')) };
}

/** Documents come percent-encoded. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Error('The answer has a document that is not percent-encoded as it should be.');
  }
}

export function readDeletion(answer: unknown): Deletion {
  return readDeletionStatus(answer, { FAILED: failed });
}

function failed(reason: Fields): Deletion {
  const usages = reason['RoleUsageList'];
  return {
    status: 'failed',
    message: optionalTextOf(reason, 'Reason') ?? '',
    usages: usages === undefined ? [] : listOf(usages, 'RoleUsageList', readUsage),
  };
}

function readUsage(value: unknown): RoleUsage {
  const usage = fieldsOf(value, 'RoleUsageList');
  const resources = usage['Resources'];
  return {
    region: optionalTextOf(usage, 'Region') ?? '',
    resources: resources === undefined ? [] : listOf(resources, 'Resources', readResource),
  };
}

/** The ARN alone says who it is: `…:root`, `…:user/<path>/<name>`, `…:assumed-role/<name>/<session>`, `…:federated-user/<name>`. */
export function readIdentity(answer: unknown): Identity {
  const identity = fieldsOf(answer, 'GetCallerIdentity');
  const accountId = textOf(identity, 'Account');
  const arn = textOf(identity, 'Arn');
  if (arn.endsWith(':root')) return { accountId, arn, kind: 'account', name: accountId };
  const [, kind, rest] = /:(user|federated-user|assumed-role)\/(.+)$/.exec(arn) ?? [];
  if (kind === undefined || rest === undefined) throw new Error(`The answer has the unknown ARN "${arn}".`);
  const parts = rest.split('/');
  const name = (kind === 'assumed-role' ? parts[0] : parts.at(-1)) ?? '';
  return { accountId, arn, kind: kind === 'assumed-role' ? 'role' : 'user', name };
}
