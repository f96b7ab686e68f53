import type { GeneratedFile } from '../generate.ts';
import { type OtherTool, otherTools, toolsWithoutNames } from './checksLists.ts';
import { reasonsFor } from './checksReasons.ts';
import type { RulePage } from './rulePages.ts';

/** What a page says in its line `Elsewhere` of one tool; no names for a tool that gives none. */
interface ElsewhereEntry {
  /** The whole entry where it begins with no tool that is known. */
  readonly tool: string;
  readonly names: readonly string[];
}

/** Reads a line such as `parliament UNKNOWN_ACTION; cfn-lint E3510, E3512; cloud-copilot`. */
export function readElsewhere(line: string): readonly ElsewhereEntry[] {
  if (line === '' || line === 'none known') return [];
  const tools = [...otherTools.map(({ name }) => name), ...toolsWithoutNames];
  return line.split('; ').map((entry) => {
    const tool = tools.find((name) => entry === name || entry.startsWith(`${name} `)) ?? entry;
    const names = entry.slice(tool.length).trim();
    return { tool, names: names === '' ? [] : names.split(', ') };
  });
}

/** Every check of one tool, in the tool's own order. */
export function namesOf({ groups }: OtherTool): readonly string[] {
  return groups.flatMap(({ names }) => names);
}

/** The rules that find what a check of another tool finds. */
export function rulesFor(tool: string, name: string, pages: readonly RulePage[]): readonly RulePage[] {
  return pages.filter(({ elsewhere }) =>
    readElsewhere(elsewhere).some((entry) => entry.tool === tool && entry.names.includes(name)),
  );
}

/** The table of what other tools check: our rule for it, or the reason why there is none. */
export function checksText(pages: readonly RulePage[]): GeneratedFile {
  const lines = [
    '# Checks of other tools',
    '',
    'Which rule of Rampart finds what another tool finds, and why some checks have none.',
    'The rules come from the pages, which name the checks in their line `Elsewhere`; a test holds both together.',
    '',
    '| Tool | Checks | With a rule | Without |',
    '|---|---|---|---|',
    ...otherTools.map((tool) => countRow(tool, pages)),
    ...otherTools.flatMap((tool) => ['', `## ${tool.name}`, '', tool.about, ...groupLines(tool, pages)]),
    '',
  ];
  return { path: 'docs/checks.md', text: lines.join('\n') };
}

function countRow(tool: OtherTool, pages: readonly RulePage[]): string {
  const names = namesOf(tool);
  const carried = names.filter((name) => rulesFor(tool.name, name, pages).length > 0).length;
  return `| [${tool.name}](#${anchorOf(tool.name)}) | ${names.length} | ${carried} | ${names.length - carried} |`;
}

function groupLines({ name: tool, groups }: OtherTool, pages: readonly RulePage[]): readonly string[] {
  return groups.flatMap(({ title, names }) => [
    ...(groups.length > 1 ? ['', `### ${title}`] : []),
    '',
    '| Check | Rampart |',
    '|---|---|',
    ...names.map((name) => `| ${name} | ${answerFor(tool, name, pages)} |`),
  ]);
}

function answerFor(tool: string, name: string, pages: readonly RulePage[]): string {
  const rules = rulesFor(tool, name, pages);
  if (rules.length === 0) return reasonsFor(tool)[name] ?? '';
  return rules.map(({ code, path }) => `[${code}](../${path})`).join(', ');
}

function anchorOf(heading: string): string {
  return heading.toLowerCase().replaceAll(' ', '-');
}
