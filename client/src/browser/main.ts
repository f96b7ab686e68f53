import type { ExtensionContext } from 'vscode';
import { startExtension } from '../extension.ts';

/** Entry in the browser: the server runs as a worker. */
export function activate(context: ExtensionContext): void {
  startExtension(context, async () => {
    const { connectToWorker } = await import('./connect.ts');
    return connectToWorker(context);
  });
}
