/**
 * Compares the server with an empty one and with VS Code's JSON service on our schema, in one run,
 * and writes the table to docs/bench.md. `--rounds N` sets how often each server lives (7).
 */
import { hash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { builtFolder } from '../support/built.ts';
import { catalogueTable } from './catalogueFigures.ts';
import { type Measure, markdownTable, measuresOf, quantile, sizesOf } from './figures.ts';
import { type Life, live } from './measure.ts';
import { type BenchText, benchText } from './policyText.ts';
import { rolesTable } from './rolesFigures.ts';
import { type BenchServer, buildServers, withoutFacts } from './servers.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '7' } } });
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds takes a whole number from 1.');

const texts = [
  benchText('1 KB', 1_000),
  benchText('6 KB', 6_000),
  benchText('100 KB', 100_000),
  { ...benchText('1 MB', 1_000_000), passes: 1, rounds: 2 },
];

const folder = mkdtempSync(join(tmpdir(), 'rampart-bench-'));
try {
  const servers = await buildServers(folder, builtFolder());
  const measures: Measure[] = [];
  const found: string[] = [];
  for (const text of texts) {
    const lives = await liveInTurns(servers, text);
    requireWork(lives[0]?.[0]);
    measures.push(...measuresOf(text.name, lives));
    found.push(...servers.map(({ name }, index) => foundLine(name, text, lives[index]?.[0])));
  }
  const [rampart] = servers;
  if (rampart === undefined) throw new Error('No server was built.');
  const pair = [rampart, withoutFacts(rampart, folder)];
  const text = benchText('6 KB', 6_000);
  const facts = measuresOf(text.name, await liveInTurns(pair, text));
  const page = pageOf({
    servers: markdownTable(servers, [...measures, sizesOf(servers)]),
    found,
    facts: markdownTable(pair, facts),
    catalogue: catalogueTable(builtFolder()),
    roles: rolesTable(),
  });
  writeFileSync(join(import.meta.dirname, '../../docs/bench.md'), page);
  console.log(`\n${page}`);
} finally {
  rmSync(folder, { recursive: true });
}

/** Each round runs every server once, and each begins with another one, so that a slow moment hits all alike. */
async function liveInTurns(servers: readonly BenchServer[], text: BenchText): Promise<readonly (readonly Life[])[]> {
  const lives: Life[][] = servers.map(() => []);
  const count = Math.min(rounds, text.rounds ?? rounds);
  for (let round = 0; round < count; round++) {
    process.stderr.write(`\r${text.name}: round ${round + 1} of ${count} `);
    for (const turn of servers.keys()) {
      const index = (round + turn) % servers.length;
      const server = servers[index];
      if (server !== undefined) lives[index]?.push(await live(server, text));
    }
  }
  process.stderr.write('\n');
  return lives;
}

/** A server that finds nothing is fast, and no figure of it is worth anything. */
function requireWork(life: Life | undefined): void {
  if (life === undefined || life.problems < 3 || life.items === 0 || !life.hasHover) {
    throw new Error(
      `Rampart did not do its work: ${JSON.stringify({ ...life, keys: [], completions: [], hovers: [] })}`,
    );
  }
}

function foundLine(name: string, { name: size }: BenchText, life: Life | undefined): string {
  return `${name}, ${size}: ${life?.problems ?? 0} problems, ${life?.items ?? 0} completion items, hover ${life?.hasHover ? 'yes' : 'no'}.`;
}

interface Tables {
  readonly servers: string;
  /** What each server found. */
  readonly found: readonly string[];
  /** With and without facts. */
  readonly facts: string;
  readonly catalogue: string;
  readonly roles: string;
}

function pageOf({ servers, found, facts, catalogue, roles }: Tables): string {
  const { least, median, greatest } = sameWork();
  return `# Benchmark

<!-- Written by test/bench/bench.ts: run "npm run bench" to take the figures anew. -->

Taken on ${new Date().toISOString().slice(0, 10)} with Node ${process.versions.node} on ${process.platform} ${process.arch}, ${rounds} rounds (1 MB: 2 rounds of one pass).
Every server is bundled and minified in the same way, runs over standard streams, and lives once in each round.
The rounds begin with another server each.
Times are medians over the rounds; a ratio is the median of the rounds' ratios, with the least and the greatest.
Rampart and the empty server send diagnostics; the JSON service is asked for them, which is its faster way.

${servers}

What each server found in the last state of the text:

${found.map((line) => `- ${line}`).join('\n')}

## What the facts cost

The same server beside packed files that hold nothing.

${facts}

The packed files, and what reading them takes within a process, best of nine:

${catalogue}

## What roles cost

Within a process, the quickest of five tries; of work that comes in several forms, the slowest one.
The megabyte has so many forms that each is tried once.

${roles}

How quiet the machine was: the digest of 64 MB took ${median.toFixed(1)} ms, at best ${least.toFixed(1)}, at worst ${greatest.toFixed(1)}.
`;
}

/** The same work over and over, outside JavaScript, which may be compiled in more than one way: what differs is the machine. */
function sameWork(): { readonly least: number; readonly median: number; readonly greatest: number } {
  const bytes = Buffer.alloc(2 ** 26);
  const times = Array.from({ length: 30 }, () => {
    const began = performance.now();
    hash('sha256', bytes);
    return performance.now() - began;
  });
  return { least: quantile(times, 0), median: quantile(times, 0.5), greatest: quantile(times, 1) };
}
