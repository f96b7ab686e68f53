import type { ExtensionContext } from 'vscode';
import { startExtension } from '../extension.ts';

/** Entry on the desktop and on remote hosts: the server runs as a child process. */
export function activate(context: ExtensionContext): void {
  startExtension(context, async () => {
    const { connectToProcess } = await import('./connect.ts');
    return connectToProcess(context);
  });
}
