/** How much processor time it takes to find roles in the texts of a workspace, and to judge who may create them. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { findPolicies } from '../../server/src/core/document/find.ts';
import { roles } from '../../server/src/core/features/roles/roleTree.ts';
import { createPolicyService } from '../../server/src/core/index.ts';
import { brokenPieces, hostilePieces, hostileText, statementShapes, workspaceFiles } from '../support/bulk.ts';
import { testCatalogue } from '../support/catalogue.ts';
import { documentOf } from '../support/service.ts';
import { quantile } from './figures.ts';

const tries = 5;
const fileCount = 2_000;
const statementCount = 500;
const faultCount = 10_000;
const megabyte = 1_000_000;
const endings = ['json', 'tf', 'yaml', 'sh', 'md', 'template'];

/** Of work that comes in several forms the slowest one counts. */
export function rolesTable(): string {
  const catalogue = testCatalogue();
  const reader = createPolicyService({ catalogue }).roleReader();
  const read = (text: string, name: string): number => {
    const document = TextDocument.create(`file:///${name}`, name.endsWith('.json') ? 'json' : 'plaintext', 0, text);
    return reader.read(document, {}).mentions.length;
  };
  const files = workspaceFiles(fileCount);
  const readFiles = (): void => {
    const mentions = files.reduce((sum, [text, name]) => sum + read(text, name), 0);
    // A reader that finds nothing is fast, and its figure is worth nothing.
    if (mentions < 10_000) throw new Error(`Only ${mentions} mentions were found.`);
  };
  const hostile = hostilePieces.flatMap((piece) => {
    const text = hostileText(piece, megabyte);
    return endings.map((ending) => [text, `a.${ending}`] as const);
  });
  const rows: readonly (readonly [string, string])[] = [
    [`mentions in ${fileCount} files of 4 KB`, timeOf(readFiles)],
    [
      'mentions in 1 MB of one piece over and over, the slowest',
      slowest(hostile, ([text, name]) => read(text, name), 1),
    ],
    [
      `policies in a broken text of ${faultCount} faults, the slowest`,
      slowest(brokenPieces, (piece) => findPolicies(`{"Statement": [{}]}${piece.repeat(faultCount)}`, 'json', false)),
    ],
    ...Object.entries(statementShapes).map(([shape, make]): readonly [string, string] => {
      const statements = Array.from({ length: statementCount }, (_, index) => make(index));
      const document = documentOf(JSON.stringify({ Version: '1', Statement: statements }), {
        dialect: 'ram',
        kind: 'permission',
      });
      return [
        `all roles, by ${statementCount} statements ${shape}`,
        timeOf(() => roles([document], { catalogue, locale: 'en' })),
      ];
    }),
  ];
  return ['| | processor time |', '| --- | ---: |', ...rows.map((cells) => `| ${cells.join(' | ')} |`)].join('\n');
}

function slowest<T>(forms: readonly T[], work: (form: T) => void, times: number = tries): string {
  const all = forms.map((form) => leastOf(times, () => work(form)));
  return inWords(quantile(all, 1));
}

function timeOf(work: () => void): string {
  return inWords(leastOf(tries, work));
}

/** Milliseconds of the quickest try. */
function leastOf(times: number, work: () => void): number {
  const all = Array.from({ length: times }, () => {
    const began = process.cpuUsage();
    work();
    return process.cpuUsage(began).user / 1000;
  });
  return quantile(all, 0);
}

function inWords(milliseconds: number): string {
  return `${milliseconds.toFixed(0)} ms`;
}
