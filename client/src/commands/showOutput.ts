import { l10n, window } from 'vscode';
import type { Session } from '../extension.ts';

export function showOutput(session: Session): void {
  const server = session.server();
  if (server === undefined)
    void window.showInformationMessage(l10n.t('Rampart starts when a file with a policy is opened.'));
  else server.client.outputChannel.show();
}
