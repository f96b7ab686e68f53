import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { type Dialect, dialects, type Kind, kinds } from '../../../server/src/core/document/dialect.ts';
import { schemaUrl } from '../../support/schema.ts';

/** A schema file as nested records of named parts. */
interface SchemaText {
  readonly properties: Parts;
  readonly definitions: Parts & { readonly statement: { readonly properties: Parts } };
}
type Parts = Record<string, unknown>;

/** Parts that say something else in this kind than in the kinds before it. */
const ownParts: Readonly<Record<`${Dialect} ${Kind}`, readonly string[]>> = {
  'ram permission': [],
  'ram trust': ['statement.Action'],
  'ram resource': ['statement.Sid', 'statement.Principal', 'definition.principals'],
  'iam permission': [],
  'iam trust': ['policy.Id', 'statement.Action'],
  'iam resource': ['policy.Id', 'statement.Sid', 'statement.Principal', 'statement.Resource', 'definition.principals'],
};

function partsOf(schema: SchemaText): readonly (readonly [string, Parts, string])[] {
  const { statement, ...definitions } = schema.definitions;
  return [
    ...Object.keys(schema.properties).map((name) => [`policy.${name}`, schema.properties, name] as const),
    ...Object.keys(statement.properties).map((name) => [`statement.${name}`, statement.properties, name] as const),
    ...Object.keys(definitions).map((name) => [`definition.${name}`, schema.definitions, name] as const),
  ];
}

// Each schema must work alone, so what is the same in several kinds is written several times.
// The first kind that has a part owns it; UPDATE_GOLDEN=1 copies it into the others.
for (const dialect of dialects) {
  describe(`what the ${dialect} schemas share`, () => {
    const owned = new Map<string, unknown>();
    for (const kind of kinds) {
      const url = schemaUrl(dialect, kind);
      const schema: SchemaText = JSON.parse(readFileSync(url, 'utf8'));
      const own = ownParts[`${dialect} ${kind}`];
      const parts = partsOf(schema);
      for (const [part, parent, name] of parts) if (!owned.has(part)) owned.set(part, parent[name]);
      const differing = () => parts.filter(([part, parent, name]) => !isDeepStrictEqual(parent[name], owned.get(part)));

      it(`is the same in ${kind} policies, but for ${own.length} parts`, () => {
        const strays = differing().filter(([part]) => !own.includes(part));
        if (process.env['UPDATE_GOLDEN'] && strays.length > 0) {
          for (const [part, parent, name] of strays) parent[name] = owned.get(part);
          writeFileSync(url, `${JSON.stringify(schema, undefined, 2)}\n`);
        }
        assert.deepEqual(
          differing().map(([part]) => part),
          own,
        );
      });
    }
  });
}
