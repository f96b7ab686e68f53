import { type Disposable, RelativePattern, type Uri, type WorkspaceFolder, workspace } from 'vscode';
import { createFoundFiles, excludedPattern, type FoundFiles, filePattern, isExcluded } from './foundFiles.ts';
import { walkFiles } from './walkFiles.ts';

/** Files of the workspace that may name roles. */
export interface WorkspaceFiles extends Pick<FoundFiles, 'find' | 'has' | 'forget'>, Disposable {
  /** Called when a file came, went or changed on the disk. */
  onChange(listener: () => void): Disposable;
}

/** Looks at no file before it is asked, and watches from then on. */
export function createWorkspaceFiles(): WorkspaceFiles {
  const found = createFoundFiles(async (most) => {
    const folders = workspace.workspaceFolders ?? [];
    const isVirtual = folders.some(({ uri }) => uri.scheme !== 'file');
    if (isVirtual)
      return walkFiles(
        folders.map(({ uri }) => uri),
        most,
      );
    return (await workspace.findFiles(filePattern, excludedPattern, most)).map((uri) => uri.toString());
  });
  const listeners = new Set<() => void>();
  const disposables: Disposable[] = [];
  let isWatching = false;

  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const changed = (uri: Uri, isListChanged: boolean): void => {
    found.changed(uri.toString(), isListChanged);
    tell();
  };
  const watchFolder = (folder: WorkspaceFolder): void => {
    const isOurs = (uri: Uri): boolean => !isExcluded(uri.path.slice(folder.uri.path.length));
    const files = workspace.createFileSystemWatcher(new RelativePattern(folder, filePattern));
    files.onDidChange((uri) => isOurs(uri) && changed(uri, false));
    files.onDidCreate((uri) => isOurs(uri) && changed(uri, true));
    files.onDidDelete((uri) => isOurs(uri) && changed(uri, true));
    // A folder that goes is told by its own name alone, without the files in it.
    const folders = workspace.createFileSystemWatcher(new RelativePattern(folder, '**'), true, true, false);
    folders.onDidDelete((uri) => isOurs(uri) && found.hasBelow(uri.toString()) && changed(uri, true));
    disposables.push(files, folders);
  };
  const watch = (): void => {
    if (isWatching) return;
    isWatching = true;
    for (const folder of workspace.workspaceFolders ?? []) watchFolder(folder);
    disposables.push(
      // Not every file system can be watched, and a person can have folders left out.
      workspace.onDidSaveTextDocument(({ uri }) => found.has(uri.toString()) && changed(uri, false)),
      workspace.onDidChangeWorkspaceFolders(() => {
        for (const each of disposables.splice(0)) each.dispose();
        isWatching = false;
        // Until somebody asks again nothing is watched, so any file may change unseen.
        found.forget();
        tell();
      }),
    );
  };

  return {
    has: found.has,
    forget: found.forget,
    find() {
      watch();
      return found.find();
    },
    onChange(listener) {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
    dispose() {
      listeners.clear();
      for (const each of disposables) each.dispose();
    },
  };
}
