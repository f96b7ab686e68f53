/**
 * What an account of a cloud can be asked about roles: shapes only.
 * The bundle that asks (`main.ts`) is loaded when a person connects, and knows nothing of VS Code.
 */
import type { Dialect } from '../../server/src/protocol/roles.ts';

/** Where credentials come from; only `keys` carries a secret, which stays in this process. */
export type CredentialSource =
  /** What the official SDK finds: environment, files of the command line tool, role of the machine. */
  | { readonly kind: 'default' }
  /** A named profile of the command line tool. */
  | { readonly kind: 'profile'; readonly profile: string }
  | { readonly kind: 'keys'; readonly accessKeyId: string; readonly accessKeySecret: string; readonly token?: string }
  /** A role that is assumed with what `default` finds. */
  | { readonly kind: 'role'; readonly roleArn: string }
  /** The role of the machine; which one is asked of the machine where no name is given. */
  | { readonly kind: 'instance'; readonly roleName?: string }
  /** A role that is assumed with a token of an identity provider; RAM needs the provider's ARN too. */
  | {
      readonly kind: 'oidc';
      readonly roleArn: string;
      readonly tokenFile: string;
      readonly providerArn?: string;
    };

export type ServiceEndpoint = 'ram' | 'resourcemanager' | 'sts' | 'iam';

export interface ConnectOptions {
  readonly dialect: Dialect;
  readonly credentials: CredentialSource;
  /** `host`, `host:port` or `http(s)://host:port` for services that are not asked at their public address. */
  readonly endpoints?: Readonly<Partial<Record<ServiceEndpoint, string>>>;
  /** Region of the security token service; that of the public endpoint where absent. */
  readonly region?: string;
  /** Milliseconds that one request may take, its one retry included; lists and policies take several requests. */
  readonly timeout: number;
}

/** Who asks; never a secret. */
export interface Identity {
  readonly accountId: string;
  readonly arn: string;
  /** Name of the user or role; the account's ID for the account itself. */
  readonly name: string;
  readonly kind: 'account' | 'user' | 'role';
}

/** A role as the account has it. Days and times are ISO 8601 in UTC. */
export interface LiveRole {
  readonly roleName: string;
  readonly arn: string;
  readonly isServiceLinked: boolean;
  readonly created?: string;
  /** Absent where the cloud does not tell. */
  readonly lastUsed?: string;
  readonly description?: string;
  readonly trustPolicyText?: string;
  /** The deletion that was asked for last, whatever became of it. */
  readonly latestDeletion?: { readonly taskId: string; readonly created?: string };
}

export interface AttachedPolicy {
  readonly policyName: string;
  readonly type: 'system' | 'custom' | 'inline';
  /** Version that is in force. */
  readonly version?: string;
  /** Its document; absent where it could not be read, and `failure` says why. */
  readonly text?: string;
  readonly failure?: AccountFailure;
}

/** How the deletion of a service-linked role stands. */
export type Deletion =
  | { readonly status: 'waiting' | 'running' | 'done' }
  /** Resources still use the role. */
  | { readonly status: 'failed'; readonly message: string; readonly usages: readonly RoleUsage[] }
  | { readonly status: 'internal-error'; readonly message: string };

/** Resources of one region that use a role, as the cloud names them; it does not always name any. */
export interface RoleUsage {
  readonly region: string;
  readonly resources: readonly string[];
}

/** What is about to be called, for a person to read before. */
export interface PlannedCall {
  readonly operation: string;
  readonly apiVersion: string;
  /** Host, with its port where that is not the usual one. */
  readonly endpoint: string;
  readonly parameters: Readonly<Record<string, string>>;
}

export type ChangeOfRole =
  | { readonly kind: 'create'; readonly serviceName: string }
  | { readonly kind: 'delete'; readonly roleName: string };

/** Tells that nobody waits for an answer any more; VS Code's cancellation tokens are of this shape. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
  readonly onCancellationRequested: (listener: () => void) => { dispose(): unknown };
}

/**
 * An account that is asked. Every call rejects with an error that has an `AccountFailure` as its `failure`,
 * ends after the time of its options, and ends at once where it is cancelled.
 */
export interface Account {
  readonly dialect: Dialect;
  identity(cancellation?: Cancellation): Promise<Identity>;
  /** All roles, page after page; each page is handed over as it comes. */
  roles(onPage: (roles: readonly LiveRole[]) => void, cancellation?: Cancellation): Promise<void>;
  /** `undefined` where there is no such role. */
  role(roleName: string, cancellation?: Cancellation): Promise<LiveRole | undefined>;
  policiesOf(roleName: string, cancellation?: Cancellation): Promise<readonly AttachedPolicy[]>;
  planned(change: ChangeOfRole): PlannedCall;
  create(serviceName: string, cancellation?: Cancellation): Promise<LiveRole>;
  /** Asks for the deletion. @returns the ID of its task */
  remove(roleName: string, cancellation?: Cancellation): Promise<string>;
  deletion(taskId: string, cancellation?: Cancellation): Promise<Deletion>;
  /** Ends open connections and forgets credentials. */
  close(): void;
}

export type AccountFault =
  /** The identity lacks a permission: `action` and `statement` say which. */
  | 'no-permission'
  /** No credentials were found, or the cloud does not accept them. */
  | 'credentials'
  | 'throttled'
  | 'unreachable'
  | 'time-out'
  | 'cancelled'
  | 'not-found'
  | 'conflict'
  /** The cloud refused the request for another reason. */
  | 'refused'
  /** The cloud failed (5xx). */
  | 'server'
  /** The answer was cut off or is no answer of this operation. */
  | 'malformed';

/** Why a call failed. No credential, token or signature is in any of it. */
export interface AccountFailure {
  readonly fault: AccountFault;
  /** What the cloud or the system said. */
  readonly message: string;
  readonly operation: string;
  readonly code?: string;
  readonly requestId?: string;
  readonly action?: string;
  /** The least statement that grants `action`. */
  readonly statement?: string;
}

/** What the bundle exports. */
export interface AccountModule {
  /** Reads and sends nothing until something is asked of the account. */
  connect(options: ConnectOptions): Account;
  /** Names of the profiles that the command line tools of a cloud have on this machine; none where they have none. */
  profiles(dialect: Dialect): Promise<readonly string[]>;
}

/** The failure of a call; `undefined` for an error of another kind. */
export function failureOf(error: unknown): AccountFailure | undefined {
  return error instanceof Error && 'failure' in error ? (error.failure as AccountFailure) : undefined;
}
