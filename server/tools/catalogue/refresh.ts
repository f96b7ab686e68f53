/**
 * `npm run catalogue:refresh`: writes into the facts what the pinned packages of the vendor's SDK know and they do not.
 * `--api-docs <file>`, more than once for several: merges the vendor's metadata of one API, which somebody with a network
 * downloaded from `/meta/v1/products/<product>/versions/<version>/api-docs.json` of the vendor's API portal.
 * `--date <YYYY-MM-DD>`: the day of that source, which the files that changed then have.
 * Everything that it writes is a proposal: read the difference before it is kept.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readApiDocs } from './apiDocs.ts';
import { isRow } from './facts.ts';
import { ActionFile, parseRow } from './refreshFile.ts';
import { mergeOperations, mergePermissions, type Proposal, type Surroundings } from './refreshMerge.ts';
import { readSdk, type SdkPackage } from './sdk.ts';

const root = join(import.meta.dirname, '../../..');

/** What to refresh the facts from. */
export interface RefreshSources {
  readonly sdk: readonly SdkPackage[];
  /** Files of the vendor's metadata, with the path that messages name. */
  readonly apiDocs: readonly { readonly path: string; readonly text: string }[];
  /** Day of the newest source, `YYYY-MM-DD`, if it is known. */
  readonly date: string | undefined;
}

/** The proposed change. */
export interface Refreshed {
  /** New text of each file that changes, by its path below the data folder. */
  readonly texts: ReadonlyMap<string, string>;
  /** Readable lines. */
  readonly summary: readonly string[];
}

/**
 * Works out what the sources add to the facts; writes nothing.
 * @param folder where the facts are
 * @throws Error with path and line of what is malformed
 */
export async function refreshFacts(folder: string, sources: RefreshSources): Promise<Refreshed> {
  const files = await readActionFiles(folder);
  const around = await readSurroundings(folder, files);
  const before = new Map(files.map((file) => [file.path, file.text]));
  const proposals = new Map<string, Proposal>(files.map((file) => [file.path, { changes: [], notes: [] }]));
  const general: string[] = [];
  const merge = (service: string, from: string, into: (file: ActionFile, proposal: Proposal) => void): void => {
    const file = files.find((each) => each.service === service);
    const proposal = file && proposals.get(file.path);
    if (file === undefined || proposal === undefined)
      general.push(`${from} has actions of ${service}, but there is no ram/actions/${service}.json`);
    else into(file, proposal);
  };
  for (const { path, text } of sources.apiDocs) {
    const docs = readApiDocs(path, text);
    general.push(...docs.notes);
    for (const service of new Set(docs.permissions.map(({ action }) => action.slice(0, action.indexOf(':')))))
      merge(service, path, (file, proposal) => mergePermissions(file, docs, around, proposal));
  }
  for (const sdk of sources.sdk) merge(sdk.service, sdk.id, (file, proposal) => mergeOperations(file, sdk, proposal));
  const changed = files.filter((file) => file.text !== before.get(file.path));
  if (sources.date !== undefined) for (const file of changed) file.setDate(sources.date);
  return {
    texts: new Map(changed.map((file) => [file.path, file.text])),
    summary: [
      ...changed.flatMap(({ path }) => [path, ...(proposals.get(path)?.changes ?? []).map((line) => `  ${line}`)]),
      ...section('To look at', [...general, ...[...proposals.values()].flatMap(({ notes }) => notes)]),
      closingLine(changed.length, sources.date),
    ],
  };
}

/** Every file of actions of a listed service. */
export async function readActionFiles(folder: string): Promise<readonly ActionFile[]> {
  const names = (await readdir(join(folder, 'ram/actions'))).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) => {
      const path = `ram/actions/${name}`;
      return new ActionFile(path, await readFile(join(folder, path), 'utf8'));
    }),
  );
}

async function readSurroundings(folder: string, files: readonly ActionFile[]): Promise<Surroundings> {
  const path = 'ram/conditionKeys.json';
  const { conditionKeys } = parseRow(path, await readFile(join(folder, path), 'utf8'));
  const names = Array.isArray(conditionKeys) ? conditionKeys.filter(isRow).map((row) => String(row['name'])) : [];
  return {
    conditionKeys: new Map(names.map((name) => [name.toLowerCase(), name])),
    actions: new Set(
      files.flatMap((file) => file.actions.map((row) => `${file.service}:${row['name']}`.toLowerCase())),
    ),
  };
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...[...new Set(lines)].map((line) => `  ${line}`)];
}

function closingLine(count: number, date: string | undefined): string {
  if (count === 0) return 'No file changes.';
  const files = count === 1 ? '1 file' : `${count} files`;
  const then = date === undefined ? 'read the difference, and set the date of each file' : 'read the difference';
  return `${files} changed: ${then}.`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { 'api-docs': { type: 'string', multiple: true }, date: { type: 'string' } },
  });
  if (values.date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(values.date))
    throw new Error(`--date ${values.date} is not written YYYY-MM-DD`);
  const apiDocs = await Promise.all((values['api-docs'] ?? []).map(readSource));
  const folder = join(root, 'server/data');
  const { texts, summary } = await refreshFacts(folder, {
    sdk: await readSdk(root),
    apiDocs,
    date: values.date,
  });
  for (const [path, text] of texts) await writeFile(join(folder, path), text);
  for (const line of summary) console.log(line);
}

async function readSource(path: string): Promise<RefreshSources['apiDocs'][number]> {
  try {
    return { path, text: await readFile(path, 'utf8') };
  } catch (error) {
    throw new Error(`${path} cannot be read.`, { cause: error });
  }
}

if (process.argv[1] === import.meta.filename) {
  await main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
