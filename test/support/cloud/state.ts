import type { Dialect } from '../../../server/src/core/document/dialect.ts';
import { roleIdOf } from './arns.ts';
import type {
  AccountSeed,
  Accounts,
  CloudSeed,
  IdentitySeed,
  LinkedServiceSeed,
  PolicyKey,
  PolicySeed,
  RoleSeed,
  RoleUsageSeed,
  Stepping,
} from './seed.ts';

/** What the test cloud holds now. Maps change, the values in them are replaced and never changed. */
export interface CloudState {
  accounts: Accounts<AccountState>;
  stepping: Stepping;
  /** Milliseconds since 1970, which dates and sessions are held against. */
  readonly now: () => number;
}

export interface AccountState {
  readonly dialect: Dialect;
  readonly accountId: string;
  /** By access key. */
  readonly identities: Map<string, IdentitySeed>;
  /** By name. */
  readonly roles: Map<string, RoleState>;
  /** By `policyId`. */
  readonly policies: Map<string, PolicySeed>;
  /** By ID of the task. */
  readonly deletions: Map<string, DeletionState>;
  readonly services: readonly LinkedServiceSeed[];
  readonly machineRole: string | undefined;
}

export interface RoleState extends RoleSeed {
  readonly roleId: string;
  readonly latestDeletion?: { readonly taskId: string; readonly created: string };
}

export type DeletionStatus = 'NOT_STARTED' | 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED' | 'INTERNAL_ERROR';

export interface DeletionState {
  readonly taskId: string;
  readonly roleName: string;
  readonly serviceName: string;
  readonly status: DeletionStatus;
  /** Resources of a deletion that failed. */
  readonly usages: readonly RoleUsageSeed[];
}

export function createState(seed: CloudSeed, now: () => number): CloudState {
  return { accounts: createAccounts(seed), stepping: seed.stepping, now };
}

/** Both accounts as they are at the start. */
export function createAccounts(seed: CloudSeed): Accounts<AccountState> {
  return { ram: createAccount('ram', seed.ram), iam: createAccount('iam', seed.iam) };
}

function createAccount(dialect: Dialect, seed: AccountSeed): AccountState {
  return {
    dialect,
    accountId: seed.accountId,
    identities: new Map(seed.identities.map((identity) => [identity.accessKeyId, identity])),
    roles: new Map(seed.roles.map((role) => [role.roleName, { ...role, roleId: roleIdOf(dialect, role.roleName) }])),
    policies: new Map(seed.policies.map((policy) => [policyId(policy), policy])),
    deletions: new Map(),
    services: seed.services,
    machineRole: seed.machineRole,
  };
}

export function policyId({ policyName, type }: PolicyKey): string {
  return `${type}/${policyName}`;
}

/** A time as both clouds write it. */
export function timeText(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
