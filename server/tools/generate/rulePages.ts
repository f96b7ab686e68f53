import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Rule } from '../../src/core/rules/rule.ts';
import { ruleCodes } from './registry.ts';

/** One rule as its own file and its page tell it. */
export interface RulePage {
  readonly code: string;
  /** Path of the page from the root. */
  readonly path: string;
  readonly rule: Rule;
  /** The sentence below the title. */
  readonly summary: string;
  /** The level, with what changes it. */
  readonly level: string;
  /** The grade of the first fix, or `none`. */
  readonly fix: string;
  /** What other tools call the same fault. */
  readonly elsewhere: string;
}

/** Every rule with what its page says in the lines before the first heading, in the order of the codes. */
export async function readRulePages(root: string): Promise<readonly RulePage[]> {
  return Promise.all(ruleCodes(root).map((code) => readRulePage(root, code)));
}

async function readRulePage(root: string, code: string): Promise<RulePage> {
  const folder = 'server/src/core/rules';
  const path = `${folder}/${code}.md`;
  const page = existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '';
  const { default: rule }: { readonly default: Rule } = await import(
    pathToFileURL(join(root, folder, `${code}.ts`)).href
  );
  const line = (name: string): string => new RegExp(`^- ${name}: (.+)$`, 'm').exec(page)?.[1] ?? '';
  return {
    code,
    path,
    rule,
    summary: page.split('\n')[2] ?? '',
    level: line('Level'),
    fix: /^\w*/.exec(line('Fix'))?.[0] ?? '',
    elsewhere: line('Elsewhere'),
  };
}
