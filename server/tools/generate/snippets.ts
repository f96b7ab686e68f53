import type { Snippet, SnippetScope } from '../../src/core/features/snippets/snippet.ts';
import { snippets } from '../../src/core/features/snippets/snippets.ts';
import type { GeneratedFile } from '../generate.ts';

const files: Readonly<Record<SnippetScope, string>> = {
  document: 'client/snippets/policies.json',
  statement: 'client/snippets/statements.json',
  condition: 'client/snippets/conditions.json',
};

/** The editor's own snippet files; it cannot localise them, so every sentence stands in both languages. */
export function snippetFiles(): readonly GeneratedFile[] {
  return Object.entries(files).map(([scope, path]) => ({
    path,
    text: `${JSON.stringify(Object.fromEntries(snippets.filter((each) => each.scope === scope).map(entry)), null, 2)}\n`,
  }));
}

function entry({ prefix, title, description, body }: Snippet): readonly [string, object] {
  return [
    `${title.en} / ${title['zh-cn']}`,
    { prefix, description: `${description.en} / ${description['zh-cn']}`, body },
  ];
}
