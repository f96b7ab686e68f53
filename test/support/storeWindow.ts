/** A store of accounts with the surroundings of a window of an editor, but without one. */
import type { AccountModule, Cancellation } from '../../client/account/account.ts';
import {
  type AccountStore,
  type AccountStoreParts,
  createAccountStore,
} from '../../client/src/accounts/accountStore.ts';

/** `memory` and `secrets` outlive the window. */
export interface StoreWindow {
  readonly store: AccountStore;
  readonly memory: Map<string, unknown>;
  readonly secrets: Map<string, string>;
  /** Lets all waits end that were begun, in their order, until nothing waits. */
  letTimePass(): Promise<void>;
  /** Whether waits end at once from now on, those too that were begun, instead of when a test lets time pass. */
  hurry(isHurried: boolean): void;
  /** Milliseconds of every wait that was begun. */
  readonly waits: readonly number[];
}

export interface StoreWindowParts {
  load(): Promise<AccountModule>;
  settings?: AccountStoreParts['settings'];
  /** The window before this one. */
  readonly before?: Pick<StoreWindow, 'memory' | 'secrets'> | undefined;
  /** Told what is about to be kept in the memory. */
  onKeep?(key: string): void;
}

export function openStoreWindow(parts: StoreWindowParts): StoreWindow {
  const { load, settings = () => ({ timeout: 1_000 }), before, onKeep } = parts;
  const memory = before?.memory ?? new Map<string, unknown>();
  const secrets = before?.secrets ?? new Map<string, string>();
  let waiting: (() => void)[] = [];
  let isHurried = false;
  const waits: number[] = [];
  const store = createAccountStore({
    load,
    settings,
    memory: {
      get: (key) => memory.get(key),
      // What goes through the editor's memory is JSON afterwards.
      update: async (key, value) => {
        onKeep?.(key);
        memory.set(key, JSON.parse(JSON.stringify(value)));
      },
    },
    secrets: {
      get: async (key) => secrets.get(key),
      store: async (key, value) => void secrets.set(key, value),
      delete: async (key) => void secrets.delete(key),
    },
    schedule(run, milliseconds) {
      waits.push(milliseconds);
      if (isHurried) {
        const immediate = setImmediate(run);
        return () => clearImmediate(immediate);
      }
      waiting.push(run);
      return () => {
        waiting = waiting.filter((each) => each !== run);
      };
    },
    now: () => '2026-11-30T08:00:00Z',
  });
  return {
    store,
    memory,
    secrets,
    waits,
    async letTimePass() {
      await settled();
      for (let run = waiting.shift(); run !== undefined; run = waiting.shift()) {
        run();
        await settled();
      }
    },
    hurry(next) {
      isHurried = next;
      if (!isHurried) return;
      const begun = waiting;
      waiting = [];
      for (const run of begun) run();
    },
  };
}

/** Lets every promise that can settle do so. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}

export const never: Cancellation = {
  isCancellationRequested: false,
  onCancellationRequested: () => ({ dispose: () => undefined }),
};
