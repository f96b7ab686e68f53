import { type Disposable, RelativePattern, type Uri, workspace } from 'vscode';
import type { RolesParams } from '../../../server/src/protocol/roles.ts';

type WorkspaceFile = NonNullable<RolesParams['files']>[number];

/** Files of the workspace that may name roles. */
export interface WorkspaceFiles extends Disposable {
  /** All of them, found anew where files came or went; those of the largest workspaces in part. */
  find(): Promise<readonly WorkspaceFile[]>;
  /** Called when a file came, went or changed on the disk. */
  onChange(listener: () => void): Disposable;
}

/** Policies, templates, scripts and pages. */
const pattern = '**/*.{json,jsonc,tf,hcl,yaml,yml,template,ros,sh,md}';
const excluded = '**/{node_modules,.git,.terraform,dist,out,vendor}/**';
/** Far more than a project on access holds; a workspace with more is looked through in part. */
const mostFiles = 2_000;

/** Looks at no file before it is asked, and watches from then on. */
export function createWorkspaceFiles(): WorkspaceFiles {
  const stamps = new Map<string, number>();
  const listeners = new Set<() => void>();
  const disposables: Disposable[] = [];
  let found: Promise<readonly Uri[]> | undefined;
  let isWatching = false;

  const changed = (uri: Uri, isNew: boolean): void => {
    const key = uri.toString();
    stamps.set(key, (stamps.get(key) ?? 0) + 1);
    if (isNew) found = undefined;
    for (const listener of listeners) listener();
  };
  const watchFolders = (): void => {
    for (const folder of workspace.workspaceFolders ?? []) {
      const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, pattern));
      watcher.onDidChange((uri) => changed(uri, false));
      watcher.onDidCreate((uri) => changed(uri, true));
      watcher.onDidDelete((uri) => changed(uri, true));
      disposables.push(watcher);
    }
  };
  const watch = (): void => {
    if (isWatching) return;
    isWatching = true;
    watchFolders();
    disposables.push(
      workspace.onDidChangeWorkspaceFolders(() => {
        for (const each of disposables.splice(0)) each.dispose();
        isWatching = false;
        found = undefined;
        for (const listener of listeners) listener();
      }),
    );
  };

  return {
    async find() {
      watch();
      found ??= Promise.resolve(workspace.findFiles(pattern, excluded, mostFiles));
      const uris = await found;
      return uris.map((uri) => ({ uri: uri.toString(), stamp: stamps.get(uri.toString()) ?? 0 }));
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
