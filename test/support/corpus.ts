import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One file of the corpus, as its manifest tells it. */
export interface CorpusFile {
  /** Path below the corpus folder. */
  readonly file: string;
  readonly repository: string;
  /** Path in that repository. */
  readonly path: string;
  readonly kind: string | undefined;
  readonly dialect: string | undefined;
  /** How a tolerant reader took it: strict, jsonc, template, broken, host. */
  readonly parse: string | undefined;
}

/**
 * The folder with published policies that `RAMPART_CORPUS` names, or `undefined`.
 * They are other people's work, so they are read where they lie and never part of this project.
 */
export const corpusFolder: string | undefined = process.env['RAMPART_CORPUS'];

/** The corpus as its manifest lists it; empty where there is none. */
export function corpusFiles(): readonly CorpusFile[] {
  if (corpusFolder === undefined) return [];
  const entries: unknown = JSON.parse(readFileSync(join(corpusFolder, 'manifest.json'), 'utf8'));
  if (!Array.isArray(entries)) throw new Error(`${corpusFolder}/manifest.json is not a list.`);
  return entries.map((entry: Record<string, unknown>) => ({
    file: String(entry['file']),
    repository: String(entry['repo']),
    path: String(entry['path']),
    kind: optional(entry['kind']),
    dialect: optional(entry['dialect']),
    parse: optional(entry['parse']),
  }));
}

function optional(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The text of a corpus file, whatever bytes it holds. */
export function corpusText(file: string): string {
  return readFileSync(join(corpusFolder ?? '', file)).toString('utf8');
}
