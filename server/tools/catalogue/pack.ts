import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PackedSections } from '../../src/core/catalogue/format.ts';
import type { Dialect } from '../../src/core/document/dialect.ts';
import type { ActionFacts } from './packActions.ts';
import { packActions } from './packActions.ts';
import { packCounterparts } from './packCounterparts.ts';
import { packIam } from './packIam.ts';
import { packRam } from './packRam.ts';
import { readSdk, sdkDescriptions } from './sdk.ts';
import { missingCoreActions, readPromisedActions, unknownOperations } from './sdkChecks.ts';
import { writeSections } from './writeSections.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Text of the two packed catalogues, as they stand in `dist/catalogue.<dialect>.json`. */
export interface PackedTexts {
  readonly ram: string;
  readonly iam: string;
}

/** What is packed of one dialect; its counterparts need the other. */
export interface DialectFacts {
  /** Day of the newest source, `YYYY-MM-DD`. */
  readonly date: string;
  readonly sections: Omit<PackedSections, ':counterparts'>;
  /** Names of the condition keys in lower case. */
  readonly conditionKeys: ReadonlySet<string>;
  /** Actions in alphabetical order by service, each service by its code. */
  readonly actions: ReadonlyMap<string, readonly ActionFacts[]>;
}

/**
 * Packs the reviewed facts and the pinned packages; the same input gives the same text.
 * @param folder where the facts are
 * @throws Error that lists every fault with its file and line
 */
export async function packCatalogue(folder: string = join(root, 'server/data')): Promise<PackedTexts> {
  const faults: string[] = [];
  const sdk = await readSdk();
  const facts = { ram: await packRam(folder, sdkDescriptions(sdk), faults), iam: await packIam(folder, faults) };
  const { operations } = facts.ram;
  faults.push(...unknownOperations(operations, sdk), ...missingCoreActions(operations, await readPromisedActions()));
  const names = (dialect: Dialect): Parameters<typeof packCounterparts>[1]['ram'] => ({
    prefixes: new Set(facts[dialect].sections[':services'].prefixes.split(' ')),
    conditionKeys: facts[dialect].conditionKeys,
    actions: idsOf(facts[dialect]),
  });
  const counterparts = await packCounterparts(folder, { ram: names('ram'), iam: names('iam') }, faults);
  if (faults.length > 0) throw new Error(`The facts in ${folder} are malformed:\n${[...new Set(faults)].join('\n')}`);
  const text = (dialect: Dialect): string => {
    const { date, sections, actions } = facts[dialect];
    const general: PackedSections = { ...sections, ':counterparts': counterparts[dialect] };
    return writeSections(dialect, date, [...Object.entries(general), ...[...actions].flatMap(serviceSections)]);
  };
  return { ram: text('ram'), iam: text('iam') };
}

/** A section for the actions of a service, and one for the sentences on them where there are any. */
function serviceSections([code, actions]: readonly [string, readonly ActionFacts[]]): readonly [string, unknown][] {
  const sentences = actions.map(({ description }) => description);
  const described = sentences.some((sentence) => sentence !== '');
  return [[code, packActions(actions)], ...(described ? [[`${code}#`, sentences] as [string, unknown]] : [])];
}

function idsOf({ actions }: DialectFacts): ReadonlyMap<string, string> {
  const ids = [...actions].flatMap(([code, facts]) => facts.map(({ name }) => `${code}:${name}`));
  return new Map(ids.map((id) => [id.toLowerCase(), id]));
}

async function main(): Promise<void> {
  const texts = await packCatalogue();
  await mkdir(join(root, 'dist'), { recursive: true });
  for (const [dialect, text] of Object.entries(texts)) {
    await writeFile(join(root, 'dist', `catalogue.${dialect}.json`), text);
    console.log(`catalogue.${dialect}.json: ${text.length} characters`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
