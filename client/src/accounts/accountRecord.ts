import type { ConnectOptions, CredentialSource, Identity } from '../../account/account.ts';

/** How a person connects to an account; endpoints and time-outs are settings. */
export type ConnectChoice = Pick<ConnectOptions, 'dialect' | 'credentials' | 'region'>;

/** What is remembered of an account over reloads: how to connect to it again, never a secret. */
export interface AccountRecord {
  /** Letters, digits and hyphens; the same for the same identity. */
  readonly id: string;
  readonly identity: Identity;
  readonly choice: ConnectChoice;
}

/** Keys of an account, as they lie in the editor's secret storage. */
export interface AccountSecret {
  readonly accessKeySecret: string;
  readonly token?: string;
}

export function recordOf(choice: ConnectChoice, identity: Identity): AccountRecord {
  const name = identity.name.replace(/[^A-Za-z0-9]/g, (character) => `-${character.codePointAt(0)?.toString(16)}-`);
  const id = `${choice.dialect}-${identity.accountId}-${name}`.toLowerCase();
  return { id, identity, choice: { ...choice, credentials: withoutSecret(choice.credentials) } };
}

/** The secret part of a choice; `undefined` where it has none. */
export function secretOf({ credentials }: ConnectChoice): AccountSecret | undefined {
  if (credentials.kind !== 'keys') return undefined;
  const { accessKeySecret, token } = credentials;
  return { accessKeySecret, ...(token !== undefined && { token }) };
}

export function withSecret(choice: ConnectChoice, secret: AccountSecret | undefined): ConnectChoice {
  const { credentials } = choice;
  return credentials.kind === 'keys' ? { ...choice, credentials: { ...credentials, ...secret } } : choice;
}

/** What was remembered, as far as it still has the shape of today. */
export function readRecords(value: unknown): readonly AccountRecord[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** `undefined` for a text that is no secret of ours. */
export function readSecret(text: string | undefined): AccountSecret | undefined {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isObject(value) && typeof value['accessKeySecret'] === 'string'
      ? (value as unknown as AccountSecret)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a record says all that is needed, or its secret has to be asked for. */
export function needsSecret({ choice }: AccountRecord): boolean {
  return choice.credentials.kind === 'keys';
}

/** The account with who asks it, as people read it. */
export function labelOf({ identity }: AccountRecord): string {
  const { accountId, name } = identity;
  return name === accountId ? accountId : `${accountId} · ${name}`;
}

function withoutSecret(credentials: CredentialSource): CredentialSource {
  if (credentials.kind !== 'keys') return credentials;
  return { kind: 'keys', accessKeyId: credentials.accessKeyId, accessKeySecret: '' };
}

function isRecord(value: unknown): value is AccountRecord {
  if (!isObject(value)) return false;
  const { id, identity, choice } = value;
  return typeof id === 'string' && isObject(identity) && isObject(choice) && isObject(choice['credentials']);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
