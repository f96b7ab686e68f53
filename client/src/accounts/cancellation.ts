import type { Cancellation } from '../../account/account.ts';

/** A cancellation that its owner gives. */
export interface CancellationSource {
  readonly token: Cancellation;
  cancel(): void;
}

export function createCancellation(): CancellationSource {
  const listeners = new Set<() => void>();
  let isRequested = false;
  return {
    token: {
      get isCancellationRequested() {
        return isRequested;
      },
      onCancellationRequested(listener) {
        listeners.add(listener);
        return { dispose: () => listeners.delete(listener) };
      },
    },
    cancel() {
      if (isRequested) return;
      isRequested = true;
      for (const listener of [...listeners]) listener();
      listeners.clear();
    },
  };
}
