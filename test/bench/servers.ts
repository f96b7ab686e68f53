/** The servers that are compared, each bundled and minified in the same way. */
import { copyFileSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { smallBundle } from '../../server/tools/bundling.ts';
import { writeSections } from '../../server/tools/catalogue/writeSections.ts';

export interface BenchServer {
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
  /** Whether the client has to ask for diagnostics. */
  readonly pulls: boolean;
}

const root = join(import.meta.dirname, '../..');

const options = {
  ...smallBundle,
  absWorkingDir: root,
  bundle: true,
  minify: true,
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'warning',
  platform: 'node',
  format: 'cjs',
  target: ['es2023', 'node20'],
  mainFields: ['module', 'main'],
} satisfies BuildOptions;

/**
 * Bundles the servers into a folder.
 * @param dist where the packed catalogue lies
 */
export async function buildServers(folder: string, dist: string): Promise<readonly BenchServer[]> {
  for (const part of ['ram', 'iam'])
    copyFileSync(join(dist, `catalogue.${part}.json`), join(folder, `catalogue.${part}.json`));
  const bundle = async (name: string, entry: string, pulls: boolean): Promise<BenchServer> => {
    const file = join(folder, `${entry.replaceAll('/', '-')}.cjs`);
    await build({ ...options, entryPoints: [entry], outfile: file });
    return { name, file, bytes: statSync(file).size, pulls };
  };
  return [
    await bundle('Rampart', 'server/src/lsp/node/main.ts', false),
    await bundle('empty server', 'test/bench/floorServer.ts', false),
    await bundle('JSON service with our schema', 'test/bench/jsonServer.ts', true),
  ];
}

/** The same server with packed files that hold nothing, to tell what the facts cost. */
export function withoutFacts({ file, ...server }: BenchServer, folder: string): BenchServer {
  const empty = join(folder, 'withoutFacts');
  mkdirSync(empty);
  copyFileSync(file, join(empty, 'server.cjs'));
  for (const part of ['ram', 'iam'] as const) {
    writeFileSync(join(empty, `catalogue.${part}.json`), writeSections(part, '2026-01-01', []));
  }
  return { ...server, name: 'Rampart without facts', file: join(empty, 'server.cjs') };
}
