import type { TextDocument } from 'vscode-languageserver-textdocument';

/** How a text is read for names: what are values, comments and resources in it. `script`: any text of commands or code. */
export type TextLanguage = 'json' | 'hcl' | 'yaml' | 'script' | 'prose';

const byEnding: readonly (readonly [TextLanguage, RegExp])[] = [
  ['json', /\.(?:json[5cl]?|policy|tfstate)$/i],
  ['hcl', /\.(?:tf|tfvars|hcl|tofu)$/i],
  ['yaml', /\.ya?ml$/i],
  ['prose', /\.(?:md|mdx|markdown|txt|rst|adoc|html?)$/i],
];

const byLanguageId: readonly (readonly [TextLanguage, RegExp])[] = [
  ['json', /^json/],
  ['hcl', /^(?:terraform|hcl|opentofu)/],
  ['yaml', /yaml/],
  ['prose', /^(?:markdown|mdx|plaintext|restructuredtext|asciidoc|html)$/],
];

/** The ending of the name decides; then what the editor says; then, for templates, how the text begins. */
export function languageOf({ uri, languageId }: Pick<TextDocument, 'uri' | 'languageId'>, text: string): TextLanguage {
  if (/\.template$/i.test(uri)) return /^\s*\{/.test(text.slice(0, 1000)) ? 'json' : 'yaml';
  const ending = byEnding.find(([, pattern]) => pattern.test(uri));
  if (ending !== undefined) return ending[0];
  if (languageId === 'plaintext' && /\.\w+$/.test(uri)) return 'script';
  return byLanguageId.find(([, pattern]) => pattern.test(languageId))?.[0] ?? 'script';
}
