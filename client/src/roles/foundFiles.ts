/** Which files of the workspace may name roles, as plain values; `workspaceFiles.ts` finds and watches them in VS Code. */
import type { RolesParams } from '../../../server/src/protocol/roles.ts';

type WorkspaceFile = NonNullable<RolesParams['files']>[number];

export interface FoundFiles {
  /** All files by address, listed anew where some came or went; of more than `mostFiles` those that were listed first. */
  find(): Promise<Found>;
  /** Whether a file is among those that were found last. */
  has(uri: string): boolean;
  /** Whether one of them lies below a folder. */
  hasBelow(folder: string): boolean;
  /** A file may have another text. With `isListChanged` it came or went. */
  changed(uri: string, isListChanged: boolean): void;
  /** Nothing that was known of any file holds any longer. */
  forget(): void;
}

export interface Found {
  readonly files: readonly WorkspaceFile[];
  /** Whether the workspace has more files than these. */
  readonly isPartial: boolean;
}

/** Far more than a project on access holds; a workspace with more is looked through in part. */
export const mostFiles = 2_000;

/** Policies, templates, scripts and pages. */
const endings = ['json', 'jsonc', 'tf', 'hcl', 'yaml', 'yml', 'template', 'ros', 'sh', 'md'];
export const filePattern = `**/*.{${endings.join(',')}}`;

/** Whether `filePattern` fits the name of a file. */
export function mayNameRoles(name: string): boolean {
  return endings.some((ending) => name.endsWith(`.${ending}`));
}

/** What others wrote, and what tools made. */
const excludedFolders = ['node_modules', '.git', '.terraform', 'dist', 'out', 'vendor'];
export const excludedPattern = `**/{${excludedFolders.join(',')}}/**`;

/** Whether `excludedPattern` fits a path below a folder of the workspace. */
export function isExcluded(path: string): boolean {
  return path.split('/').some((segment) => excludedFolders.includes(segment));
}

/** @param list gives the uris of files that fit `filePattern`, at most as many as it is told */
export function createFoundFiles(list: (most: number) => Promise<readonly string[]>): FoundFiles {
  const stamps = new Map<string, number>();
  /** Raised for every stamp, so that no file ever has one a second time. */
  let lastStamp = 0;
  /** Of files that have not changed since. */
  let firstStamp = 0;
  let listed: Promise<readonly string[]> | undefined;
  let names: ReadonlySet<string> = new Set();

  return {
    async find() {
      const asked = listed ?? list(mostFiles + 1);
      listed = asked;
      try {
        const uris = await asked;
        // A search gives files in another order each time.
        const first = uris.slice(0, mostFiles).toSorted();
        if (listed === asked) names = new Set(first);
        const files = first.map((uri) => ({ uri, stamp: stamps.get(uri) ?? firstStamp }));
        return { files, isPartial: uris.length > mostFiles };
      } catch (error) {
        if (listed === asked) listed = undefined;
        throw error;
      }
    },
    has: (uri) => names.has(uri),
    hasBelow: (folder) => [...names].some((uri) => uri.startsWith(`${folder}/`)),
    changed(uri, isListChanged) {
      lastStamp++;
      stamps.set(uri, lastStamp);
      if (isListChanged) listed = undefined;
    },
    forget() {
      lastStamp++;
      firstStamp = lastStamp;
      stamps.clear();
      listed = undefined;
    },
  };
}
