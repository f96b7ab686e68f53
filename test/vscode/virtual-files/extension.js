// Serves `vscode-vfs:` files from memory; they begin as the files that workspace.json beside the extension lists.
const vscode = require('vscode');

class MemoryFiles {
  constructor(files) {
    this.changes = new vscode.EventEmitter();
    this.onDidChangeFile = this.changes.event;
    this.files = new Map(files.map(([path, text]) => [path, { bytes: new TextEncoder().encode(text), version: 1 }]));
  }

  watch() {
    return new vscode.Disposable(() => {});
  }

  stat(uri) {
    const file = this.files.get(uri.path);
    if (file) return { type: vscode.FileType.File, ctime: 0, mtime: file.version, size: file.bytes.length };
    if (this.children(uri).length > 0) return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    throw vscode.FileSystemError.FileNotFound(uri);
  }

  readDirectory(uri) {
    return this.children(uri);
  }

  readFile(uri) {
    const file = this.files.get(uri.path);
    if (file) return file.bytes;
    throw vscode.FileSystemError.FileNotFound(uri);
  }

  writeFile(uri, bytes) {
    const old = this.files.get(uri.path);
    this.files.set(uri.path, { bytes, version: (old?.version ?? 0) + 1 });
    this.changes.fire([{ type: old ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created, uri }]);
  }

  delete(uri) {
    if (!this.files.delete(uri.path)) throw vscode.FileSystemError.FileNotFound(uri);
    this.changes.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  rename(from, to) {
    this.writeFile(to, this.readFile(from));
    this.delete(from);
  }

  createDirectory() {}

  children(uri) {
    const prefix = uri.path.endsWith('/') ? uri.path : `${uri.path}/`;
    const children = new Map();
    for (const path of this.files.keys()) {
      if (!path.startsWith(prefix)) continue;
      const [name, ...rest] = path.slice(prefix.length).split('/');
      children.set(name, rest.length > 0 ? vscode.FileType.Directory : vscode.FileType.File);
    }
    return [...children];
  }
}

exports.activate = async (context) => {
  const response = await fetch(vscode.Uri.joinPath(context.extensionUri, 'workspace.json').toString(true));
  const files = new MemoryFiles(await response.json());
  context.subscriptions.push(
    vscode.workspace.registerFileSystemProvider('vscode-vfs', files, { isCaseSensitive: true }),
  );
};
