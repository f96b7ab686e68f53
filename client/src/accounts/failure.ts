import { type AccountFailure, failureOf } from '../../account/account.ts';

/** The failure that an error carries; what is no failure of an account is told by its message. */
export function failureFrom(error: unknown): AccountFailure {
  const message = error instanceof Error ? error.message : String(error);
  return failureOf(error) ?? { fault: 'malformed', operation: '', message };
}
