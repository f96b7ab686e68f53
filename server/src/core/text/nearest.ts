/**
 * Edit distance that counts a swap of neighbours as one step and ignores letter case.
 * @returns a number greater than `limit` as soon as the distance is known to exceed it
 */
export function distance(left: string, right: string, limit: number = Number.POSITIVE_INFINITY): number {
  const a = left.toLowerCase();
  const b = right.toLowerCase();
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforePrevious: number[] = [];
  let previous: number[] = [];
  for (let column = 0; column <= b.length; column++) previous.push(column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, (beforePrevious[column - 2] ?? 0) + 1);
      }
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/**
 * The candidate that `text` most likely meant, or `undefined` when none is near or two are equally near.
 * A third of the letters, three at the most, may be wrong.
 */
export function nearest(text: string, candidates: Iterable<string>): string | undefined {
  const limit = Math.min(3, Math.max(1, Math.floor(text.length / 3)));
  let best: string | undefined;
  let bestSteps = limit + 1;
  let tied = false;
  for (const candidate of candidates) {
    const steps = distance(text, candidate, Math.min(limit, bestSteps));
    if (steps > limit || steps > bestSteps) continue;
    tied = steps === bestSteps && candidate !== best;
    if (steps < bestSteps) best = candidate;
    bestSteps = steps;
  }
  return tied ? undefined : best;
}
