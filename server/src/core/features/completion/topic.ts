import { type Dialect, dialects, type Kind, kinds } from '../../document/dialect.ts';
import type { ElementOwner } from '../../grammar/grammar.ts';

/** What a completion item is about, as it travels to the editor and back: enough to find its documentation. */
export type Topic =
  | {
      readonly of: 'action' | 'pattern' | 'service' | 'conditionKey' | 'servicePrincipal' | 'role' | 'resource';
      readonly dialect: Dialect;
      readonly name: string;
    }
  | { readonly of: 'operator'; readonly dialect: Dialect; readonly kind: Kind; readonly name: string }
  | {
      readonly of: 'element';
      readonly dialect: Dialect;
      readonly kind: Kind;
      readonly owner: ElementOwner;
      readonly name: string;
    }
  | {
      readonly of: 'value';
      readonly dialect: Dialect;
      readonly kind: Kind;
      readonly element: 'Version' | 'Effect';
      readonly name: string;
    }
  | { readonly of: 'snippet'; readonly name: string };

const catalogueTopics = [
  'action',
  'pattern',
  'service',
  'conditionKey',
  'servicePrincipal',
  'role',
  'resource',
] as const;
const owners: readonly ElementOwner[] = ['policy', 'statement', 'principal', 'condition'];

/** Reads a topic that came back from an editor; `undefined` for anything else. */
export function readTopic(value: unknown): Topic | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields: Readonly<Record<string, unknown>> = { ...value };
  const name = fields['name'];
  if (typeof name !== 'string') return undefined;
  if (fields['of'] === 'snippet') return { of: 'snippet', name };
  const dialect = oneOf(dialects, fields['dialect']);
  if (dialect === undefined) return undefined;
  const ofCatalogue = oneOf(catalogueTopics, fields['of']);
  if (ofCatalogue !== undefined) return { of: ofCatalogue, dialect, name };
  const kind = oneOf(kinds, fields['kind']);
  if (kind === undefined) return undefined;
  if (fields['of'] === 'operator') return { of: 'operator', dialect, kind, name };
  const owner = oneOf(owners, fields['owner']);
  if (fields['of'] === 'element' && owner !== undefined) return { of: 'element', dialect, kind, owner, name };
  const element = oneOf(['Version', 'Effect'] as const, fields['element']);
  return fields['of'] === 'value' && element !== undefined ? { of: 'value', dialect, kind, element, name } : undefined;
}

function oneOf<Value extends string>(values: readonly Value[], value: unknown): Value | undefined {
  return values.find((each) => each === value);
}
