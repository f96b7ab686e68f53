/**
 * A cloud to try Rampart with: `node test/support/cloud/demo.ts` starts it,
 * prints one line of JSON with its address and keys, and runs until it is told to end.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalogue, DialectCatalogue } from '../../../server/src/core/catalogue/catalogue.ts';
import { joinCatalogues, readDialectCatalogue } from '../../../server/src/core/catalogue/catalogueIndex.ts';
import type { Dialect } from '../../../server/src/core/document/dialect.ts';
import { builtFolder } from '../built.ts';
import { startCloud, type TestCloud } from './cloud.ts';
import { demoIamKeys } from './demoIam.ts';
import { demoRamKeys } from './demoRam.ts';
import { demoSeed } from './demoSeed.ts';

interface Keys {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
}

/** Where the demo is and what it lets in; this is the line that is printed. */
export interface DemoAddress {
  /** `http://127.0.0.1:port`; the address of every service of both clouds. */
  readonly url: string;
  /** Keys that may do everything. */
  readonly ram: Keys;
  readonly iam: Keys;
  /** Keys that may not delete service-linked roles. */
  readonly readers: { readonly ram: Keys; readonly iam: Keys };
}

export interface DemoCloud {
  readonly address: DemoAddress;
  readonly cloud: TestCloud;
}

export async function startDemoCloud(): Promise<DemoCloud> {
  const cloud = await startCloud(demoSeed(await builtCatalogue()));
  const readers = { ram: demoRamKeys.reader, iam: demoIamKeys.reader };
  return { cloud, address: { url: cloud.url, ram: demoRamKeys.admin, iam: demoIamKeys.admin, readers } };
}

/** The catalogue that was built; packing it anew takes seconds. */
async function builtCatalogue(): Promise<Catalogue> {
  const folder = builtFolder();
  const read = async (dialect: Dialect): Promise<DialectCatalogue> => {
    const text = await readFile(join(folder, `catalogue.${dialect}.json`), 'utf8');
    return readDialectCatalogue(text, dialect, (error) => {
      throw error;
    });
  };
  return joinCatalogues(await read('ram'), await read('iam'));
}

if (process.argv[1] === import.meta.filename) {
  const { cloud, address } = await startDemoCloud();
  console.log(JSON.stringify(address));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void cloud.close());
}
