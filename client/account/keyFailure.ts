/** Why there are no credentials. Sentences of the SDKs may quote files, commands and answers, so ours stand in their place. */
import type { Dialect } from '../../server/src/protocol/roles.ts';
import type { AccountFault, CredentialSource } from './account.ts';
import { presentOf } from './answer.ts';
import { faultOf, type Refusal } from './failure.ts';
import { leastStatement } from './statement.ts';
import type { KeyFailure } from './supply.ts';
import type { Traffic } from './traffic.ts';

export interface FailedKeys {
  readonly dialect: Dialect;
  readonly source: CredentialSource;
  readonly error: unknown;
  /** What the cloud said when it was asked for a session; `undefined` where it was not, or said nothing. */
  readonly refusal: Refusal | undefined;
  readonly traffic: Traffic;
}

const clouds: Readonly<Record<Dialect, string>> = { ram: 'Alibaba Cloud', iam: 'AWS' };

/** Sentences of the SDKs that help and quote nothing but the name of a profile. */
const tellable = [
  /CloudSSO access token is empty or expired/,
  /unable to get profile with '[^']*'/,
  /unsupported profile mode '[^']*'/,
  /the CLI profile is disabled/,
  /IMDS credentials is disabled/,
  /Could not resolve credentials using profile: \[[^\]]*\]/,
  /The SSO session (?:token )?associated with (?:this profile|profile=\S+) (?:was not found or is invalid|is invalid|has expired)/,
  /Profile \S+ requires multi-factor authentication/,
  /Your session has expired/,
  /^\w+ is empty$/,
];

/** Where machines of Alibaba Cloud tell their role; on other machines it is no wonder that nobody answers there. */
const machineAddress = '100.100.100.200';

const broken =
  /^(ECONN|ENOTFOUND|EAI_AGAIN|EHOST|ENET|ETIMEDOUT|EPIPE|EPROTO|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL)/;

export function keyFailure({ dialect, source, error, refusal, traffic }: FailedKeys): KeyFailure {
  if (refusal !== undefined) return refusedSession(refusal, dialect, source);
  const isLocal = source.kind === 'keys' || source.kind === 'instance';
  if (!isLocal && traffic.status !== undefined && traffic.status >= 500)
    return { fault: 'server', message: `The request for a session was answered with HTTP status ${traffic.status}.` };
  const code = brokenCodeIn(error);
  if (!isLocal && code !== undefined)
    return { fault: 'unreachable', message: `The request for a session ended with ${code}.`, code };
  return { fault: 'credentials', message: sentenceFor(dialect, source, error) };
}

function refusedSession(refusal: Refusal, dialect: Dialect, source: CredentialSource): KeyFailure {
  const { code, requestId } = refusal;
  const fault = faultOfSession(faultOf(refusal), source);
  const message = `${clouds[dialect]} gave no session${code === undefined ? '' : `: ${code}`}.`;
  if (fault !== 'no-permission') return { fault, message, ...presentOf({ code, requestId }) };
  const action = refusal.action ?? 'sts:AssumeRole';
  const subject = source.kind === 'role' ? { roleArn: source.roleArn } : {};
  const statement = leastStatement(dialect, action, subject);
  return { fault, message, action, statement, ...presentOf({ code, requestId }) };
}

/** A role to assume that is absent is no word on the role that a call is about; a trust policy that says no is no lack of a permission. */
function faultOfSession(fault: AccountFault, source: CredentialSource): AccountFault {
  if (fault === 'throttled' || fault === 'server') return fault;
  return fault === 'no-permission' && source.kind !== 'oidc' ? fault : 'credentials';
}

function sentenceFor(dialect: Dialect, source: CredentialSource, error: unknown): string {
  const told = errorsIn(error).flatMap((each) =>
    tellable.flatMap((pattern) => pattern.exec(each.message)?.[0] ?? []),
  )[0];
  const because = told === undefined ? '.' : `: ${told}.`;
  switch (source.kind) {
    case 'default':
    case 'role':
      return `No credentials of ${clouds[dialect]} were found in the environment, in the files of its command line tool or on this machine${because}`;
    case 'profile':
      return `The profile "${source.profile}" gives no credentials${because}`;
    case 'keys':
      return `The access key is not complete${because}`;
    case 'instance':
      return `This machine has no role that gives credentials of ${clouds[dialect]}${because}`;
    case 'oidc':
      return codeOf(error) === 'ENOENT'
        ? `There is no token file ${source.tokenFile}.`
        : `The token of the identity provider gives no credentials${because}`;
  }
}

/** Errors that a chain of sources gathered, or the one error. */
export function errorsIn(error: unknown): readonly Error[] {
  const all: readonly unknown[] = error instanceof AggregateError ? error.errors : [error];
  return all.filter((each) => each instanceof Error);
}

/** Code of a connection that failed on the way to the cloud. */
function brokenCodeIn(error: unknown): string | undefined {
  return errorsIn(error)
    .filter(({ message }) => !message.includes(machineAddress))
    .map(codeOf)
    .find((code) => code !== undefined && broken.test(code));
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
