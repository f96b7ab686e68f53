/** Answers that come when a test lets them. */
export interface Hold {
  /** Ends with the release that comes next. */
  wait(): Promise<void>;
  /** Lets all go that wait. */
  release(): void;
  /** Lets the one go that began to wait last. */
  releaseLast(): void;
}

export function createHold(): Hold {
  let waiting: (() => void)[] = [];
  return {
    wait: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
      }),
    release() {
      const released = waiting;
      waiting = [];
      for (const go of released) go();
    },
    releaseLast() {
      waiting.pop()?.();
    },
  };
}
