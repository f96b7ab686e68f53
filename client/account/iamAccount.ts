import {
  CreateServiceLinkedRoleCommand,
  DeleteServiceLinkedRoleCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  GetServiceLinkedRoleDeletionStatusCommand,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type {
  Account,
  AttachedPolicy,
  Cancellation,
  ChangeOfRole,
  ConnectOptions,
  LiveRole,
  PlannedCall,
} from './account.ts';
import { presentOf } from './answer.ts';
import { readDeletionTask } from './deletionAnswer.ts';
import type { Endpoint } from './endpoint.ts';
import {
  createIamClient,
  createStsClient,
  iamRefusalOf,
  partitionOf,
  publicIam,
  publicSts,
  usualRegion,
} from './iamClient.ts';
import { iamKeys } from './iamCredentials.ts';
import {
  type IamPage,
  type ManagedPolicy,
  readAttachedPage,
  readDefaultVersionId,
  readDeletion,
  readIdentity,
  readInlinePage,
  readInlinePolicy,
  readOneRole,
  readPolicyVersion,
  readRolePage,
} from './iamRoles.ts';
import { createSeenRoles, endless, mostPages, orAbsent, type PolicyText, withText } from './lists.ts';
import { once } from './once.ts';
import { createSession } from './session.ts';
import type { CallSubject } from './statement.ts';

const apiVersion = '2010-05-08';
const pageSize = 100;

/** An account of AWS. */
export function connectIam(options: ConnectOptions): Account {
  const { credentials, region = usualRegion } = options;
  const places = once(() => ({ iam: publicIam(region), sts: publicSts(region) }));
  const session = createSession(options, {
    source: (secrets) => iamKeys({ source: credentials, sts: stsEndpoint(), region, secrets }),
    refusalOf: iamRefusalOf,
    sessionRefusalOf: iamRefusalOf,
  });
  const { keys } = session;
  const iam = once(() => createIamClient({ endpoint: iamEndpoint(), region: places().iam.signingRegion, keys }));
  const sts = once(() => createStsClient({ endpoint: stsEndpoint(), region: places().sts.signingRegion, keys }));

  return {
    dialect: 'iam',
    identity: (cancellation) =>
      ask('GetCallerIdentity', () => sts().send(new GetCallerIdentityCommand({})), readIdentity, cancellation),
    roles,
    role,
    policiesOf,
    planned,
    create,
    remove,
    deletion: (taskId, cancellation) => {
      const send = () => iam().send(new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId: taskId }));
      return ask('GetServiceLinkedRoleDeletionStatus', send, readDeletion, cancellation);
    },
    close: session.close,
  };

  function iamEndpoint(): Endpoint {
    return session.endpoint('iam', places().iam.host);
  }

  function stsEndpoint(): Endpoint {
    return session.endpoint('sts', places().sts.host);
  }

  function ask<T>(
    operation: string,
    send: () => Promise<unknown>,
    read: (answer: unknown) => T,
    cancellation?: Cancellation,
    subject: CallSubject = {},
  ): Promise<T> {
    return session.call({ operation, send, read, subject }, cancellation);
  }

  /** Hands over the parts of a list as they come. A part may be empty though more follow. */
  async function eachPage<T>(
    operation: string,
    page: (part: { readonly Marker?: string; readonly MaxItems: number }) => Promise<IamPage<T>>,
    onPage: (items: readonly T[]) => void,
  ): Promise<void> {
    const markers = new Set<string | undefined>();
    let marker: string | undefined;
    do {
      markers.add(marker);
      const { items, marker: next } = await page({ MaxItems: pageSize, ...presentOf({ Marker: marker }) });
      if (next !== undefined && (markers.has(next) || markers.size >= mostPages)) throw endless(operation);
      onPage(items);
      marker = next;
    } while (marker !== undefined);
  }

  async function roles(onPage: (roles: readonly LiveRole[]) => void, cancellation?: Cancellation): Promise<void> {
    const operation = 'ListRoles';
    const seen = createSeenRoles();
    await eachPage(
      operation,
      (part) => ask(operation, () => iam().send(new ListRolesCommand(part)), readRolePage, cancellation),
      (page) => {
        const fresh = seen.fresh(page);
        session.learn(fresh);
        onPage(fresh);
      },
    );
  }

  async function role(roleName: string, cancellation?: Cancellation): Promise<LiveRole | undefined> {
    const send = () => iam().send(new GetRoleCommand({ RoleName: roleName }));
    const found = await orAbsent(ask('GetRole', send, readOneRole, cancellation));
    if (found !== undefined) session.learn([found]);
    return found;
  }

  async function policiesOf(roleName: string, cancellation?: Cancellation): Promise<readonly AttachedPolicy[]> {
    const managed = await listOf('ListAttachedRolePolicies', (part) => {
      const send = () => iam().send(new ListAttachedRolePoliciesCommand({ RoleName: roleName, ...part }));
      return ask('ListAttachedRolePolicies', send, readAttachedPage, cancellation);
    });
    const inline = await listOf('ListRolePolicies', (part) => {
      const send = () => iam().send(new ListRolePoliciesCommand({ RoleName: roleName, ...part }));
      return ask('ListRolePolicies', send, readInlinePage, cancellation);
    });
    const policies: AttachedPolicy[] = [];
    for (const policy of managed) policies.push(await withText(policy, () => managedText(policy, cancellation)));
    for (const policy of inline) {
      const key = { RoleName: roleName, PolicyName: policy.policyName };
      const send = () => iam().send(new GetRolePolicyCommand(key));
      policies.push(await withText(policy, () => ask('GetRolePolicy', send, readInlinePolicy, cancellation)));
    }
    return policies;
  }

  async function listOf<T>(
    operation: string,
    page: (part: { readonly Marker?: string; readonly MaxItems: number }) => Promise<IamPage<T>>,
  ): Promise<readonly T[]> {
    const all: T[] = [];
    await eachPage(operation, page, (items) => {
      all.push(...items);
    });
    return all;
  }

  async function managedText({ arn }: ManagedPolicy, cancellation?: Cancellation): Promise<PolicyText> {
    const getPolicy = () => iam().send(new GetPolicyCommand({ PolicyArn: arn }));
    const version = await ask('GetPolicy', getPolicy, readDefaultVersionId, cancellation);
    const getVersion = () => iam().send(new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: version }));
    return await ask('GetPolicyVersion', getVersion, readPolicyVersion, cancellation);
  }

  function planned(change: ChangeOfRole): PlannedCall {
    return {
      operation: change.kind === 'create' ? 'CreateServiceLinkedRole' : 'DeleteServiceLinkedRole',
      apiVersion,
      endpoint: iamEndpoint().host,
      parameters: change.kind === 'create' ? { AWSServiceName: change.serviceName } : { RoleName: change.roleName },
    };
  }

  async function create(serviceName: string, cancellation?: Cancellation): Promise<LiveRole> {
    const send = () => iam().send(new CreateServiceLinkedRoleCommand({ AWSServiceName: serviceName }));
    const subject = { serviceName, partition: partitionOf(region) };
    const created = await ask('CreateServiceLinkedRole', send, readOneRole, cancellation, subject);
    session.learn([created]);
    return created;
  }

  function remove(roleName: string, cancellation?: Cancellation): Promise<string> {
    const send = () => iam().send(new DeleteServiceLinkedRoleCommand({ RoleName: roleName }));
    const known = presentOf({ serviceName: session.serviceOf(roleName) });
    const subject = { roleName, partition: partitionOf(region), ...known };
    return ask('DeleteServiceLinkedRole', send, readDeletionTask, cancellation, subject);
  }
}
