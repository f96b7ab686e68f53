import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { type Dialect, dialects, type Kind, kinds } from '../../server/src/core/document/dialect.ts';

/** A policy on whose validity schemas and rules have to agree. */
export interface PolicyFile {
  /** `<dialect>-<kind>.<what is special about it>.json` */
  readonly name: string;
  readonly dialect: Dialect;
  readonly kind: Kind;
  readonly text: string;
}

/** The policies of `test/conformance/policies`, by name. */
export function readPolicies(folder: 'valid' | 'invalid'): readonly PolicyFile[] {
  const base = new URL(`../conformance/policies/${folder}/`, import.meta.url);
  return readdirSync(base)
    .toSorted()
    .map((name) => {
      const [first, second] = name.split('.')[0]?.split('-') ?? [];
      const dialect = dialects.find((word) => word === first);
      const kind = kinds.find((word) => word === second);
      assert.ok(dialect && kind, `${folder}/${name} does not begin with a dialect and a kind`);
      return { name, dialect, kind, text: readFileSync(new URL(name, base), 'utf8') };
    });
}
