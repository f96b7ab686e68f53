import {
  type Account,
  type AttachedPolicy,
  type Cancellation,
  type ChangeOfRole,
  type ConnectOptions,
  failureOf,
  type LiveRole,
  type PlannedCall,
} from './account.ts';
import { presentOf } from './answer.ts';
import { readDeletionTask } from './deletionAnswer.ts';
import type { Endpoint } from './endpoint.ts';
import { accountError } from './failure.ts';
import { createSeenRoles, endless, mostPages, type NamedPolicy, orAbsent, type PolicyText, withText } from './lists.ts';
import { createRamClient, type RamRequest, ramRefusalOf, type SendToRam } from './ramClient.ts';
import { ramKeys, ramSessionRefusalOf } from './ramCredentials.ts';
import {
  readDefaultVersion,
  readDeletion,
  readIdentity,
  readOneRole,
  readPoliciesOfRole,
  readPolicyVersion,
  readRolePage,
} from './ramRoles.ts';
import { createSession } from './session.ts';
import { type CallSubject, leastStatement } from './statement.ts';

/** The most that ResourceManager gives at once. */
const pageSize = 100;

const versions = { ram: '2015-05-01', resourcemanager: '2020-03-31', sts: '2015-04-01' } as const;

type RamServiceName = keyof typeof versions;

/** An account of Alibaba Cloud, asked by the generic signed call of its SDK. */
export function connectRam(options: ConnectOptions): Account {
  const { credentials, region, timeout } = options;
  const usualHosts: Readonly<Record<RamServiceName, string>> = {
    ram: 'ram.aliyuncs.com',
    resourcemanager: 'resourcemanager.aliyuncs.com',
    sts: region === undefined ? 'sts.aliyuncs.com' : `sts.${region}.aliyuncs.com`,
  };
  const session = createSession(options, {
    source: (secrets) => ramKeys({ source: credentials, sts: endpointOf('sts'), timeout, secrets }),
    refusalOf: ramRefusalOf,
    sessionRefusalOf: (error, { status }) => ramSessionRefusalOf(error, status),
  });
  const clients: Readonly<Record<RamServiceName, SendToRam>> = {
    ram: clientOf('ram'),
    resourcemanager: clientOf('resourcemanager'),
    sts: clientOf('sts'),
  };

  return {
    dialect: 'ram',
    identity: (cancellation) =>
      ask('sts', { operation: 'GetCallerIdentity', parameters: {} }, readIdentity, cancellation),
    roles,
    role,
    policiesOf,
    planned,
    create,
    remove,
    deletion: (taskId, cancellation) => {
      const request = { operation: 'GetServiceLinkedRoleDeletionStatus', parameters: { DeletionTaskId: taskId } };
      return ask('resourcemanager', request, readDeletion, cancellation);
    },
    close: session.close,
  };

  function endpointOf(service: RamServiceName): Endpoint {
    return session.endpoint(service, usualHosts[service]);
  }

  function clientOf(service: RamServiceName): SendToRam {
    return createRamClient({ version: versions[service], endpoint: endpointOf(service), keys: session.keys, timeout });
  }

  function ask<T>(
    service: RamServiceName,
    request: RamRequest,
    read: (answer: unknown) => T,
    cancellation?: Cancellation,
    subject: CallSubject = {},
  ): Promise<T> {
    const { operation } = request;
    return session.call({ operation, send: () => clients[service](request), read, subject }, cancellation);
  }

  async function roles(onPage: (roles: readonly LiveRole[]) => void, cancellation?: Cancellation): Promise<void> {
    const seen = createSeenRoles();
    const takeFresh = (page: readonly LiveRole[]): number => {
      const fresh = seen.fresh(page);
      session.learn(fresh);
      onPage(fresh);
      return fresh.length;
    };
    // A role that is deleted meanwhile moves the others up, and one of them to a page that was read before.
    const hasMoved = await eachPage(takeFresh, cancellation);
    if (hasMoved) await eachPage((page) => takeFresh(page) + page.length, cancellation);
  }

  /**
   * Walks through the list of roles once. `take` says how much a page had: where it had nothing, the list goes in circles.
   * @returns whether the list changed under way
   */
  async function eachPage(
    take: (page: readonly LiveRole[]) => number,
    cancellation: Cancellation | undefined,
  ): Promise<boolean> {
    const operation = 'ListRoles';
    const totals = new Set<number>();
    for (let number = 1; ; number += 1) {
      const parameters = { PageNumber: `${number}`, PageSize: `${pageSize}` };
      const page = await ask('resourcemanager', { operation, parameters }, readRolePage, cancellation);
      totals.add(page.total);
      const isLast = number * pageSize >= page.total;
      if (page.number !== undefined && page.number !== number) throw endless(operation);
      if (!isLast && number >= mostPages) throw endless(operation);
      const had = take(page.roles);
      if (isLast) return totals.size > 1;
      if (had === 0) throw endless(operation);
    }
  }

  async function role(roleName: string, cancellation?: Cancellation): Promise<LiveRole | undefined> {
    const request = { operation: 'GetRole', parameters: { RoleName: roleName } };
    const found = await orAbsent(ask('resourcemanager', request, readOneRole, cancellation));
    if (found !== undefined) session.learn([found]);
    return found;
  }

  async function policiesOf(roleName: string, cancellation?: Cancellation): Promise<readonly AttachedPolicy[]> {
    const request = { operation: 'ListPoliciesForRole', parameters: { RoleName: roleName } };
    const named = await ask('ram', request, readPoliciesOfRole, cancellation);
    const policies: AttachedPolicy[] = [];
    for (const policy of named) policies.push(await withText(policy, () => textOf(policy, cancellation)));
    return policies;
  }

  function textOf({ policyName, type, version }: NamedPolicy, cancellation?: Cancellation): Promise<PolicyText> {
    const key = { PolicyType: type === 'system' ? 'System' : 'Custom', PolicyName: policyName };
    return version === undefined
      ? ask('ram', { operation: 'GetPolicy', parameters: key }, readDefaultVersion, cancellation)
      : ask(
          'ram',
          { operation: 'GetPolicyVersion', parameters: { ...key, VersionId: version } },
          readPolicyVersion,
          cancellation,
        );
  }

  function planned(change: ChangeOfRole): PlannedCall {
    return {
      operation: change.kind === 'create' ? 'CreateServiceLinkedRole' : 'DeleteServiceLinkedRole',
      apiVersion: versions.resourcemanager,
      endpoint: endpointOf('resourcemanager').host,
      parameters: change.kind === 'create' ? { ServiceName: change.serviceName } : { RoleName: change.roleName },
    };
  }

  async function create(serviceName: string, cancellation?: Cancellation): Promise<LiveRole> {
    const request = planned({ kind: 'create', serviceName });
    const created = await ask('resourcemanager', request, readOneRole, cancellation, { serviceName });
    session.learn([created]);
    return created;
  }

  async function remove(roleName: string, cancellation?: Cancellation): Promise<string> {
    const request = planned({ kind: 'delete', roleName });
    try {
      return await ask('resourcemanager', request, readDeletionTask, cancellation, linkedSubject(roleName));
    } catch (error) {
      const failure = failureOf(error);
      if (failure?.action === undefined || session.serviceOf(roleName) !== undefined) throw error;
      // Lists of roles do not name the service that the statement should be limited to; the role itself does.
      await role(roleName, cancellation).catch(() => undefined);
      const statement = leastStatement('ram', failure.action, linkedSubject(roleName));
      throw accountError({ ...failure, statement });
    }
  }

  function linkedSubject(roleName: string): CallSubject {
    return { roleName, ...presentOf({ serviceName: session.serviceOf(roleName) }) };
  }
}
