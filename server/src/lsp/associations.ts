import { type Association, type Associations, associationOf } from '../core/index.ts';
import { pathOf } from './addresses.ts';

/**
 * What a person's settings say about a text: the entry of the first pattern that fits it.
 * A pattern without a slash is compared with the file's name, one with a slash with the end of its path.
 */
export function associationOfUri(uri: string, associations: Associations): Association | undefined {
  return associationOf(pathOf(uri), associations, 'end');
}
