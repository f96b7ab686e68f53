import type { Catalogue } from '../../server/src/core/catalogue/catalogue.ts';
import { createCatalogue } from '../../server/src/core/catalogue/catalogueIndex.ts';
import { packCatalogue } from '../../server/tools/catalogue/pack.ts';

const packed = await packCatalogue();
const catalogue = createCatalogue(packed.ram, packed.iam);

/** The catalogue that users get, packed from the facts once per process. */
export function testCatalogue(): Catalogue {
  return catalogue;
}
