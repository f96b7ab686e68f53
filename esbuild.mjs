/**
 * Builds the bundles, the packed catalogues and the rule pages into dist/.
 * Options: --watch builds again at every change; --bundles leaves catalogues and pages as they are.
 */
import { cpSync, globSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build, context } from 'esbuild';
import { smallBundle } from './server/tools/bundling.ts';

const root = import.meta.dirname;
const watch = process.argv.includes('--watch');

const common = {
  ...smallBundle,
  absWorkingDir: root,
  bundle: true,
  minify: !watch,
  sourcemap: watch ? 'inline' : false,
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'warning',
  metafile: true,
  target: ['es2023', 'node20'],
  // The UMD build that jsonc-parser names first loads its parts by computed paths, which no bundler follows.
  mainFields: ['module', 'main'],
};

const bundles = [
  {
    entryPoints: ['client/src/node/main.ts'],
    outfile: 'dist/client.node.cjs',
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
  },
  {
    entryPoints: ['client/src/browser/main.ts'],
    outfile: 'dist/client.web.js',
    platform: 'browser',
    format: 'cjs',
    mainFields: ['browser', 'module', 'main'],
    external: ['vscode'],
  },
  // Loaded when a person connects an account, so that nobody else pays for the SDKs of two clouds.
  { entryPoints: ['client/account/main.ts'], outfile: 'dist/account.node.cjs', platform: 'node', format: 'cjs' },
  { entryPoints: ['server/src/lsp/node/main.ts'], outfile: 'dist/server.node.cjs', platform: 'node', format: 'cjs' },
  {
    entryPoints: ['server/src/lsp/browser/main.ts'],
    outfile: 'dist/server.web.js',
    platform: 'browser',
    format: 'iife',
    mainFields: ['browser', 'module', 'main'],
  },
  {
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'dist/cli.mjs',
    platform: 'node',
    format: 'esm',
    banner: { js: '#!/usr/bin/env node' },
  },
  {
    entryPoints: [
      'client/webview/catalogue.ts',
      'client/webview/catalogue.css',
      'client/webview/role.ts',
      'client/webview/role.css',
    ],
    outdir: 'dist/media',
    platform: 'browser',
    format: 'iife',
  },
];

if (watch) {
  await writeFacts();
  const contexts = await Promise.all(bundles.map((bundle) => context({ ...common, ...bundle })));
  await Promise.all(contexts.map((each) => each.watch()));
  console.log('Watching.');
} else {
  const started = performance.now();
  if (!process.argv.includes('--bundles')) rmSync(join(root, 'dist'), { recursive: true, force: true });
  const built = bundles.map((bundle) => build({ ...common, ...bundle }));
  await Promise.all(process.argv.includes('--bundles') ? built : [...built, writeFacts()]);
  for (const { outfile } of bundles) {
    if (outfile === undefined) continue;
    console.log(`${outfile.padEnd(24)} ${(statSync(join(root, outfile)).size / 1024).toFixed(0).padStart(5)} KiB`);
  }
  console.log(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

async function writeFacts() {
  const { packCatalogue } = await import('./server/tools/catalogue/pack.ts');
  const packed = await packCatalogue();
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(join(root, 'dist/catalogue.ram.json'), packed.ram);
  writeFileSync(join(root, 'dist/catalogue.iam.json'), packed.iam);
  const rules = join(root, 'server/src/core/rules');
  const pages = globSync('*/*.md', { cwd: rules }).sort();
  for (const page of pages) {
    const target = join(root, 'dist/rules', page);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join(rules, page), target);
  }
  // A browser reads files of an extension but cannot list its folders.
  writeFileSync(join(root, 'dist/rules/index.json'), JSON.stringify(pages.map((page) => page.replace(/\.md$/, ''))));
  console.log(`Facts and rule pages written to ${relative(root, join(root, 'dist'))}/.`);
}
