import type { Catalogue, DialectCatalogue } from '../../server/src/core/catalogue/catalogue.ts';
import { joinCatalogues, readDialectCatalogue } from '../../server/src/core/catalogue/catalogueIndex.ts';
import type { Dialect } from '../../server/src/core/document/dialect.ts';
import { packCatalogue } from '../../server/tools/catalogue/pack.ts';

const packed = await packCatalogue();
const catalogue = joinCatalogues(read('ram'), read('iam'));

function read(dialect: Dialect): DialectCatalogue {
  return readDialectCatalogue(packed[dialect], dialect, (error) => {
    throw error;
  });
}

/** The catalogue that users get, packed from the facts once per process. */
export function testCatalogue(): Catalogue {
  return catalogue;
}
