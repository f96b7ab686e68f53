import type { AccountFailure, AccountFault } from './account.ts';

/** What a cloud answered in place of a result. */
export interface Refusal {
  readonly status?: number;
  /** Absent where the answer names none, as that of a proxy. */
  readonly code?: string;
  readonly message: string;
  readonly requestId?: string;
  /** Action that the identity lacks, where the answer names it. */
  readonly action?: string;
}

/** An error as `Account` documents it. It is made anew, so that nothing of an SDK's error is in it. */
export function accountError(failure: AccountFailure): Error {
  return Object.assign(new Error(failure.message), { failure });
}

const throttled =
  /^(Throttling|TooManyRequests|RequestLimitExceeded|SlowDown|RequestThrottled)|\.Throttling|FlowControl/;

const badCredentials = new RegExp(
  `^(${[
    'InvalidAccessKey',
    'InvalidSecurityToken',
    'MissingAccessKey',
    'MissingSecurityToken',
    'SignatureDoesNotMatch',
    'SignatureNonceUsed',
    'IncompleteSignature',
    'InvalidSignature',
    'InvalidTimeStamp',
    'InvalidCredentials',
    'InvalidClientTokenId',
    'InvalidToken',
    'ExpiredToken',
    'RequestExpired',
    'RequestTimeTooSkewed',
    'MissingAuthenticationToken',
    'UnrecognizedClient',
    'AuthFailure',
    'InvalidIdentityToken',
    'IDPRejectedClaim',
    'AuthenticationFail',
  ].join('|')})`,
);

const lacksPermission = /^(NoPermission|Forbidden|AccessDenied|Unauthorized|NotAuthorized)/;
const isAbsent = /^(EntityNotExist|NoSuchEntity)/;
const fails = /^(InternalError|InternalFailure|ServiceFailure|ServiceUnavailable)/;
const clashes = /^(EntityAlreadyExists|DeleteConflict|ConcurrentModification|EntityTemporarilyUnmodifiable)/;

/**
 * What a refusal means. Codes decide before statuses, since both clouds use 400, 403 and 404 for bad credentials too.
 * An answer without a code is none of the cloud: a page that says 404 is no word on a role.
 */
export function faultOf({ status = 0, code, message }: Refusal): AccountFault {
  if (status === 429) return 'throttled';
  if (code === undefined) return status >= 500 ? 'server' : 'malformed';
  if (throttled.test(code)) return 'throttled';
  if (fails.test(code)) return 'server';
  if (badCredentials.test(code)) return 'credentials';
  if (lacksPermission.test(code)) return 'no-permission';
  if (isAbsent.test(code)) return 'not-found';
  if (clashes.test(code) || (status === 409 && !code.startsWith('LimitExceeded'))) return 'conflict';
  // AWS says so where the service-linked role is there already.
  if (code.startsWith('InvalidInput') && message.includes('has been taken in this account')) return 'conflict';
  return status >= 500 ? 'server' : 'refused';
}

/** The first sentence of a text; what follows in refusals of signatures is the request that was signed. */
export function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;
}
