import type { Dialect, Kind } from '../document/dialect.ts';
import { pathPattern } from './pathPattern.ts';

/** What a person says about files: of which dialect and kind their policies are, or `off`: that they are to be left alone. */
export type Association = 'off' | { readonly dialect?: Dialect | undefined; readonly kind?: Kind | undefined };

/** By pattern; the first that fits counts. */
export type Associations = Readonly<Record<string, Association>>;

/**
 * What a person says about a file.
 * @param anchor see `pathPattern`: settings of an editor know no folder to begin at, a file knows its own
 */
export function associationOf(
  path: string,
  associations: Associations,
  anchor: 'whole' | 'end',
): Association | undefined {
  return Object.entries(associations).find(([pattern]) => pathPattern(pattern, anchor)(path))?.[1];
}
