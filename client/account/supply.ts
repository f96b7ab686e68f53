import type { AccountFailure, Cancellation } from './account.ts';
import { accountError } from './failure.ts';
import { runWithin } from './limits.ts';
import type { Secrets } from './secrets.ts';
import { createTraffic, type Traffic } from './traffic.ts';

/** Credentials of either cloud as they are now. */
export interface Keys {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly token?: string;
}

/** Gives credentials and gets new ones in time; of the SDK's own making. */
export type KeySource = () => Promise<Keys>;

/** Why a source gave no credentials. */
export type KeyFailure = Omit<AccountFailure, 'operation'>;

/** The credentials of one account. */
export interface Supply {
  /** Looks for credentials, or for new ones in time. @throws an `AccountFailure` error with this operation */
  refresh(operation: string): Promise<void>;
  /** What was found last; there is something after `refresh`. */
  keys(): Keys;
  /** Starts over with the source, as after credentials that the cloud did not take. */
  forget(): void;
}

export interface SupplyOptions {
  /** Makes the source; reads and sends nothing yet. */
  readonly source: () => KeySource;
  readonly explain: (error: unknown, traffic: Traffic) => KeyFailure;
  readonly timeout: number;
  readonly closing: Cancellation;
  readonly owner: object;
  readonly secrets: Secrets;
}

/**
 * Calls that ask at the same time share one look-up, which has limits of its own:
 * the first of them may be cancelled without failing the others.
 */
export function createSupply({ source, explain, timeout, closing, owner, secrets }: SupplyOptions): Supply {
  let current: KeySource | undefined;
  let found: Keys | undefined;
  let pending: Promise<void> | undefined;
  closing.onCancellationRequested(() => {
    current = undefined;
    found = undefined;
  });
  return {
    async refresh(operation) {
      pending ??= lookUp(operation).finally(() => {
        pending = undefined;
      });
      await pending;
    },
    keys() {
      if (found === undefined) throw new Error('Nobody looked for credentials.');
      return found;
    },
    forget() {
      current = undefined;
    },
  };

  async function lookUp(operation: string): Promise<void> {
    const traffic = createTraffic({ owner, onSignature: (signature) => secrets.remember(signature) });
    await runWithin({ operation, timeout, closing }, traffic, async () => {
      try {
        current ??= source();
        found = await current();
        secrets.remember(found.accessKeySecret, found.token);
        secrets.rememberId(found.accessKeyId);
      } catch (error) {
        // The chain of Alibaba Cloud's SDK would ask the source that failed last for ever.
        current = undefined;
        const failure = explain(error, traffic);
        throw accountError({ ...failure, message: secrets.redact(failure.message), operation });
      }
    });
  }
}
