/** Whether something is so; `unknown` where it hangs on what nobody said. Compare with `=== true`, since `unknown` is no falsy value. */
export type Truth = boolean | 'unknown';

/** True when one is, false when all are false. */
export function anyOf<Item>(items: Iterable<Item>, judge: (item: Item) => Truth): Truth {
  let found: Truth = false;
  for (const item of items) {
    const truth = judge(item);
    if (truth === true) return true;
    if (truth === 'unknown') found = truth;
  }
  return found;
}

/** False when one is, true when all are true. */
export function allOf<Item>(items: Iterable<Item>, judge: (item: Item) => Truth): Truth {
  return negate(anyOf(items, (item) => negate(judge(item))));
}

export function negate(truth: Truth): Truth {
  return truth === 'unknown' ? truth : !truth;
}
