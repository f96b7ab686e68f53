import { join } from 'node:path';
import { suite, test } from 'node:test';
import { failureWords } from '../../client/src/accounts/failureWords.ts';
import type { Dialect } from '../../server/src/core/document/dialect.ts';
import { matchesGolden } from '../support/golden.ts';
import { english } from '../support/tree.ts';
import { type Played, playRow } from './faultPlay.ts';
import { type FaultRow, faultRows } from './faultRows.ts';
import { fewSteps, type Step, steps } from './faultTruth.ts';

const fixtures = join(import.meta.dirname, '../fixtures/accounts');
const dialects: readonly Dialect[] = ['ram', 'iam'];

suite('whatever goes wrong, nothing hangs, lies or is lost', { concurrency: true }, () => {
  for (const dialect of dialects)
    test(`and a person sees what the table says (${dialect})`, { concurrency: 100 }, async (table) => {
      const texts = await Promise.all(
        faultRows.map(async (row) => {
          const played: Played[] = [];
          await Promise.all(
            groupsOf(row).map((group) =>
              table.test(`${row.name}: ${group.join(', ')}`, { timeout: 30_000 }, async () => {
                played.push(...(await playRow(row, dialect, group)));
              }),
            ),
          );
          return rowText(row.name, played);
        }),
      );
      matchesGolden(join(fixtures, `faults.${dialect}.golden.txt`), texts.join('\n'));
    });
});

/** Steps that are played one after the other; where they take time, some are played beside others, so that they wait together. */
function groupsOf({ isVariant, takesTime }: FaultRow): readonly (readonly Step[])[] {
  const chosen = isVariant ? fewSteps : steps;
  if (takesTime === undefined) return [chosen];
  const asking = chosen.filter((step) => !/^(create|delete|follow)/.test(step));
  const changing = chosen.filter((step) => /^(create|delete)/.test(step));
  return [asking, changing, ['follow']];
}

/** A fault with a line for each step. What its lines say again and again stands above them, with a letter in its place. */
function rowText(name: string, played: readonly Played[]): string {
  const { failure } = played.find(({ step }) => step === 'connect') ?? {};
  let lines = steps
    .flatMap((step) => played.find((each) => each.step === step) ?? [])
    .map(({ step, seen: words }) => `  ${step.padEnd(13)} ${constant(words)}\n`);
  if (name === 'nobody listens at the endpoint') lines = lines.map(eitherWay);
  const legend: string[] = [];
  const said = failure === undefined ? {} : { W: failureWords(failure, english), M: constant(failure.message) };
  for (const [letter, sentence] of Object.entries(said)) {
    if (lines.filter((line) => line.includes(sentence)).length < 2) continue;
    legend.push(`  ${letter}: ${sentence}\n`);
    lines = lines.map((line) => line.replaceAll(sentence, letter));
  }
  return [`${name}\n`, ...legend, ...lines].join('');
}

/** Without what is another each time. */
function constant(text: string): string {
  return text
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gi, '<id>')
    .replace(/127\.0\.0\.1:\d+/g, '<host>')
    .replace(/\{"[\w-]+":.*?(…|\})/g, '{…}')
    .replace(/since \d{4}-\d\d-\d\d \d\d:\d\d UTC/g, 'since <now>')
    .replace(/present since (?!2026-03-04)\d{4}-\d\d-\d\d/g, 'present since <today>')
    .replace(/EPIPE: /g, 'ECONNRESET: ')
    .replace(/socket hang up|read ECONNRESET|write EPIPE/g, '<the connection ended>');
}

/** A place that stops to listen ends the connection that waits for the next request, or refuses a new one. */
function eitherWay(line: string): string {
  return line
    .replace(/ECONNRESET: |ECONNREFUSED: /g, '<code>: ')
    .replace(/<the connection ended>|connect ECONNREFUSED <host>/g, '<no connection>')
    .replace(/ \/ Whether the cloud carried it out is not known: refresh the role in a while\./g, '');
}
