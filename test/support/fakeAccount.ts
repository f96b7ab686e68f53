/** An account that answers what a test says. */
import type {
  Account,
  AccountFailure,
  AccountFault,
  AccountModule,
  Cancellation,
  ConnectOptions,
  Deletion,
  Identity,
  LiveRole,
} from '../../client/account/account.ts';
import { openStoreWindow, type StoreWindow, type StoreWindowParts } from './storeWindow.ts';

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

export function failWith(reason: AccountFailure): never {
  throw Object.assign(new Error(reason.message), { failure: reason });
}

export function fakeAccount(cloud: FakeCloud): Account {
  const find = (roleName: string): LiveRole | undefined =>
    cloud.roles.flat().find((role) => role.roleName.toLowerCase() === roleName.toLowerCase());
  return {
    dialect: 'ram',
    async identity() {
      cloud.asked.push('identity');
      return isFailure(cloud.identity) ? failWith(cloud.identity) : cloud.identity;
    },
    async roles(onPage, cancellation?: Cancellation) {
      cloud.asked.push('roles');
      for (const page of cloud.roles) {
        if (cancellation?.isCancellationRequested) failWith(failure('cancelled'));
        onPage(page);
      }
      if (cloud.rolesFailure !== undefined) failWith(cloud.rolesFailure);
    },
    async role(roleName) {
      cloud.asked.push(`role ${roleName}`);
      return find(roleName);
    },
    policiesOf: async () => [],
    planned: (change) => ({ operation: change.kind, apiVersion: '', endpoint: '', parameters: {} }),
    async create(serviceName) {
      cloud.asked.push(`create ${serviceName}`);
      if (cloud.createFailure !== undefined) failWith(cloud.createFailure);
      const role = liveRole('AliyunServiceRoleForKMSKeyStore');
      cloud.roles = [[...cloud.roles.flat(), role]];
      return role;
    },
    async remove(roleName) {
      cloud.asked.push(`remove ${roleName}`);
      if (cloud.removeFailure !== undefined) failWith(cloud.removeFailure);
      return `task/${roleName}`;
    },
    async deletion(taskId) {
      cloud.asked.push(`deletion ${taskId}`);
      const answer = cloud.deletions.length > 1 ? cloud.deletions.shift() : cloud.deletions[0];
      if (answer === undefined) failWith(failure('not-found'));
      if (isFailure(answer)) failWith(answer);
      if (answer.status === 'done')
        cloud.roles = cloud.roles.map((page) => page.filter(({ roleName }) => !taskId.endsWith(roleName)));
      return answer;
    },
    close() {
      cloud.isClosed = true;
    },
  };
}

/** A window whose accounts are those of a cloud. */
export function openWindow(cloud: FakeCloud, before?: StoreWindowParts['before']): StoreWindow {
  return openStoreWindow({ load: async () => moduleOf(() => fakeAccount(cloud), cloud), before });
}

/** The bundle that asks accounts, with an account of the test's own making. */
export function moduleOf(connect: () => Account, { connected }: Pick<FakeCloud, 'connected'>): AccountModule {
  return {
    connect(options) {
      connected.push(options);
      return connect();
    },
    profiles: async () => [],
  };
}
