import { FileType, Uri, workspace } from 'vscode';
import { isExcluded, mayNameRoles } from './foundFiles.ts';

/** Folders of virtual file systems are asked for one by one over a network; more than these nobody waits for. */
const mostFolders = 500;

/**
 * Files that may name roles, by reading folder after folder, those on top first.
 * A virtual workspace need not have a search, and VS Code's `findFiles` waits for one that never comes.
 */
export async function walkFiles(folders: readonly Uri[], most: number): Promise<readonly string[]> {
  const found: string[] = [];
  const waiting = [...folders];
  for (let read = 0; read < mostFolders && found.length < most; read++) {
    const folder = waiting.shift();
    if (folder === undefined) break;
    for (const [name, type] of await entriesOf(folder)) {
      const uri = Uri.joinPath(folder, name);
      if (type === FileType.Directory && !isExcluded(name)) waiting.push(uri);
      else if (type === FileType.File && mayNameRoles(name)) found.push(uri.toString());
    }
  }
  return found.slice(0, most);
}

/** Nothing for a folder that cannot be read. */
async function entriesOf(folder: Uri): Promise<readonly [string, FileType][]> {
  try {
    return (await workspace.fs.readDirectory(folder)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  } catch {
    return [];
  }
}
