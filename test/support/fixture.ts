import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Problem } from '../../server/src/core/rules/rule.ts';

/** What a caret line says must be found on the line above it. */
export interface ExpectedProblem {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly level: string;
  readonly code: string;
  /** The message begins with this. */
  readonly message: string;
}

/** An annotated policy with its notes taken out. */
export interface Fixture {
  readonly name: string;
  readonly text: string;
  readonly expected: readonly ExpectedProblem[];
  /** From a first line such as `// claimed`. */
  readonly claimed: boolean;
}

const caretLine =
  /^(?<lead>\s*\/\/\s*)(?<carets>\^+)\s+(?<level>error|warning|info|hint)\s+(?<code>[\w-]+\/[\w-]+):\s*(?<message>.*)$/;
const noteLine = /^\s*\/\//;

/** Reads a fixture: comment lines are taken out; those with carets say what the line above them must show. */
export function readFixture(file: string): Fixture {
  const kept: string[] = [];
  const expected: ExpectedProblem[] = [];
  let claimed = false;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const groups = caretLine.exec(line)?.groups;
    if (groups !== undefined) {
      const start = groups['lead']?.length ?? 0;
      expected.push({
        line: kept.length - 1,
        start,
        end: start + (groups['carets']?.length ?? 0),
        level: groups['level'] ?? '',
        code: groups['code'] ?? '',
        message: groups['message'] ?? '',
      });
    } else if (noteLine.test(line)) claimed ||= line.trim() === '// claimed';
    else kept.push(line);
  }
  return { name: file, text: kept.join('\n'), expected, claimed };
}

/** A problem as a caret line would write it, for comparison with an expectation. */
export function asCarets(problem: Problem, text: string): string {
  const lineStart = text.lastIndexOf('\n', problem.span.start - 1) + 1;
  const line = text.slice(0, problem.span.start).split('\n').length - 1;
  const lineEnd = text.indexOf('\n', problem.span.start);
  const end = Math.min(problem.span.end, lineEnd < 0 ? text.length : lineEnd);
  return `${line}:${problem.span.start - lineStart}-${end - lineStart} ${problem.level} ${problem.code}`;
}

export function expectationAsCarets({ line, start, end, level, code }: ExpectedProblem): string {
  return `${line}:${start}-${end} ${level} ${code}`;
}

/** All files below a folder, as paths relative to it, sorted. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted();
}
