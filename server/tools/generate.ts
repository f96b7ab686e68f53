/**
 * Writes everything that has another owner: the registry and index of rules, the manifest's settings,
 * the schemas of our own files, and the snippet files.
 * `--check` changes nothing and fails when a generated file is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checksText } from './generate/checks.ts';
import { configPageText } from './generate/configPage.ts';
import { manifestFiles } from './generate/manifest.ts';
import { ownSchemas } from './generate/ownSchemas.ts';
import { registryText } from './generate/registry.ts';
import { ruleIndexText } from './generate/ruleIndex.ts';
import { readRulePages } from './generate/rulePages.ts';
import { snippetFiles } from './generate/snippets.ts';

const root = join(import.meta.dirname, '../..');

/** One generated file: its path from the root, and its whole text. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

async function generatedFiles(): Promise<readonly GeneratedFile[]> {
  const pages = await readRulePages(root);
  return [
    registryText(root),
    ruleIndexText(pages),
    checksText(pages),
    configPageText(),
    ...ownSchemas(root, pages),
    ...manifestFiles(root),
    ...snippetFiles(),
  ];
}

const check = process.argv.includes('--check');
let stale = 0;
for (const { path, text } of await generatedFiles()) {
  const file = join(root, path);
  if (currentText(file) === text) continue;
  stale++;
  if (check) console.error(`${path} is stale: run "npm run generate".`);
  else writeFileSync(file, text);
}
if (check && stale > 0) process.exitCode = 1;
else console.log(stale === 0 ? 'All generated files are fresh.' : `${stale} files written.`);

function currentText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
