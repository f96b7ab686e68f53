import type { Dialect } from '../document/dialect.ts';

const foreign: Readonly<Record<Dialect, readonly string[]>> = { ram: ['AWS', 'CanonicalUser'], iam: ['RAM'] };

/** Whether only the other cloud has this type of principal. */
export function isForeignPrincipalType(type: string | undefined, dialect: Dialect): boolean {
  return type !== undefined && foreign[dialect].includes(type);
}
