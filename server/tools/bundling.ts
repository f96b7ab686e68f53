/** What every bundle of ours has in common beside esbuild's own options. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';

const root = join(import.meta.dirname, '../..');

/**
 * Makes bundles small: the schemas share what they have in common,
 * and the value types of LSP are there once though the server's library asks for a version of its own.
 */
export const smallBundle = {
  alias: { 'vscode-languageserver-types': join(root, 'node_modules/vscode-languageserver-types/lib/esm/main.js') },
  plugins: [sharedSchemas(), withoutFormatter()],
} satisfies BuildOptions;

/** Words of the schemas that are there for schema engines; `core/grammar` declares none of them, so that it cannot read them. */
export const unreadWords: ReadonlySet<string> = new Set([
  '$id',
  '$schema',
  'additionalProperties',
  'defaultSnippets',
  'description',
  'enumDescriptions',
  'errorMessage',
  'examples',
  'items',
  'minItems',
  'minLength',
  'pattern',
  'patternErrorMessage',
]);

/** A JSON value as a table in which every distinct part stands once; lists and objects hold places in the table, the last is the whole. */
export type SharedParts = readonly (
  | string
  | number
  | boolean
  | null
  | readonly number[]
  | Readonly<Record<string, number>>
)[];

export function shareParts(value: unknown): SharedParts {
  const parts: SharedParts[number][] = [];
  const places = new Map<string, number>();
  const placeOf = (part: unknown): number => {
    const shared = (
      Array.isArray(part)
        ? part.map(placeOf)
        : typeof part === 'object' && part !== null
          ? Object.fromEntries(Object.entries(part).map(([key, each]) => [key, placeOf(each)]))
          : part
    ) as SharedParts[number];
    const text = JSON.stringify(shared);
    const kind = Array.isArray(part) || (typeof part === 'object' && part !== null) ? 'inner' : 'leaf';
    const place = places.get(`${kind} ${text}`) ?? parts.push(shared) - 1;
    places.set(`${kind} ${text}`, place);
    return place;
  };
  placeOf(value);
  return parts;
}

/** The value that a table was made from; equal parts of it are one object. Its source goes into the bundle. */
export function joinParts(parts: SharedParts): unknown {
  const made: unknown[] = [];
  for (const part of parts) {
    if (Array.isArray(part)) made.push(part.map((place) => made[place]));
    else if (typeof part === 'object' && part !== null)
      made.push(Object.fromEntries(Object.entries(part).map(([key, place]) => [key, made[place]])));
    else made.push(part);
  }
  return made.at(-1);
}

/** Puts one table in place of the schema files, which repeat each other's descriptions; a text is parsed faster than a literal. */
function sharedSchemas(): Plugin {
  return {
    name: 'shared schemas',
    setup(build) {
      const filter = /\.schema\.json$/;
      build.onResolve({ filter }, ({ path, importer }) =>
        importer.endsWith('schemaFiles.ts') ? { path: basename(path), namespace: 'schema' } : undefined,
      );
      build.onResolve({ filter: /^all schemas$/ }, ({ path }) => ({ path, namespace: 'schema' }));
      build.onLoad({ filter, namespace: 'schema' }, ({ path }) => ({
        contents: `import { schemas } from 'all schemas'; export default schemas[${JSON.stringify(path)}];`,
      }));
      build.onLoad({ filter: /^all schemas$/, namespace: 'schema' }, () => {
        const names = globSync('*-policy.schema.json', { cwd: join(root, 'schemas') }).sort();
        const files = names.map((name) => join(root, 'schemas', name));
        const schemas = files.map((file, index) => [names[index], readSchema(file)]);
        const text = JSON.stringify(shareParts(Object.fromEntries(schemas)));
        return {
          contents: `${joinParts}; export const schemas = joinParts(JSON.parse(${JSON.stringify(text)}));`,
          watchFiles: files,
        };
      });
    },
  };
}

/** The JSON parser's formatter and editor, which nothing of ours uses, may go; its package does not say so itself. */
function withoutFormatter(): Plugin {
  return {
    name: 'without formatter',
    setup(build) {
      build.onResolve({ filter: /^\.\/impl\// }, async ({ path, pluginData, ...from }) => {
        if (pluginData === 'resolved' || !from.importer.includes('jsonc-parser')) return undefined;
        const { importer, kind, resolveDir } = from;
        const resolved = await build.resolve(path, { importer, kind, resolveDir, pluginData: 'resolved' });
        return { path: resolved.path, sideEffects: false };
      });
    },
  };
}

function readSchema(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'), (key, value) => (unreadWords.has(key) ? undefined : value));
}
