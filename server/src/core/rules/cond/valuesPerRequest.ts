import type { ConditionKey } from '../../catalogue/catalogue.ts';

/** Keys of AWS, in lower case, that hold several values in one request. */
const several: ReadonlySet<string> = new Set([
  'aws:calledvia',
  'aws:principalorgpaths',
  'aws:principalservicenameslist',
  'aws:resourceorgpaths',
  'aws:sourceorgpaths',
  'aws:tagkeys',
  'aws:vpceorgpaths',
  'kms:encryptioncontextkeys',
  'kms:grantoperations',
  'kms:resourcealiases',
]);

/** How many values a key of AWS has in one request; `undefined` where that is not known. */
export function valuesPerRequest(key: ConditionKey | undefined): 'one' | 'several' | undefined {
  if (key === undefined) return undefined;
  if (several.has(key.name.toLowerCase())) return 'several';
  return key.global ? 'one' : undefined;
}
