import type { Dialect } from '../../server/src/protocol/roles.ts';
import type { AccountFailure, Cancellation } from './account.ts';
import { failureOf } from './account.ts';
import { brokenBy, type FailedCall, misshapen, refusedBy } from './explain.ts';
import { accountError, type Refusal } from './failure.ts';
import { runWithin } from './limits.ts';
import type { Secrets } from './secrets.ts';
import type { CallSubject } from './statement.ts';
import type { Supply } from './supply.ts';
import { createTraffic, type Traffic } from './traffic.ts';

/** One operation of a cloud. */
export interface CloudCall<T> {
  readonly operation: string;
  /** Sends it by the SDK, once. */
  readonly send: () => Promise<unknown>;
  /** @throws a sentence where the answer is not what the operation documents */
  readonly read: (answer: unknown) => T;
  readonly subject?: CallSubject;
}

export interface CallerOptions {
  readonly dialect: Dialect;
  readonly supply: Supply;
  /** What the cloud said by way of an error of its SDK; `undefined` where it said nothing that can be read. */
  readonly refusalOf: (error: unknown) => Refusal | undefined;
  readonly timeout: number;
  readonly closing: Cancellation;
  readonly owner: object;
  readonly secrets: Secrets;
}

/** Calls an operation, and once more where it was throttled. @throws an `AccountFailure` error */
export type Caller = <T>(call: CloudCall<T>, cancellation?: Cancellation) => Promise<T>;

/** Milliseconds before the second attempt; the part by chance keeps several accounts from coming back at once. */
const leastPause = 300;
const pauseByChance = 200;

export function createCaller(options: CallerOptions): Caller {
  const { dialect, supply, refusalOf, timeout, closing, owner, secrets } = options;
  return async (call, cancellation) => {
    const { operation, subject = {} } = call;
    const failed: FailedCall = { dialect, operation, subject, secrets };
    const traffic = createTraffic({ owner, onSignature: (signature) => secrets.remember(signature) });
    let throttled: Error | undefined;
    try {
      return await runWithin({ operation, timeout, cancellation, closing }, traffic, async () => {
        try {
          return await attempt(call, failed, traffic);
        } catch (error) {
          if (!isWorthAnother(failureOf(error), dialect)) throw error;
          throttled = error instanceof Error ? error : undefined;
          await pause(leastPause + Math.random() * pauseByChance);
          throttled = undefined;
          return await attempt(call, failed, traffic);
        }
      });
    } catch (error) {
      const failure = failureOf(error);
      if (failure?.fault === 'credentials') supply.forget();
      // Where time ended in the pause, it is the throttling that a person should hear of.
      throw failure?.fault === 'time-out' && throttled !== undefined ? throttled : error;
    }
  };

  async function attempt<T>({ operation, send, read }: CloudCall<T>, failed: FailedCall, traffic: Traffic): Promise<T> {
    await credentialsFor(operation);
    // Nobody waits any more, and what changes something must not be sent behind a person's back.
    if (traffic.isEnded) throw new Error('ended');
    let answer: unknown;
    try {
      answer = await send();
    } catch (error) {
      const refusal = refusalOf(error);
      throw accountError(refusal === undefined ? brokenBy(error, traffic, failed) : refusedBy(refusal, failed));
    }
    try {
      return read(answer);
    } catch (error) {
      throw accountError(misshapen(error, failed));
    }
  }

  async function credentialsFor(operation: string): Promise<void> {
    try {
      await supply.refresh(operation);
    } catch (error) {
      const failure = failureOf(error);
      throw failure === undefined ? error : accountError({ ...failure, operation });
    }
  }
}

/** Alibaba Cloud hides some of its throttling behind a sporadic lack of permission. */
function isWorthAnother(failure: AccountFailure | undefined, dialect: Dialect): boolean {
  return failure?.fault === 'throttled' || (failure?.fault === 'no-permission' && dialect === 'ram');
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}
