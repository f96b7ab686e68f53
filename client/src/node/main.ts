import { pathToFileURL } from 'node:url';
import type { ExtensionContext } from 'vscode';
import type { AccountModule } from '../../account/account.ts';
import { startExtension } from '../extension.ts';

/** Entry on the desktop and on remote hosts: the server runs as a child process. */
export function activate(context: ExtensionContext): void {
  startExtension(
    context,
    async () => {
      const { connectToProcess } = await import('./connect.ts');
      return connectToProcess(context);
    },
    async () => {
      const module: unknown = await import(pathToFileURL(context.asAbsolutePath('dist/account.node.cjs')).href);
      return module as AccountModule;
    },
  );
}
