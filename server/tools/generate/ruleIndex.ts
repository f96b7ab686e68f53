import type { GeneratedFile } from '../generate.ts';
import type { RulePage } from './rulePages.ts';

/** What the rules of a group are about, in the order in which the groups are shown. */
const groupTitles: Readonly<Record<string, string>> = {
  json: 'The JSON itself',
  policy: 'The document',
  stmt: 'One statement',
  dialect: 'Words of the other cloud',
  action: 'Actions',
  arn: 'The form of resource names',
  resource: 'Resources',
  cond: 'Conditions',
  trust: 'Principals and trust',
  slr: 'Service-linked roles',
  value: 'Placeholders and leaked values',
  sec: 'What a policy allows',
  size: 'Size',
  style: 'Style',
  suppression: 'Suppressions',
  host: 'Files around policies',
};

/** The index of all rules by group. */
export function ruleIndexText(pages: readonly RulePage[]): GeneratedFile {
  const groups = [...new Set(pages.map(({ code }) => groupOf(code)))].toSorted((a, b) => placeOf(a) - placeOf(b));
  const lines = [
    '# Rules',
    '',
    `${pages.length} rules; every page shows wrong and right, says why, and is executed by a test.`,
    'The level is that of the preset `recommended`; the preset `strict` tells more, and louder.',
    'The preset `console` holds the rules marked so: their faults are refused by the console or API of the cloud itself.',
    '`narrows`: the fix allows the same or less and goes into fix-all; `choice`: you look first; `widens`: the fix allows more and says so.',
    'What other tools check, and which rule has it, stands in [checks.md](checks.md).',
    ...groups.flatMap((group) => [
      '',
      `## ${groupTitles[group] ?? group}`,
      '',
      '| Rule | Is told when | Level | Category | Fix | Dialects | Elsewhere |',
      '|---|---|---|---|---|---|---|',
      ...pages.filter(({ code }) => groupOf(code) === group).map(row),
    ]),
    '',
  ];
  return { path: 'docs/rules.md', text: lines.join('\n') };
}

function row({ code, path, rule, summary, level, fix, elsewhere }: RulePage): string {
  const dialects = (rule.dialects ?? ['ram', 'iam']).map((dialect) => dialect.toUpperCase()).join(', ');
  const shownLevel = rule.console === true ? `${level}; console` : level;
  const cells = [`[${code}](../${path})`, summary, shownLevel, rule.category, fix, dialects, elsewhere];
  return `| ${cells.join(' | ')} |`;
}

function groupOf(code: string): string {
  return code.slice(0, code.indexOf('/'));
}

/** Groups without a title come last. */
function placeOf(group: string): number {
  const place = Object.keys(groupTitles).indexOf(group);
  return place < 0 ? Number.MAX_SAFE_INTEGER : place;
}
