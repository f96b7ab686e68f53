/** How large the packed facts are, and how long it takes to read as much of them as a question needs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { DialectCatalogue } from '../../server/src/core/catalogue/catalogue.ts';
import { readDialectCatalogue } from '../../server/src/core/catalogue/catalogueIndex.ts';
import { parseActionPattern } from '../../server/src/core/document/actionPattern.ts';
import type { Dialect } from '../../server/src/core/document/dialect.ts';
import { quantile } from './figures.ts';

const tries = 9;

/** Questions from the least to all: the last is what it would cost to read everything at the start. */
const questions: readonly (readonly [name: string, ask: (catalogue: DialectCatalogue) => unknown])[] = [
  ['open', () => undefined],
  ['open, first action', (catalogue) => catalogue.action('kms:Decrypt')],
  [
    'open, all actions of the largest service',
    (catalogue) => catalogue.actionsOf(catalogue.dialect === 'ram' ? 'ecs' : 'ec2'),
  ],
  ['open, a condition key', (catalogue) => catalogue.conditionKey('acs:SourceIp')],
  ['open, a name in every service', (catalogue) => catalogue.actionsNamed('NoSuchAction')],
  ['open, every action there is', (catalogue) => catalogue.actionsMatching(parseActionPattern('*'))],
];

/** @param dist where the packed files lie */
export function catalogueTable(dist: string): string {
  const rows = [
    ['', 'RAM', 'IAM'],
    ['---', '---:', '---:'],
    ...['size', 'size, compressed'].map((name) => [name, ...both((part) => sizeOf(dist, part, name !== 'size'))]),
    ...questions.map(([name, ask]) => [name, ...both((part) => timeOf(dist, part, ask))]),
  ];
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function both(figure: (part: Dialect) => string): readonly string[] {
  return [figure('ram'), figure('iam')];
}

function textOf(dist: string, part: Dialect): string {
  return readFileSync(join(dist, `catalogue.${part}.json`), 'utf8');
}

function sizeOf(dist: string, part: Dialect, compressed: boolean): string {
  const text = textOf(dist, part);
  return `${((compressed ? gzipSync(text, { level: 9 }).length : text.length) / 1024).toFixed(0)} KiB`;
}

function timeOf(dist: string, part: Dialect, ask: (catalogue: DialectCatalogue) => unknown): string {
  const times = Array.from({ length: tries }, () => {
    const text = textOf(dist, part);
    const began = performance.now();
    ask(
      readDialectCatalogue(text, part, (error) => {
        throw error;
      }),
    );
    return performance.now() - began;
  });
  return `${quantile(times, 0).toFixed(1)} ms`;
}
