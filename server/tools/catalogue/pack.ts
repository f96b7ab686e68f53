import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packIam } from './packIam.ts';
import { packRam } from './packRam.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Text of the two packed catalogues, as they stand in `dist/catalogue.<dialect>.json`. */
export interface PackedTexts {
  readonly ram: string;
  readonly iam: string;
}

/**
 * Packs the reviewed facts and the pinned package of IAM facts; the same input gives the same text.
 * @param folder where the facts are
 * @throws Error that lists every fault with its file and line
 */
export async function packCatalogue(folder: string = join(root, 'server/data')): Promise<PackedTexts> {
  const faults: string[] = [];
  const ram = await packRam(folder, faults);
  const iam = await packIam(folder, faults);
  if (faults.length > 0) throw new Error(`The facts in ${folder} are malformed:\n${[...new Set(faults)].join('\n')}`);
  return { ram: JSON.stringify(ram), iam: JSON.stringify(iam) };
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
