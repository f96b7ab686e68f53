import type { Account, AccountFailure, Cancellation, Deletion } from '../../account/account.ts';
import { failureFrom } from './failure.ts';

/** Waits before a deletion is asked again: the first answers come soon, and a slow deletion is not asked every second. */
const firstWaitMilliseconds = 1_500;
const longestWaitMilliseconds = 30_000;
const growth = 1.6;
/** So many failures in a row end the following; a person can take it up again. */
const mostFailures = 5;

export interface FollowParts {
  readonly account: Account;
  readonly taskId: string;
  readonly cancellation: Cancellation;
  /** Calls back after some milliseconds. @returns what calls it off */
  schedule(run: () => void, milliseconds: number): () => void;
  /** Told every answer while the deletion goes on. */
  onProgress(status: 'waiting' | 'running'): void;
}

export type FollowEnd =
  | { readonly kind: 'ended'; readonly deletion: Deletion }
  | { readonly kind: 'lost'; readonly failure: AccountFailure }
  | { readonly kind: 'cancelled' };

/** Asks how a deletion stands until it comes to an end, less and less often; failures on the way are survived for a while. */
export async function followDeletion({
  account,
  taskId,
  cancellation,
  schedule,
  onProgress,
}: FollowParts): Promise<FollowEnd> {
  let wait = firstWaitMilliseconds;
  let failures = 0;
  while (!cancellation.isCancellationRequested) {
    try {
      const deletion = await account.deletion(taskId, cancellation);
      failures = 0;
      if (deletion.status !== 'waiting' && deletion.status !== 'running') return { kind: 'ended', deletion };
      onProgress(deletion.status);
    } catch (error) {
      const failure = failureFrom(error);
      // The account was closed with it, where not this alone was called off.
      if (cancellation.isCancellationRequested || failure.fault === 'cancelled') break;
      failures++;
      // Nobody is granted a permission within seconds, and a task that is not found stays so.
      const isFinal = ['no-permission', 'credentials', 'not-found', 'refused'].includes(failure.fault);
      if (isFinal || failures >= mostFailures) return { kind: 'lost', failure };
    }
    await pause(wait, cancellation, schedule);
    wait = Math.min(wait * growth, longestWaitMilliseconds);
  }
  return { kind: 'cancelled' };
}

function pause(milliseconds: number, cancellation: Cancellation, schedule: FollowParts['schedule']): Promise<void> {
  return new Promise((resolve) => {
    if (cancellation.isCancellationRequested) {
      resolve();
      return;
    }
    const done = (): void => {
      listener.dispose();
      resolve();
    };
    const callOff = schedule(done, milliseconds);
    const listener = cancellation.onCancellationRequested(() => {
      callOff();
      done();
    });
  });
}
