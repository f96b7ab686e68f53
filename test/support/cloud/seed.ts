/**
 * What the test cloud holds at its start, as plain data: one account of each cloud.
 * Days and times are ISO 8601 in UTC, as the clouds write them.
 */
import type { Dialect } from '../../../server/src/core/document/dialect.ts';

export interface CloudSeed {
  readonly ram: AccountSeed;
  readonly iam: AccountSeed;
  readonly stepping: Stepping;
}

/** When a deletion moves on by one status: after each question for its status, or when a test says so. */
export type Stepping = 'on-request' | 'on-advance';

export type Accounts<T> = Readonly<Record<Dialect, T>>;

export interface AccountSeed {
  readonly accountId: string;
  readonly identities: readonly IdentitySeed[];
  readonly roles: readonly RoleSeed[];
  readonly policies: readonly PolicySeed[];
  /** Services for which `CreateServiceLinkedRole` makes a role. */
  readonly services: readonly LinkedServiceSeed[];
  /** Role of the machine that the metadata service gives credentials of. */
  readonly machineRole?: string;
}

export interface IdentitySeed {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly token?: string;
  /** End of a session; never where absent. */
  readonly expires?: string;
  readonly kind: 'account' | 'user' | 'role';
  readonly name: string;
  /** Name of the session; of a role only. */
  readonly session?: string;
  /** Actions that the identity lacks; `*` stands for anything. */
  readonly denied?: readonly string[];
}

export interface RoleSeed {
  readonly roleName: string;
  /** Service of a service-linked role; absent for an ordinary one. */
  readonly serviceName?: string;
  readonly trustPolicy: string;
  readonly created: string;
  readonly updated?: string;
  readonly description?: string;
  /** AWS alone tells it. */
  readonly lastUsed?: { readonly date: string; readonly region: string };
  readonly maxSessionDuration?: number;
  readonly attached: readonly PolicyKey[];
  /** AWS alone has them. */
  readonly inline?: readonly { readonly policyName: string; readonly text: string }[];
  /** What keeps the role from being deleted. */
  readonly usages?: readonly RoleUsageSeed[];
  /** How many deletions end in an internal error of the cloud before one comes to an end. */
  readonly internalErrors?: number;
  /** Whether the cloud deletes the role at once and knows nothing of the task afterwards, as AWS does for some services. */
  readonly forgetsDeletion?: boolean;
}

export interface RoleUsageSeed {
  readonly region: string;
  readonly resources: readonly string[];
}

export interface PolicyKey {
  readonly policyName: string;
  readonly type: 'System' | 'Custom';
}

export interface PolicySeed extends PolicyKey {
  readonly description?: string;
  /** Path of an AWS policy; `/` where absent. */
  readonly path?: string;
  readonly defaultVersion: string;
  readonly versions: readonly { readonly versionId: string; readonly created: string; readonly text: string }[];
}

export interface LinkedServiceSeed {
  readonly serviceName: string;
  readonly roleName: string;
  readonly policyName: string;
  readonly description?: string;
  /** Whether a role of the service may have a suffix, and with it a description of its own. */
  readonly allowsSuffix?: boolean;
}
