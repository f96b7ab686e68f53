import type { ListChanges } from './reportChanges.ts';
import type { PrefixCoverage } from './reportCorpus.ts';
import type { Report, ServiceCount } from './reportCounts.ts';

/** How many added names a line shows; removed ones are shown in full, since each may be a mistake. */
const shownNames = 8;

/** The report for a person to read. */
export function reportText(report: Report): string {
  const listed = report.services.filter(({ assumed }) => !assumed);
  const assumed = report.services.filter(({ assumed }) => assumed);
  return [
    `Facts of ${report.date}.`,
    '',
    ...serviceTable(listed),
    `Only assumed: ${number(sum(assumed))} actions of ${assumed.length} services.`,
    `The package on IAM has ${number(report.iam.services)} services and ${number(report.iam.actions)} actions.`,
    '',
    ...Object.entries(report.lists).map(([list, count]) => `${number(count).padStart(6)}  ${list}`),
    '',
    ...changeLines(report.since),
    ...(report.corpus === undefined ? [] : ['', ...corpusLines(report.corpus)]),
  ].join('\n');
}

function serviceTable(services: readonly ServiceCount[]): readonly string[] {
  const letters = [...new Set(services.flatMap((each) => Object.keys(each.letters)))].sort();
  const total: ServiceCount = {
    service: `all ${services.length}`,
    assumed: false,
    actionList: '',
    actions: sum(services),
    letters: Object.fromEntries(
      letters.map((letter) => [letter, services.reduce((count, each) => count + (each.letters[letter] ?? 0), 0)]),
    ),
    scoped: services.reduce((count, each) => count + each.scoped, 0),
    conditionKeys: services.reduce((count, each) => count + each.conditionKeys, 0),
    deprecated: services.reduce((count, each) => count + each.deprecated, 0),
  };
  const width = Math.max(...[...services, total].map(({ service }) => service.length));
  const line = (name: string, cells: readonly string[], end: string): string =>
    `${name.padEnd(width)}${cells.map((cell) => cell.padStart(9)).join('')}  ${end}`.trimEnd();
  return [
    line('service', ['actions', ...letters, 'with ARN', 'keys', 'outdated'], 'list'),
    ...[...services, total].map((each) =>
      line(
        each.service,
        [
          each.actions,
          ...letters.map((letter) => each.letters[letter] ?? 0),
          each.scoped,
          each.conditionKeys,
          each.deprecated,
        ].map((count) => (count === 0 ? '·' : number(count))),
        each.actionList,
      ),
    ),
  ];
}

function changeLines(since: Report['since']): readonly string[] {
  if (since === undefined)
    return ['There is no tag to compare with; name a folder or a revision: npm run catalogue:report -- --since <it>'];
  if (since.changes.length === 0) return [`Nothing changed since ${since.name}.`];
  return [`Changes since ${since.name}:`, ...since.changes.flatMap(changeLine)];
}

function changeLine({ list, added, removed, changed }: ListChanges): readonly string[] {
  const shown = added.slice(0, shownNames).join(', ');
  const more = added.length > shownNames ? ` and ${number(added.length - shownNames)} more` : '';
  return [
    `  ${list}`,
    ...(added.length > 0 ? [`    + ${number(added.length)}: ${shown}${more}`] : []),
    ...(removed.length > 0 ? [`    - ${number(removed.length)}: ${removed.join(', ')}`] : []),
    ...Object.entries(changed).map(([what, count]) => `    ~ ${number(count)}: ${what}`),
  ];
}

function corpusLines(corpus: readonly PrefixCoverage[]): readonly string[] {
  const actions = corpus.reduce((count, each) => count + each.actions, 0);
  const known = corpus.reduce((count, each) => count + each.known, 0);
  return [
    `Actions in the corpus: ${number(known)} of ${number(actions)} are known (${share(known, actions)}).`,
    ...corpus.flatMap(({ prefix, unknown, ...each }) => [
      `  ${prefix}: ${number(each.known)} of ${number(each.actions)} (${share(each.known, each.actions)})`,
      ...(unknown.length > 0 ? [`    ${unknown.map(([action, files]) => `${action} ×${files}`).join(', ')}`] : []),
    ]),
  ];
}

function sum(services: readonly ServiceCount[]): number {
  return services.reduce((count, each) => count + each.actions, 0);
}

function share(part: number, whole: number): string {
  return `${whole === 0 ? 0 : Math.round((100 * part) / whole)} %`;
}

function number(count: number): string {
  return count.toLocaleString('en');
}
