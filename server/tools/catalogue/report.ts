/**
 * `npm run catalogue:report`: how much the facts hold, and what changed in them since the last release.
 * `--since <folder or revision>`: compare with these facts and not with those of the last tag.
 * `--json`: the same for other programs.
 * With RAMPART_CORPUS, a folder of published policies: how much of what they name is known, prefix by prefix.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeReport } from './reportCounts.ts';
import { type FactsSnapshot, lastTag, snapshotOfFolder, snapshotOfRevision } from './reportFacts.ts';
import { reportText } from './reportText.ts';

function snapshotOf(root: string, name: string): FactsSnapshot {
  return existsSync(name) ? snapshotOfFolder(name) : snapshotOfRevision(root, name);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { since: { type: 'string' }, json: { type: 'boolean' } } });
  const root = join(import.meta.dirname, '../../..');
  const name = values.since ?? lastTag(root);
  const since = name === undefined ? undefined : { name, facts: snapshotOf(root, name) };
  const facts = snapshotOfFolder(root);
  const report = await makeReport(facts, since, process.env['RAMPART_CORPUS']);
  console.log(values.json === true ? JSON.stringify(report, null, 2) : reportText(report));
}

if (process.argv[1] === import.meta.filename) {
  await main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
