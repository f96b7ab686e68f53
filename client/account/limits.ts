import type { AccountFault, Cancellation } from './account.ts';
import { accountError } from './failure.ts';
import type { Traffic } from './traffic.ts';

/** What ends a piece of work before it is done. */
export interface Limits {
  readonly operation: string;
  /** Milliseconds. */
  readonly timeout: number;
  readonly cancellation?: Cancellation | undefined;
  /** Requested when nobody needs the account any more. */
  readonly closing: Cancellation;
}

/** A cancellation of everything that an account does; an `AbortSignal` warns of more than ten listeners. */
export function createClosing(): Cancellation & { close(): void } {
  const listeners = new Set<() => void>();
  let isRequested = false;
  return {
    get isCancellationRequested() {
      return isRequested;
    },
    onCancellationRequested(listener) {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
    close() {
      isRequested = true;
      for (const listener of listeners) listener();
    },
  };
}

/**
 * Runs work until it is done, its time is over, it is cancelled or its account is closed, whichever comes first.
 * The requests of the work end with it.
 */
export function runWithin<T>(limits: Limits, traffic: Traffic, work: () => Promise<T>): Promise<T> {
  const { operation, timeout, cancellation, closing } = limits;
  return new Promise((resolve, reject) => {
    const stop = (fault: AccountFault, message: string): void => {
      traffic.end();
      reject(accountError({ fault, message, operation }));
    };
    const cancel = (): void => stop('cancelled', `${operation} was cancelled.`);
    if (closing.isCancellationRequested || cancellation?.isCancellationRequested === true) {
      cancel();
      return;
    }
    const timer = setTimeout(() => stop('time-out', `${operation} took longer than ${timeout} ms.`), timeout);
    const subscriptions = [closing, cancellation].map((each) => each?.onCancellationRequested(cancel));
    void traffic
      .run(work)
      .then(resolve, reject)
      .finally(() => {
        clearTimeout(timer);
        for (const subscription of subscriptions) subscription?.dispose();
      });
  });
}
