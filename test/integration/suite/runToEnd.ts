/** Long enough for a busy machine; a test that waits for a fact ends as soon as it is there. */
export const longestTestMilliseconds = 60_000;

/** Runs all loaded suites and says how many tests passed and failed; a run without tests fails too. */
export function runToEnd(start: (done: (failures: number) => void) => Mocha.Runner): Promise<void> {
  return new Promise((resolve, reject) => {
    let passed = 0;
    console.log('Suites begin');
    const runner = start((failed) => {
      console.log(`${passed} passed, ${failed} failed`);
      if (failed > 0) reject(new Error(`${failed} tests failed.`));
      else if (passed === 0) reject(new Error('No test ran.'));
      else resolve();
    });
    runner.on('pass', () => {
      passed += 1;
    });
  });
}
