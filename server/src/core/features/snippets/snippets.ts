import { iamSnippets } from './iamSnippets.ts';
import { ramSnippets } from './ramSnippets.ts';
import type { Snippet } from './snippet.ts';

/** Every snippet, in the order in which they are offered: the single source of completions and of the editor's snippet files. */
export const snippets: readonly Snippet[] = [...ramSnippets, ...iamSnippets];
