/**
 * `npm test`: every check there is, step after step; `npm run check` takes those of the inner loop.
 * Options: `--only <step or group>` (more than once for several), `--keep-going` does not stop at the first failure.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs, stripVTControlCharacters } from 'node:util';

const root = join(import.meta.dirname, '../..');
const packages = join(root, 'node_modules');

/** One step: a module that Node runs, with its arguments. */
interface Step {
  readonly name: string;
  /** Steps of a group are chosen together; `check` is the inner loop. */
  readonly groups: readonly string[];
  readonly run: readonly string[];
  /** Steps behind each other that only compute run at the same time. */
  readonly atOnce?: boolean;
}

interface Outcome {
  readonly name: string;
  readonly exitCode: number;
  readonly seconds: number;
  readonly passed: number;
  readonly failed: number;
  /** Tests that passed or failed at their second try. */
  readonly triedAgain: number;
}

const steps: readonly Step[] = [
  { name: 'generated files', groups: ['verify'], run: ['server/tools/generate.ts', '--check'] },
  { name: 'format and lint', groups: ['verify', 'check'], run: [join(packages, '@biomejs/biome/bin/biome'), 'ci'] },
  { name: 'types', groups: ['verify', 'check'], run: [join(packages, 'typescript/bin/tsc'), '-b'] },
  { name: 'unused', groups: ['verify'], run: [join(packages, 'knip/bin/knip.js')] },
  { name: 'build', groups: ['verify'], run: ['esbuild.mjs'] },
  { name: 'core', groups: ['check'], run: nodeTests('core'), atOnce: true },
  {
    name: 'units',
    groups: ['check'],
    run: nodeTests('lsp', 'cli', 'client', 'webview', 'account', 'tidy'),
    atOnce: true,
  },
  { name: 'data and schemas', groups: [], run: nodeTests('tools', 'conformance', 'corpus'), atOnce: true },
  { name: 'browser', groups: [], run: ['test/browser/run.ts'] },
  { name: 'package', groups: ['verify'], run: ['server/tools/package.ts'] },
  { name: 'oldest', groups: ['integration'], run: ['test/integration/run.ts', 'oldest'] },
  { name: 'newest', groups: ['integration'], run: ['test/integration/run.ts', 'newest'] },
  { name: 'web', groups: ['integration'], run: ['test/integration/run.ts', 'web'] },
  { name: 'vsix', groups: ['integration'], run: ['test/integration/run.ts', 'vsix'] },
  { name: 'ui newest', groups: ['ui'], run: ['test/ui/run.ts', 'newest'] },
  { name: 'ui oldest', groups: ['ui'], run: ['test/ui/run.ts', 'oldest'] },
];

/** All of a step in one process: tests share nothing, and a process for each file would take three times as long. */
function nodeTests(...folders: readonly string[]): readonly string[] {
  return ['--test', '--test-isolation=none', ...folders.map((folder) => `test/${folder}/**/*.test.ts`)];
}

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true, default: [] }, 'keep-going': { type: 'boolean', default: false } },
});

const chosen = steps.filter(
  ({ name, groups }) => values.only.length === 0 || values.only.some((only) => only === name || groups.includes(only)),
);
if (chosen.length === 0) {
  const names = new Set(steps.flatMap(({ name, groups }) => [name, ...groups]));
  throw new Error(`No step is called ${values.only.join(' or ')}; there are ${[...names].join(', ')}.`);
}

const outcomes: Outcome[] = [];
for (let index = 0; index < chosen.length; ) {
  const batch = batchFrom(index);
  index += batch.length;
  let turn: Promise<unknown> = Promise.resolve();
  const running = batch.map((step) => {
    const outcome = runStep(step, turn);
    turn = outcome;
    return outcome;
  });
  outcomes.push(...(await Promise.all(running)));
  if (outcomes.some(({ exitCode }) => exitCode !== 0) && !values['keep-going']) break;
}

console.log();
for (const { name, exitCode, seconds, passed, failed, triedAgain } of outcomes) {
  const again = triedAgain > 0 ? `, ${triedAgain} at the second try` : '';
  const tests = passed > 0 ? `${passed} passed, ${failed} failed${again}` : '';
  console.log(
    `${exitCode === 0 ? 'ok    ' : 'failed'} ${name.padEnd(18)} ${seconds.toFixed(1).padStart(6)} s  ${tests}`,
  );
}
console.log(`${sum(outcomes, 'passed')} passed, ${sum(outcomes, 'failed')} failed`);
process.exitCode = outcomes.every(({ exitCode }) => exitCode === 0) ? 0 : 1;

/** The step there, with those behind it that run at the same time. */
function batchFrom(start: number): readonly Step[] {
  if (chosen[start]?.atOnce !== true) return chosen.slice(start, start + 1);
  const end = chosen.findIndex(({ atOnce }, index) => index > start && atOnce !== true);
  return chosen.slice(start, end === -1 ? chosen.length : end);
}

/**
 * Runs a step and counts its tests; a failed step without tests counts as one.
 * What it says is shown under its heading, as soon as it is its turn.
 */
async function runStep({ name, run }: Step, turn: Promise<unknown>): Promise<Outcome> {
  let output = '';
  let isShown = false;
  const ended = runNode(run, (text) => {
    output += text;
    if (isShown) process.stdout.write(text);
  });
  await turn;
  isShown = true;
  process.stdout.write(`\n── ${name} ──\n${output}`);
  const { exitCode, seconds } = await ended;
  const { passed, failed, triedAgain } = countTests(stripVTControlCharacters(output));
  return { name, exitCode, seconds, passed, failed: exitCode === 0 ? failed : Math.max(failed, 1), triedAgain };
}

function runNode(
  args: readonly string[],
  show: (text: string) => void,
): Promise<Pick<Outcome, 'exitCode' | 'seconds'>> {
  const started = performance.now();
  const env = process.stdout.isTTY ? { ...process.env, FORCE_COLOR: '1' } : process.env;
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.setEncoding('utf8').on('data', show);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ exitCode: code ?? 1, seconds: (performance.now() - started) / 1000 }));
  });
}

/** The counts in the closing lines of node:test and of our own runners, and the second tries that scenes tell. */
function countTests(output: string): Pick<Outcome, 'passed' | 'failed' | 'triedAgain'> {
  const own = output.match(/^(\d+) passed, (\d+) failed$/m);
  const passed = own?.[1] ?? output.match(/^ℹ pass (\d+)$/m)?.[1];
  const failed = own?.[2] ?? output.match(/^ℹ fail (\d+)$/m)?.[1];
  const triedAgain = output.match(/^Second try: /gm)?.length ?? 0;
  return { passed: Number(passed ?? 0), failed: Number(failed ?? 0), triedAgain };
}

function sum(all: readonly Outcome[], count: 'passed' | 'failed'): number {
  return all.reduce((total, outcome) => total + outcome[count], 0);
}
