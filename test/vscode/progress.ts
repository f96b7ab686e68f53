/** Lines that tell a waiting person what goes on and how long it took. */

const heartbeatMilliseconds = 10_000;

/** Does long work under a line that names it; another line every ten seconds shows that it goes on. */
export async function withProgress<T>(title: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  console.log(`${title} …`);
  const heartbeat = setInterval(
    () => console.log(`  still at it after ${secondsSince(started)}`),
    heartbeatMilliseconds,
  );
  try {
    const result = await work();
    console.log(`  done in ${secondsSince(started)}`);
    return result;
  } finally {
    clearInterval(heartbeat);
  }
}

/** Time since a reading of `performance.now()`, for people, such as `3.2 s`. */
export function secondsSince(started: number): string {
  return `${((performance.now() - started) / 1000).toFixed(1)} s`;
}
