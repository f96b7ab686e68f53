import type { InitializeParams, WorkspaceFoldersChangeEvent } from 'vscode-languageserver';
import { isWithin } from '../core/index.ts';

/** The folders that a client has open. */
export interface Folders {
  /** Address of the innermost folder around a text; of the first for a draft that was never saved. */
  of(uri: string): string | undefined;
  /**
   * Whether a text is work of a person: a draft, or where the folders are. Older versions and other read-only copies,
   * which editors open under schemes of their own, are not.
   */
  isWork(uri: string): boolean;
  change(event: WorkspaceFoldersChangeEvent): void;
}

export function createFolders({ workspaceFolders, rootUri }: InitializeParams): Folders {
  const named = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null ? [] : [rootUri]);
  let folders = named.map(withoutSlash);
  return {
    of(uri) {
      if (uri.startsWith('untitled:')) return folders[0];
      return folders.filter((folder) => isWithin(uri, folder)).toSorted((a, b) => b.length - a.length)[0];
    },
    isWork(uri) {
      const scheme = uri.slice(0, uri.indexOf(':') + 1);
      return ['file:', 'untitled:'].includes(scheme) || folders.some((folder) => folder.startsWith(scheme));
    },
    change({ added, removed }) {
      const gone = new Set(removed.map(({ uri }) => withoutSlash(uri)));
      folders = [...folders.filter((folder) => !gone.has(folder)), ...added.map(({ uri }) => withoutSlash(uri))];
    },
  };
}

function withoutSlash(uri: string): string {
  return uri.replace(/\/+$/, '');
}
