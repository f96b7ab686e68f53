/**
 * Puts every question to an account, fault after fault, and tells what the errors are made of.
 * It runs in a process of its own, so that all that the SDKs print can be read.
 */
import type { ConnectOptions } from '../../client/account/account.ts';
import { connect } from '../../client/account/main.ts';
import type { Fault } from '../support/cloud/faults.ts';
import { everyCall, wholeOf } from './accounts.ts';

export interface CanaryOrder {
  /** Where faults are set. */
  readonly control: string;
  readonly accounts: readonly ConnectOptions[];
  readonly faults: readonly Fault[];
}

export interface CanaryReport {
  /** Every error with all its members. */
  readonly errors: readonly string[];
}

process.once('message', (order: CanaryOrder) => {
  void run(order).then((report) => process.send?.(report, () => process.disconnect()));
});

async function run({ control, accounts, faults }: CanaryOrder): Promise<CanaryReport> {
  const errors: string[] = [];
  for (const fault of faults) {
    await steer(control, 'clear-faults');
    await steer(control, 'fault', fault);
    const open = accounts.map((options) => connect(options));
    // Twice, since more than ten listeners of one thing make Node warn.
    const asked = [...open, ...open].flatMap((account) => Object.values(everyCall(account)).map((ask) => ask()));
    for (const end of await Promise.allSettled(asked)) if (end.status === 'rejected') errors.push(wholeOf(end.reason));
    for (const account of open) account.close();
    await steer(control, 'release');
  }
  return { errors };
}

async function steer(control: string, command: string, body: object = {}): Promise<void> {
  await fetch(`${control}/__test/${command}`, { method: 'POST', body: JSON.stringify(body) });
}
