/** From many lives to one table. */
import type { Life } from './measure.ts';
import type { BenchServer } from './servers.ts';

/** One line of the table: a figure for each server in each round. */
export interface Measure {
  readonly name: string;
  readonly unit: 'ms' | 'MiB' | 'KiB';
  /** By server, in the order of the servers; by round. */
  readonly figures: readonly (readonly number[])[];
}

/** Figures of the lives of one text; `lives[server][round]`. */
export function measuresOf(textName: string, lives: readonly (readonly Life[])[]): readonly Measure[] {
  const each = (name: string, unit: Measure['unit'], figure: (life: Life) => number | undefined): Measure[] => {
    const figures = lives.map((rounds) => rounds.map(figure).filter((value) => value !== undefined));
    return figures.every((rounds) => rounds.length > 0) ? [{ name: `${name}, ${textName}`, unit, figures }] : [];
  };
  return [
    ...each('start to first diagnostics', 'ms', ({ start }) => start),
    ...each('processor time until then', 'ms', ({ startCpu }) => startCpu),
    ...each('keystroke to diagnostics, median', 'ms', ({ keys }) => quantile(keys, 0.5)),
    ...each('keystroke to diagnostics, 95th percentile', 'ms', ({ keys }) => quantile(keys, 0.95)),
    ...each('processor time for a keystroke', 'ms', ({ keyCpu }) => keyCpu),
    ...each('completion after a keystroke', 'ms', ({ completions }) => quantile(completions, 0.5)),
    ...each('hover', 'ms', ({ hovers }) => quantile(hovers, 0.5)),
    ...each('memory after the session', 'MiB', ({ mebibytes }) => mebibytes),
  ];
}

export function sizesOf(servers: readonly BenchServer[]): Measure {
  return { name: 'bundle', unit: 'KiB', figures: servers.map(({ bytes }) => [bytes / 1024]) };
}

/** Medians of each server, and the ratios of the first server to every other, taken round by round. */
export function markdownTable(servers: readonly BenchServer[], measures: readonly Measure[]): string {
  const [first, ...others] = servers.map(({ name }) => name);
  const head = ['', first, ...others, ...others.map((name) => `${first} / ${name}`)];
  const rows = measures.map(({ name, unit, figures }) => {
    const own = figures[0] ?? [];
    const medians = figures.map((rounds) => `${quantile(rounds, 0.5).toFixed(unit === 'ms' ? 2 : 0)} ${unit}`);
    const ratios = figures.slice(1).map((rounds) => ratio(own, rounds));
    return [name, ...medians, ...ratios];
  });
  const line = (cells: readonly (string | undefined)[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

/** Median of the rounds' ratios, with the least and the greatest where they differ. */
function ratio(own: readonly number[], other: readonly number[]): string {
  const ratios = own.map((value, round) => value / (other[round] ?? Number.NaN));
  const [least, median, greatest] = [0, 0.5, 1].map((part) => quantile(ratios, part).toFixed(2));
  return least === greatest ? `**${median}**` : `**${median}** (${least}–${greatest})`;
}

/** The value below which a part of the values lies; between two values, the greater. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}
