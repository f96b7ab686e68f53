import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GeneratedFile } from '../generate.ts';
import { ruleCodes } from './registry.ts';

const groupTitles: Readonly<Record<string, string>> = {
  json: 'The JSON itself',
  policy: 'The document',
  stmt: 'One statement',
  dialect: 'Words of the other cloud',
  action: 'Actions',
};

/** The index of all rules by group, read off their pages. */
export function ruleIndexText(root: string): GeneratedFile {
  const codes = ruleCodes(root);
  const groups = [...new Set(codes.map((code) => code.slice(0, code.indexOf('/'))))];
  const ordered = Object.keys(groupTitles).filter((group) => groups.includes(group));
  const lines = [
    '# Rules',
    '',
    `${codes.length} rules; every page shows wrong and right, says why, and is executed by a test.`,
    '`narrows`: the fix allows the same or less and goes into fix-all; `choice`: you look first; `widens`: the fix allows more and says so.',
    ...[...ordered, ...groups.filter((group) => !ordered.includes(group))].flatMap((group) => [
      '',
      `## ${groupTitles[group] ?? group}`,
      '',
      '| Rule | Is told when | Level | Fix |',
      '|---|---|---|---|',
      ...codes.filter((code) => code.startsWith(`${group}/`)).map((code) => row(root, code)),
    ]),
    '',
  ];
  return { path: 'docs/rules.md', text: lines.join('\n') };
}

function row(root: string, code: string): string {
  const path = `server/src/core/rules/${code}.md`;
  const file = join(root, path);
  const page = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const summary = page.split('\n')[2] ?? '';
  const level = /^- Level: (.+)$/m.exec(page)?.[1] ?? '';
  const fix = /^- Fix: (\w+)/m.exec(page)?.[1] ?? '';
  return `| [${code}](../${path}) | ${summary} | ${level} | ${fix} |`;
}
