import { randomBytes } from 'node:crypto';
import { arnOfRole } from './arns.ts';
import type { IdentitySeed } from './seed.ts';
import type { AccountState, RoleState } from './state.ts';

export interface Session extends IdentitySeed {
  readonly token: string;
  readonly expires: string;
}

/** The role that an ARN names; RAM writes the ARN of a role in either case. */
export function roleOfArn(account: AccountState, arn: string): RoleState | undefined {
  return [...account.roles.values()].find((role) => arnOfRole(account, role).toLowerCase() === arn.toLowerCase());
}

/** Whether the trust policy of a role names one of these principals; `kind` is the member of its Principal. */
export function isTrusted({ trustPolicy }: RoleState, kind: string, principals: readonly string[]): boolean {
  const { Statement } = JSON.parse(trustPolicy) as { readonly Statement: TrustStatement | readonly TrustStatement[] };
  return [Statement].flat().some(({ Effect, Principal }) => {
    const trusted = [Principal[kind] ?? []].flat();
    return Effect === 'Allow' && trusted.some((name) => principals.includes(name));
  });
}

interface TrustStatement {
  readonly Effect: string;
  readonly Principal: Readonly<Record<string, string | readonly string[]>>;
}

/** Makes credentials for a role that somebody assumes; the words in them say that they are of no use elsewhere. */
export function openSession(
  account: AccountState,
  role: RoleState,
  { session, seconds, now }: { readonly session: string; readonly seconds: number; readonly now: number },
): Session {
  const unique = randomBytes(6).toString('hex');
  const known = [...account.identities.values()].find(({ kind, name }) => kind === 'role' && name === role.roleName);
  const opened: Session = {
    accessKeyId: `${account.dialect === 'ram' ? 'STS.' : 'ASIA'}session${unique}`,
    accessKeySecret: `session-secret-${unique}`,
    token: `session-token-${unique}`,
    expires: new Date(now + seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z'),
    kind: 'role',
    name: role.roleName,
    session,
    ...(known?.denied !== undefined && { denied: known.denied }),
  };
  account.identities.set(opened.accessKeyId, opened);
  return opened;
}
