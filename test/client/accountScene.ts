/** A person's accounts over the test cloud: the store with the bundle that asks, and what the tree shows of it. */
import assert from 'node:assert/strict';
import {
  type Account,
  type AccountFailure,
  type AccountModule,
  type ConnectOptions,
  failureOf,
} from '../../client/account/account.ts';
import { accountNodes } from '../../client/src/accounts/accountNodes.ts';
import { type AccountRecord, type ConnectChoice, labelOf } from '../../client/src/accounts/accountRecord.ts';
import type { AccountStore } from '../../client/src/accounts/accountStore.ts';
import { accountRoleNode, liveNode } from '../../client/src/accounts/liveNodes.ts';
import type { TreeNode } from '../../client/src/roles/treeNode.ts';
import type { Dialect } from '../../server/src/core/document/dialect.ts';
import { startCloud, type TestCloud } from '../support/cloud/cloud.ts';
import { linkedTrustPolicy } from '../support/cloud/linkedRole.ts';
import type { CloudSeed, IdentitySeed, LinkedServiceSeed, RoleSeed } from '../support/cloud/seed.ts';
import { simpleSeed } from '../support/cloud/simpleSeed.ts';
import { type Door, openDoor } from '../support/door.ts';
import { openStoreWindow, type StoreWindow, type StoreWindowParts } from '../support/storeWindow.ts';
import { english } from '../support/tree.ts';

/** With the marks that encodings change, so that a secret that leaks encoded is another text. */
export const canaries = {
  secret: `canary-secret+with/marks=%&'"<>`,
  token: 'canary/token+with==marks%26~',
};

const keyIds: Readonly<Record<Dialect, string>> = { ram: 'STS.CANARYKEY0001', iam: 'ASIACANARYKEY0001' };

export function choiceOf(dialect: Dialect): ConnectChoice {
  const { secret: accessKeySecret, token } = canaries;
  return { dialect, credentials: { kind: 'keys', accessKeyId: keyIds[dialect], accessKeySecret, token } };
}

/** Puts another identity in the place of who asks. */
export function changeIdentity({ state }: TestCloud, dialect: Dialect, change: Partial<IdentitySeed>): void {
  state.accounts[dialect].identities.set(keyIds[dialect], { ...identityOf(dialect), ...change });
}

function identityOf(dialect: Dialect): IdentitySeed {
  return {
    accessKeyId: keyIds[dialect],
    accessKeySecret: canaries.secret,
    token: canaries.token,
    kind: 'role',
    name: 'Operator',
    session: 'canary',
  };
}

/** Roles of which each step has one of its own, so that no step depends on another. */
const prefixes: Readonly<Record<Dialect, string>> = { ram: 'AliyunServiceRoleFor', iam: 'AWSServiceRoleFor' };
const hosts: Readonly<Record<Dialect, string>> = { ram: 'aliyuncs.com', iam: 'amazonaws.com' };

export function roleNamed(dialect: Dialect, name: string): string {
  return `${prefixes[dialect]}${name}`;
}

export function serviceNamed(dialect: Dialect, name: string): string {
  return `${name.toLowerCase()}.${hosts[dialect]}`;
}

/** The simple accounts with further roles that nothing uses, and services that have no role yet. */
export function sceneSeed(present: readonly string[], free: readonly string[]): CloudSeed {
  const account = (dialect: Dialect): CloudSeed['ram'] => {
    const simple = simpleSeed[dialect];
    const roles = present.map((name): RoleSeed => {
      const serviceName = serviceNamed(dialect, name);
      const trustPolicy = linkedTrustPolicy(dialect, serviceName);
      const attached = simple.policies.slice(0, 1);
      return {
        roleName: roleNamed(dialect, name),
        serviceName,
        trustPolicy,
        created: '2026-03-04T08:00:00Z',
        attached,
      };
    });
    const services = free.map((name): LinkedServiceSeed => {
      const roleName = roleNamed(dialect, name);
      return { serviceName: serviceNamed(dialect, name), roleName, policyName: `${name}Policy` };
    });
    return { ...simple, identities: [identityOf(dialect)], roles: [...simple.roles, ...roles], services };
  };
  return { ram: account('ram'), iam: account('iam'), stepping: 'on-advance' };
}

export interface Scene {
  readonly cloud: TestCloud;
  readonly dialect: Dialect;
  /** Where accounts are asked that are connected now. */
  door(): Door;
  /** Opens another door for accounts that are connected from now on. */
  openAnotherDoor(): Promise<void>;
  /** Says which calls have little time from now on. */
  shorten(isShort: (call: keyof Account) => boolean): void;
  /** Opens a window; one that had another before it has what that one kept. `onIdentity` is told when an account said who asks. */
  open(parts?: Pick<StoreWindowParts, 'before' | 'onKeep'> & { readonly onIdentity?: () => void }): StoreWindow;
}

/** Milliseconds: more than any answer takes, and little enough to be waited for where none comes. */
const times = { long: 20_000, short: 600 };

export async function withScene(
  dialect: Dialect,
  seed: CloudSeed,
  play: (scene: Scene) => Promise<void>,
): Promise<void> {
  const cloud = await startCloud(seed);
  const doors = [await openDoor(cloud.host)];
  const door = (): Door => doors.at(-1) ?? assert.fail();
  const windows: StoreWindow[] = [];
  const settings = (): Pick<ConnectOptions, 'endpoints' | 'timeout'> => {
    const place = `http://${door().host}`;
    return { endpoints: { ram: place, resourcemanager: place, sts: place, iam: place }, timeout: times.long };
  };
  let isShort: (call: keyof Account) => boolean = () => false;
  const load = async (onIdentity: () => void): Promise<AccountModule> => {
    const { connect, profiles } = await import('../../client/account/main.ts');
    const shortened = (options: ConnectOptions): Account => {
      const long = connect(options);
      const short = connect({ ...options, timeout: times.short });
      const own: Partial<Account> = {
        async identity(cancellation) {
          const identity = await (isShort('identity') ? short : long).identity(cancellation);
          onIdentity();
          return identity;
        },
        close() {
          long.close();
          short.close();
        },
      };
      return new Proxy(long, {
        get: (_, name: keyof Account) => own[name] ?? (isShort(name) ? short : long)[name],
      });
    };
    return { connect: shortened, profiles };
  };
  try {
    await play({
      cloud,
      dialect,
      door,
      shorten(next) {
        isShort = next;
      },
      open({ onIdentity = () => undefined, ...parts } = {}) {
        const window = openStoreWindow({ load: () => load(onIdentity), settings, ...parts });
        windows.push(window);
        return window;
      },
      async openAnotherDoor() {
        doors.push(await openDoor(cloud.host));
      },
    });
  } finally {
    for (const { store } of windows) store.dispose();
    await Promise.all(doors.map((each) => each.shut()));
    await cloud.close();
  }
}

/** Waits for a fact of a store, and fails where it does not come to pass. */
export function until({ store }: StoreWindow, isSo: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => end(() => reject(new Error('It did not come to pass.'))), times.long);
    const look = (): void => {
      if (isSo()) end(resolve);
    };
    const listener = store.onChange(look);
    const end = (settle: () => void): void => {
      clearTimeout(late);
      listener.dispose();
      settle();
    };
    look();
  });
}

/** Waits until the roles of an account were listed, or could not be. */
export async function listed(window: StoreWindow, account: string): Promise<void> {
  await until(window, () => ['listed', 'failure'].includes(window.store.standingOf(account).kind));
}

/** The failure that a person is told of. */
export async function failureOfCall(call: Promise<unknown> | undefined): Promise<AccountFailure> {
  const error: unknown = await Promise.resolve(call).then(
    () => assert.fail('The call went well.'),
    (reason: unknown) => reason,
  );
  return failureOf(error) ?? assert.fail(`An error of another kind: ${String(error)}`);
}

/** A role in an account, as it stands in the tree. */
export function liveNodeOf(store: AccountStore, { id, ...record }: AccountRecord, roleName: string): TreeNode {
  const live = store.connected(id);
  return liveNode(
    {
      t: english,
      account: id,
      label: labelOf({ id, ...record }),
      roleName,
      state: store.stateOf(id, roleName),
      canChange: true,
      isOnline: live !== undefined,
      inFull: async () => live?.inFull(roleName),
      policies: async () => (await live?.policiesOf(roleName)) ?? [],
      driftOf: async () => [],
    },
    `role ${roleName}`,
  );
}

/** The tree of accounts, with the roles below them that a filter lets through. */
export function accountTree(
  store: AccountStore,
  isShown: (roleName: string) => boolean = () => true,
): readonly TreeNode[] {
  return accountNodes({
    t: english,
    store,
    isShown,
    roleNode(roleName, record, parent) {
      const role = { id: `${parent}/${roleName}`, label: roleName, context: 'role', subject: { roleName } };
      return accountRoleNode(role, liveNodeOf(store, record, roleName));
    },
  });
}
