import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createPolicyDocument } from '../../src/core/document/policyDocument.ts';
import type { FactsSnapshot } from './reportFacts.ts';

/** How much of what published policies name under one prefix the facts know. */
export interface PrefixCoverage {
  /** In lower case. */
  readonly prefix: string;
  /** Different actions without a wildcard. */
  readonly actions: number;
  readonly known: number;
  /** Each with the number of files that name it, the commonest first. */
  readonly unknown: readonly (readonly [action: string, files: number])[];
}

/**
 * How much of the actions in a corpus of published policies the facts know, the prefix with most actions first.
 * Actions of services that are only assumed do not count as known.
 * @param folder with a `manifest.json` that lists its files
 */
export function corpusCoverage(folder: string, facts: FactsSnapshot): readonly PrefixCoverage[] {
  const known = new Set(
    facts.services
      .filter(({ assumed }) => !assumed)
      .flatMap(({ service, actions }) => actions.map((row) => `${service}:${row['name']}`.toLowerCase())),
  );
  const prefixes = new Map<string, { known: Set<string>; unknown: Map<string, number> }>();
  for (const action of corpusFiles(folder).flatMap((file) => [...actionsIn(folder, file)])) {
    const prefix = action.slice(0, action.indexOf(':')).toLowerCase();
    const found = prefixes.get(prefix) ?? { known: new Set(), unknown: new Map() };
    prefixes.set(prefix, found);
    if (known.has(action.toLowerCase())) found.known.add(action.toLowerCase());
    else found.unknown.set(action, (found.unknown.get(action) ?? 0) + 1);
  }
  return [...prefixes]
    .map(([prefix, found]) => ({
      prefix,
      actions: found.known.size + found.unknown.size,
      known: found.known.size,
      unknown: [...found.unknown].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)),
    }))
    .sort((a, b) => b.actions - a.actions || (a.prefix < b.prefix ? -1 : 1));
}

/** Single files; a folder in the manifest is a test suite of JSON. */
function corpusFiles(folder: string): readonly string[] {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  if (!Array.isArray(manifest)) throw new Error(`${join(folder, 'manifest.json')} is not a list.`);
  const paths = manifest.map((entry: Readonly<Record<string, unknown>>) => String(entry['file']));
  return paths.filter((path) => !path.endsWith('/'));
}

/** Actions of RAM without a wildcard or placeholder, each once however often the file names it. */
function actionsIn(folder: string, file: string): ReadonlySet<string> {
  const languageId = extname(file) === '.json' ? 'json' : 'plaintext';
  const text = readFileSync(join(folder, file), 'utf8');
  const { policies } = createPolicyDocument(TextDocument.create(`file:///${file}`, languageId, 1, text));
  return new Set(
    policies
      .filter(({ recognition }) => recognition.dialect === 'ram')
      .flatMap(({ statements }) => statements.flatMap(({ actions }) => actions.map((action) => action.text)))
      .filter((action) => /^[\w-]+:\w+$/.test(action)),
  );
}
