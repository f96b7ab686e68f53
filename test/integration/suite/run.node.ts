/** Runs the suites in a Node extension host. */
import Mocha from 'mocha';
import { longestTestMilliseconds, runToEnd } from './runToEnd.ts';

/** Loads the suites into a Mocha of their own and runs them; fails if one of them does. */
export async function runSuites(load: () => void): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', color: false, timeout: longestTestMilliseconds });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  load();
  await runToEnd((done) => mocha.run(done));
}
