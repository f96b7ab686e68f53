import { createHash } from 'node:crypto';
import type { Dialect } from '../../../server/src/core/document/dialect.ts';
import type { IdentitySeed, RoleSeed } from './seed.ts';

/** What an ARN needs of an account. */
export interface AccountName {
  readonly dialect: Dialect;
  readonly accountId: string;
}

export function arnOfIdentity({ dialect, accountId }: AccountName, { kind, name, session }: IdentitySeed): string {
  if (dialect === 'ram') {
    if (kind === 'account') return `acs:ram::${accountId}:root`;
    if (kind === 'user') return `acs:ram::${accountId}:user/${name}`;
    return `acs:ram::${accountId}:assumed-role/${name}/${session ?? 'session'}`;
  }
  if (kind === 'account') return `arn:aws:iam::${accountId}:root`;
  if (kind === 'user') return `arn:aws:iam::${accountId}:user/${name}`;
  return `arn:aws:sts::${accountId}:assumed-role/${name}/${session ?? 'session'}`;
}

export function arnOfRole(
  { dialect, accountId }: AccountName,
  { roleName, serviceName }: Pick<RoleSeed, 'roleName' | 'serviceName'>,
): string {
  if (dialect === 'ram')
    return `acs:ram::${accountId}:role/${serviceName === undefined ? roleName : roleName.toLowerCase()}`;
  const path = serviceName === undefined ? '' : `aws-service-role/${serviceName}/`;
  return `arn:aws:iam::${accountId}:role/${path}${roleName}`;
}

export function roleIdOf(dialect: Dialect, name: string): string {
  const digest = createHash('sha256').update(name).digest('hex');
  if (dialect === 'ram')
    return `3${BigInt(`0x${digest.slice(0, 16)}`)
      .toString()
      .padStart(17, '0')
      .slice(0, 17)}`;
  return `AROA${digest.slice(0, 16).toUpperCase()}`;
}
