/** Accounts that are asked over loopback, as the client asks them. */
import assert from 'node:assert/strict';
import {
  type Account,
  type AccountFailure,
  type Cancellation,
  type ConnectOptions,
  failureOf,
} from '../../client/account/account.ts';
import { connect } from '../../client/account/main.ts';
import type { Dialect } from '../../server/src/core/document/dialect.ts';

export const dialects: readonly Dialect[] = ['ram', 'iam'];

/** Role of the small accounts that can be deleted, with its service. */
export const linkedRoles = {
  ram: { roleName: 'AliyunServiceRoleForKMSSecretsManagerForRDS', serviceName: 'secretsmanager-rds.kms.aliyuncs.com' },
  iam: { roleName: 'AWSServiceRoleForAmazonElasticsearchService', serviceName: 'es.amazonaws.com' },
} as const;

/** Role of the small accounts that resources still use. */
export const usedRoles = {
  ram: 'AliyunServiceRoleForKMSKeyStore',
  iam: 'AWSServiceRoleForKeyManagementServiceCustomKeyStores',
} as const;

/** Service of the small accounts that has no role yet. */
export const freeServices = {
  ram: { serviceName: 'secretsmanager-ecs.kms.aliyuncs.com', roleName: 'AliyunServiceRoleForKMSSecretsManagerForECS' },
  iam: { serviceName: 'autoscaling.amazonaws.com', roleName: 'AWSServiceRoleForAutoScaling' },
} as const;

const admins = { ram: 'demo-admin', iam: 'DEMOADMIN' } as const;

/** All services at one place. */
export function allAt(place: string): NonNullable<ConnectOptions['endpoints']> {
  return { ram: place, resourcemanager: place, sts: place, iam: place };
}

/** The administrator's account; options may say otherwise. */
export function accountAt(place: string, dialect: Dialect, options: Partial<ConnectOptions> = {}): Account {
  return connect({
    dialect,
    credentials: { kind: 'keys', accessKeyId: admins[dialect], accessKeySecret: 'demo-secret' },
    endpoints: allAt(place),
    timeout: 20_000,
    ...options,
  });
}

/** Every question that an account answers, to be put. */
export function everyCall(
  account: Account,
  cancellation?: Cancellation,
): Readonly<Record<string, () => Promise<unknown>>> {
  const { roleName } = linkedRoles[account.dialect];
  const { serviceName } = freeServices[account.dialect];
  return {
    identity: () => account.identity(cancellation),
    roles: () => account.roles(() => undefined, cancellation),
    role: () => account.role(roleName, cancellation),
    policiesOf: () => account.policiesOf(roleName, cancellation),
    create: () => account.create(serviceName, cancellation),
    remove: () => account.remove(roleName, cancellation),
    deletion: () => account.deletion('task/none', cancellation),
  };
}

/** The failure that a call ends with. */
export async function failureFrom(call: Promise<unknown>): Promise<AccountFailure> {
  const error = await call.then(
    (value) => assert.fail(`The call went well: ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  const failure = failureOf(error);
  assert.ok(failure !== undefined, `An error of another kind: ${error}`);
  return failure;
}

/** Everything of an error that anything could print, as one text. */
export function wholeOf(value: unknown, seen: Set<unknown> = new Set()): string {
  if (typeof value !== 'object' || value === null) return `${String(value)}\n`;
  if (seen.has(value)) return '';
  seen.add(value);
  return Reflect.ownKeys(value)
    .map((key) => `${String(key)}: ${wholeOf(Reflect.get(value, key), seen)}`)
    .join('');
}

export interface TestCancellation extends Cancellation {
  cancel(): void;
  /** How many wait for it. */
  readonly listeners: number;
}

/** Of the shape of VS Code's cancellation tokens. */
export function createCancellation(): TestCancellation {
  const listeners = new Set<() => void>();
  let isRequested = false;
  return {
    get isCancellationRequested() {
      return isRequested;
    },
    get listeners() {
      return listeners.size;
    },
    onCancellationRequested(listener) {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
    cancel() {
      isRequested = true;
      for (const listener of listeners) listener();
    },
  };
}
