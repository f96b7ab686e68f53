/** An account that answers what a test says, and the surroundings of a store of accounts without an editor. */
import type {
  Account,
  AccountFailure,
  AccountFault,
  Cancellation,
  ConnectOptions,
  Deletion,
  Identity,
  LiveRole,
} from '../../client/account/account.ts';
import { type AccountStore, createAccountStore } from '../../client/src/accounts/accountStore.ts';

export const alice: Identity = {
  accountId: '1234567890123456',
  arn: 'acs:ram::1234567890123456:user/alice',
  name: 'alice',
  kind: 'user',
};

/** What the account answers; a test changes it while it goes on. */
export interface FakeCloud {
  identity: Identity | AccountFailure;
  /** By page. */
  roles: (readonly LiveRole[])[];
  rolesFailure: AccountFailure | undefined;
  /** Answers of the status of deletions, the last one again and again. */
  deletions: (Deletion | AccountFailure)[];
  createFailure: AccountFailure | undefined;
  removeFailure: AccountFailure | undefined;
  /** Operations in the order in which they were asked. */
  readonly asked: string[];
  readonly connected: ConnectOptions[];
  isClosed: boolean;
}

export function fakeCloud(): FakeCloud {
  return {
    identity: alice,
    roles: [[]],
    rolesFailure: undefined,
    deletions: [],
    createFailure: undefined,
    removeFailure: undefined,
    asked: [],
    connected: [],
    isClosed: false,
  };
}

export function failure(fault: AccountFault, more: Partial<AccountFailure> = {}): AccountFailure {
  return { fault, operation: 'Test', message: `said ${fault}`, ...more };
}

export function liveRole(roleName: string, more: Partial<LiveRole> = {}): LiveRole {
  return { roleName, arn: `acs:ram::1234567890123456:role/${roleName.toLowerCase()}`, isServiceLinked: true, ...more };
}

function isFailure(value: object): value is AccountFailure {
  return 'fault' in value;
}

function raise(reason: AccountFailure): never {
  throw Object.assign(new Error(reason.message), { failure: reason });
}

export function fakeAccount(cloud: FakeCloud): Account {
  const find = (roleName: string): LiveRole | undefined =>
    cloud.roles.flat().find((role) => role.roleName.toLowerCase() === roleName.toLowerCase());
  return {
    dialect: 'ram',
    async identity() {
      cloud.asked.push('identity');
      return isFailure(cloud.identity) ? raise(cloud.identity) : cloud.identity;
    },
    async roles(onPage, cancellation?: Cancellation) {
      cloud.asked.push('roles');
      for (const page of cloud.roles) {
        if (cancellation?.isCancellationRequested) raise(failure('cancelled'));
        onPage(page);
      }
      if (cloud.rolesFailure !== undefined) raise(cloud.rolesFailure);
    },
    async role(roleName) {
      cloud.asked.push(`role ${roleName}`);
      return find(roleName);
    },
    policiesOf: async () => [],
    planned: (change) => ({ operation: change.kind, apiVersion: '', endpoint: '', parameters: {} }),
    async create(serviceName) {
      cloud.asked.push(`create ${serviceName}`);
      if (cloud.createFailure !== undefined) raise(cloud.createFailure);
      const role = liveRole('AliyunServiceRoleForKMSKeyStore');
      cloud.roles = [[...cloud.roles.flat(), role]];
      return role;
    },
    async remove(roleName) {
      cloud.asked.push(`remove ${roleName}`);
      if (cloud.removeFailure !== undefined) raise(cloud.removeFailure);
      return `task/${roleName}`;
    },
    async deletion(taskId) {
      cloud.asked.push(`deletion ${taskId}`);
      const answer = cloud.deletions.length > 1 ? cloud.deletions.shift() : cloud.deletions[0];
      if (answer === undefined) raise(failure('not-found'));
      if (isFailure(answer)) raise(answer);
      if (answer.status === 'done')
        cloud.roles = cloud.roles.map((page) => page.filter(({ roleName }) => !taskId.endsWith(roleName)));
      return answer;
    },
    close() {
      cloud.isClosed = true;
    },
  };
}

/** A store over a cloud; `memory` and `secrets` outlive it, as they do a window. */
export interface FakeWindow {
  readonly store: AccountStore;
  readonly memory: Map<string, unknown>;
  readonly secrets: Map<string, string>;
  /** Lets all waits end that were begun, in their order, until nothing waits. */
  letTimePass(): Promise<void>;
  /** Milliseconds of every wait that was begun. */
  readonly waits: readonly number[];
}

export function openWindow(cloud: FakeCloud, before?: Pick<FakeWindow, 'memory' | 'secrets'>): FakeWindow {
  const memory = before?.memory ?? new Map<string, unknown>();
  const secrets = before?.secrets ?? new Map<string, string>();
  const waiting: (() => void)[] = [];
  const waits: number[] = [];
  const store = createAccountStore({
    load: async () => ({
      connect(options) {
        cloud.connected.push(options);
        return fakeAccount(cloud);
      },
      profiles: async () => [],
    }),
    settings: () => ({ timeout: 1_000 }),
    memory: {
      get: (key) => memory.get(key),
      // What goes through the editor's memory is JSON afterwards.
      update: async (key, value) => void memory.set(key, JSON.parse(JSON.stringify(value))),
    },
    secrets: {
      get: async (key) => secrets.get(key),
      store: async (key, value) => void secrets.set(key, value),
      delete: async (key) => void secrets.delete(key),
    },
    schedule(run, milliseconds) {
      waits.push(milliseconds);
      waiting.push(run);
      return () => {
        const index = waiting.indexOf(run);
        if (index >= 0) waiting.splice(index, 1);
      };
    },
    now: () => '2026-11-30T08:00:00Z',
  });
  return {
    store,
    memory,
    secrets,
    waits,
    async letTimePass() {
      await settled();
      for (let run = waiting.shift(); run !== undefined; run = waiting.shift()) {
        run();
        await settled();
      }
    },
  };
}

/** Lets every promise that can settle do so. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}

export const never: Cancellation = {
  isCancellationRequested: false,
  onCancellationRequested: () => ({ dispose: () => undefined }),
};
