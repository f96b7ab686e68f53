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

/** Is cancelled as soon as one of two is. */
export function eitherOf(one: Cancellation, other: Cancellation | undefined): Cancellation {
  if (other === undefined) return one;
  return {
    get isCancellationRequested() {
      return one.isCancellationRequested || other.isCancellationRequested;
    },
    onCancellationRequested(listener) {
      const listeners = [one, other].map((each) => each.onCancellationRequested(listener));
      return {
        dispose() {
          for (const each of listeners) each.dispose();
        },
      };
    },
  };
}
