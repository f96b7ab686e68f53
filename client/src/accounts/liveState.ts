import type { AccountFailure, Deletion, LiveRole, RoleUsage } from '../../account/account.ts';

/** How a role stands in an account, as far as the account was asked. */
export type LiveState =
  | { readonly kind: 'unasked' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'absent' }
  /** `deletionFailure`: a deletion was asked for some time, and what became of it cannot be read. */
  | { readonly kind: 'present'; readonly role: LiveRole; readonly deletionFailure?: AccountFailure }
  | { readonly kind: 'deleting'; readonly task: DeletionTask; readonly following: Following }
  | FailedDeletion
  /** The account could not be asked. */
  | { readonly kind: 'failure'; readonly failure: AccountFailure };

/** A deletion that came to its end and left the role there. */
export type FailedDeletion =
  /** Resources still use the role. */
  | {
      readonly kind: 'failed';
      readonly role?: LiveRole;
      readonly message: string;
      readonly usages: readonly RoleUsage[];
    }
  | { readonly kind: 'internal-error'; readonly role?: LiveRole; readonly message: string };

/** A deletion that was asked for and has not come to its end. Kept over reloads of the window. */
export interface DeletionTask {
  /** ID of the account among the connected ones. */
  readonly account: string;
  readonly roleName: string;
  readonly taskId: string;
  /** When it was asked for, ISO 8601 in UTC; absent where the cloud does not tell. */
  readonly since?: string;
}

/** Whether somebody looks after a deletion: it does, it no longer does after failures, or the account is not connected. */
export type Following =
  | { readonly kind: 'followed'; readonly status: 'waiting' | 'running' }
  | { readonly kind: 'lost'; readonly failure: AccountFailure }
  | { readonly kind: 'paused' };

/** The state that a deletion at its end leaves; `undefined` while it goes on, and once the role is gone. */
export function stateAfter(deletion: Deletion): FailedDeletion | undefined {
  switch (deletion.status) {
    case 'failed':
      return { kind: 'failed', message: deletion.message, usages: deletion.usages };
    case 'internal-error':
      return { kind: 'internal-error', message: deletion.message };
    default:
      return undefined;
  }
}

export function isFailedDeletion(state: LiveState | undefined): state is FailedDeletion {
  return state?.kind === 'failed' || state?.kind === 'internal-error';
}
