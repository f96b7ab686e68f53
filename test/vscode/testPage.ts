/** Runs suites inside a workbench page and brings their words and their end out of it. */
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { format } from 'node:util';
import type { Page } from 'playwright-core';

const longestRunMilliseconds = 300_000;

// Before and after the suites the workbench logs much that nobody can act on; it stays in the log file.
const suitesBegin = 'Suites begin';
const suitesEnd = /^\d+ passed, \d+ failed$/;

const noise = [/additional builtin extensions/, /package\.nls\.json/, /AccountPolicyGate/, /No search provider/];

/**
 * Opens the address and waits until the suites end; gives 0 if they passed, as the exit code of a process.
 * What is logged between the lines `Suites begin` and `N passed, N failed` is printed;
 * everything is kept in `workbench.log` of the folder, with a picture of the workbench if the suites do not end.
 */
export async function runTestsInPage(page: Page, url: string, folder: string): Promise<number> {
  const log = createWriteStream(join(folder, 'workbench.log'));
  const early: string[] = [];
  let begun = false;
  let running = false;
  await page.exposeFunction('codeAutomationLog', (type: string, values: unknown[]) => {
    const line = format(...values);
    log.write(`[${type}] ${line}\n`);
    if (line === suitesBegin) {
      begun = true;
      running = true;
    } else if (running && !noise.some((pattern) => pattern.test(line))) console.log(line);
    else if (!begun && type === 'error') early.push(line);
    if (suitesEnd.test(line)) running = false;
  });
  const ended = new Promise<number>((resolve, reject) => {
    page.exposeFunction('codeAutomationExit', resolve).catch(reject);
    page.once('crash', () => reject(new Error('The workbench page crashed.')));
  });
  await page.goto(url);
  const code = await Promise.race([ended, delay(longestRunMilliseconds, undefined, { ref: false })]);
  log.end();
  if (!begun) console.error(`The suites did not begin.\n${early.join('\n')}`);
  if (code !== undefined) return code;
  await page.screenshot({ path: join(folder, 'workbench.png') });
  throw new Error(
    `The suites did not end in ${longestRunMilliseconds / 1000} s; the workbench is pictured in ${folder}.`,
  );
}
