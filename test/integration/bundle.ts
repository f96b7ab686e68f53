/** Bundles the suites for the host that runs them. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const suites = join(import.meta.dirname, 'suite');
const output = join(import.meta.dirname, '../out');

/** Bundles every `*.test.ts` of the suite folder, in the order of their names; gives the module to run. */
export async function bundleSuites(host: 'node' | 'web'): Promise<string> {
  // The package is of type "module"; only this ending tells both hosts that the suites are not.
  const outfile = join(output, `suites.${host}.cjs`);
  const files = globSync('*.test.ts', { cwd: suites }).sort();
  await build({
    stdin: {
      contents: [
        `import { runSuites } from './run.${host}.ts';`,
        `export const run = () => runSuites(() => { ${files.map((file) => `require('./${file}');`).join(' ')} });`,
      ].join('\n'),
      resolveDir: suites,
      sourcefile: `suites.${host}.ts`,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    format: 'cjs',
    sourcemap: 'inline',
    logLevel: 'warning',
    ...(host === 'node'
      ? { platform: 'node', target: 'node20', external: ['vscode', 'mocha'] }
      : { platform: 'browser', target: 'es2023', external: ['vscode'], define: { global: 'globalThis' } }),
  });
  return outfile;
}
