/** Runs the suites in a web worker. */
import 'mocha/mocha.js';
import { longestTestMilliseconds, runToEnd } from './runToEnd.ts';

/** Loads the suites into the worker's Mocha and runs them; fails if one of them does. */
export async function runSuites(load: () => void): Promise<void> {
  mocha.setup({ ui: 'tdd', color: false, timeout: longestTestMilliseconds });
  mocha.reporter('spec', {});
  load();
  await runToEnd((done) => mocha.run(done));
}
