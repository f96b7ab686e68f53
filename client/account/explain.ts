/** Turns what an SDK throws into a failure that a person can act on, and that says nothing secret. */
import type { Dialect } from '../../server/src/protocol/roles.ts';
import type { AccountFailure } from './account.ts';
import { presentOf } from './answer.ts';
import { faultOf, firstSentence, type Refusal } from './failure.ts';
import type { Secrets } from './secrets.ts';
import { type CallSubject, leastStatement, neededAction } from './statement.ts';
import type { Traffic } from './traffic.ts';

const mostCharacters = 600;

/** Which call failed. */
export interface FailedCall {
  readonly dialect: Dialect;
  readonly operation: string;
  readonly subject: CallSubject;
  readonly secrets: Secrets;
}

/** The failure that a refusal of the cloud stands for. */
export function refusedBy(refusal: Refusal, call: FailedCall): AccountFailure {
  const { dialect, operation, subject, secrets } = call;
  const { status, code, requestId } = refusal;
  const fault = faultOf(refusal);
  if (code === undefined) return { fault, operation, message: foreignAnswer(status) };
  const message = fault === 'credentials' ? firstSentence(refusal.message) : refusal.message;
  const action = fault === 'no-permission' ? (refusal.action ?? neededAction(dialect, operation)) : undefined;
  return {
    fault,
    operation,
    message: shortened(secrets.redact(message)),
    code: secrets.redact(code),
    ...presentOf({
      requestId: requestId === undefined ? undefined : secrets.redact(requestId),
      action,
      statement: action === undefined ? undefined : leastStatement(dialect, action, subject),
    }),
  };
}

/** The failure of a connection, or of an answer that the SDK could not read. */
export function brokenBy(error: unknown, traffic: Traffic, { operation, secrets }: FailedCall): AccountFailure {
  const { status, host } = traffic;
  const { code, text } = systemErrorOf(error);
  if (status !== undefined) {
    const message = status < 400 ? 'The answer was cut off or cannot be read.' : foreignAnswer(status);
    return { fault: faultOf({ status, message: '' }), operation, message };
  }
  // The parser of HTTP found no answer in what came.
  if (code?.startsWith('HPE_') === true)
    return { fault: 'malformed', operation, message: 'What came back is no HTTP answer.', code };
  const place = host === undefined ? '' : `${host}: `;
  return {
    fault: 'unreachable',
    operation,
    message: secrets.redact(`${place}${text}`),
    ...presentOf({ code }),
  };
}

/** The answer is not of the shape that the operation documents. */
export function misshapen(error: unknown, { operation, secrets }: FailedCall): AccountFailure {
  const message = error instanceof Error ? error.message : 'The answer cannot be read.';
  return { fault: 'malformed', operation, message: shortened(secrets.redact(message)) };
}

function foreignAnswer(status: number | undefined): string {
  return `The answer with HTTP status ${status} is not in the form of the cloud.`;
}

/** What a person reads at once; AWS may add thousands of characters that only a further call decodes. */
function shortened(text: string): string {
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text;
}

/** Code and words of the system; without the URL that Alibaba Cloud's HTTP library adds to them. */
function systemErrorOf(error: unknown): { readonly code?: string; readonly text: string } {
  if (!(error instanceof Error)) return { text: 'The connection failed.' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const own = error.message.replace(/(?:GET|POST|PUT) https?:\/\/.*$/s, '').trim();
  return { text: own === '' ? (code ?? 'The connection failed.') : own, ...presentOf({ code }) };
}
