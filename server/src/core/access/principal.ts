import type { Dialect } from '../document/dialect.ts';
import type { PrincipalElement } from '../document/policy.ts';
import { type Glob, matchGlob, parseGlob } from './glob.ts';
import { anyOf, type Truth } from './truth.ts';

/** Who calls. */
export interface Caller {
  readonly kind: 'root' | 'user' | 'role' | 'service-linked role' | 'service' | 'federated' | 'canonical user';
  /**
   * ARN of the account's root, the user, the role or the role's session; ARN or domain of the identity provider;
   * `ecs.aliyuncs.com` for a service in the account that owns the resource, `<uid>@ecs.aliyuncs.com` for one in another account.
   */
  readonly id: string;
}

/** A value of Principal as it is compared with the names of a caller. */
export interface PrincipalTerm {
  readonly element: PrincipalElement;
  readonly glob: Glob;
  /** Whether it hands the decision to the account's own policies, instead of naming the caller. */
  readonly isAccount: boolean;
  /** A number in a bucket policy: the id of an account, or that of a user, which a caller's ARN does not show. */
  readonly accountOrUser: string | undefined;
}

/** Reads a value of Principal or NotPrincipal; its type is written before it, so that none takes the names of another. */
export function readPrincipal(element: PrincipalElement, dialect: Dialect): PrincipalTerm {
  const { text } = element;
  const type = element.type?.value;
  const own = dialect === 'ram' ? 'RAM' : 'AWS';
  const account = type === undefined || type === own ? accountNamed(text) : undefined;
  const accountOrUser = dialect === 'ram' && type === undefined && account === text ? account : undefined;
  const name =
    text === '*' && (type === undefined || type === 'AWS')
      ? '*'
      : type === 'Service'
        ? `Service:${text.toLowerCase()}`
        : type !== undefined && type !== own
          ? `${type}:${text}`
          : account === undefined
            ? identityName(text, dialect, '*')
            : accountOrUser === undefined
              ? `${own}:${dialect === 'ram' ? 'acs:ram:' : 'arn:*:*:'}:${account}:*`
              : `RAM:<${accountOrUser}>`;
  return {
    element,
    glob: parseGlob(name, { wildcards: true, fold: false, colons: 'any', variables: 'elsewhere' }),
    isAccount: account !== undefined,
    accountOrUser,
  };
}

/** The account that `…:root` or a mere number stands for. */
function accountNamed(text: string): string | undefined {
  return /^(?:(?:acs:ram:[^:]*|arn:[^:]+:iam:):([^:]+):root|(\d+))$/.exec(text)?.slice(1).find(Boolean);
}

/** Whether the caller is the principal that a term names. */
export function matchPrincipal({ glob, accountOrUser }: PrincipalTerm, names: readonly string[]): Truth {
  const ofAccount = accountOrUser === undefined ? undefined : `RAM:acs:ram::${accountOrUser}:`;
  return anyOf(names, (name) => (ofAccount !== undefined && name.startsWith(ofAccount)) || matchGlob(glob, name));
}

/**
 * Every name by which a Principal can take in the caller.
 * `owner`: the account that owns the resource; absent where it is none that a service of another account is named with.
 */
export function namesOf({ kind, id }: Caller, dialect: Dialect, owner: string | undefined): readonly string[] {
  switch (kind) {
    case 'service': {
      const name = id.toLowerCase();
      const [account, service] = name.includes('@') ? name.split('@') : [undefined, name];
      const ownName = `Service:${service}`;
      if (owner === undefined) return [`Service:${name}`];
      if (account === undefined) return [ownName, `Service:${owner}@${service}`];
      return account === owner ? [`Service:${name}`, ownName] : [`Service:${name}`];
    }
    case 'federated':
      return [`Federated:${id}`];
    case 'canonical user':
      return [`CanonicalUser:${id}`];
    case 'root':
    case 'user':
    case 'role':
    case 'service-linked role':
      return [identityName(id, dialect, '')];
  }
}

/**
 * One name for an identity; for a role and its sessions `…:role/name/session`, where the session may be left open.
 * RAM keeps names of roles in lower case. In IAM the name of a session lacks the path of its role,
 * and no two roles of an account share a name.
 */
function identityName(arn: string, dialect: Dialect, anySession: string): string {
  const own = dialect === 'ram' ? 'RAM' : 'AWS';
  const role = /^(?:acs:ram:[^:]*|arn:([^:]+):iam:):([^:]*):role\/(.*)$/s.exec(arn);
  const session = /^(?:acs:ram:[^:]*|arn:(?:([^:]+):)?sts:):([^:]*):assumed-role\/([^/]*)\/?(.*)$/s.exec(arn);
  const [, partition, account, path = '', sessionName] = role ?? session ?? [];
  if (account === undefined) return `${own}:${arn.replace(/^(acs:ram):[^:]*:/, '$1::')}`;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const start = dialect === 'ram' ? 'acs:ram:' : `arn:${partition}:iam:`;
  return `${own}:${start}:${account}:role/${dialect === 'ram' ? name.toLowerCase() : name}/${sessionName || anySession}`;
}

/** The account that an identity belongs to, or for which a service of another account acts. */
export function accountOf({ kind, id }: Caller): string | undefined {
  if (kind === 'service') return id.includes('@') ? id.slice(0, id.indexOf('@')) : undefined;
  return id.split(':')[id.startsWith('acs:') ? 3 : 4];
}

const callerKinds = { Service: 'service', Federated: 'federated', CanonicalUser: 'canonical user' } as const;

/** How the names of callers begin. */
export function callerNames(dialect: Dialect): readonly Glob[] {
  const types = dialect === 'ram' ? ['RAM', 'Service', 'Federated'] : ['AWS', ...Object.keys(callerKinds)];
  return types.map((type) =>
    parseGlob(`${type}:*`, { wildcards: true, fold: false, colons: 'any', variables: 'elsewhere' }),
  );
}

/** The caller of a name. */
export function callerNamed(name: string): Caller {
  const colon = name.indexOf(':');
  const type = name.slice(0, colon);
  const id = name.slice(colon + 1);
  if (type === 'Service' || type === 'Federated' || type === 'CanonicalUser') return { kind: callerKinds[type], id };
  const role = /^(.*):role\/([^/]*)\/(.*)$/s.exec(id);
  if (role === null) return { kind: id.endsWith(':root') ? 'root' : 'user', id };
  const [, start = '', roleName, session] = role;
  if (session === '') return { kind: 'role', id: `${start}:role/${roleName}` };
  return { kind: 'role', id: `${start.replace(/^(arn:[^:]*:)iam/, '$1sts')}:assumed-role/${roleName}/${session}` };
}
