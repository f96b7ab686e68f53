import { commands, l10n, window, workspace } from 'vscode';
import type { Session } from '../../extension.ts';

/** Whether accounts can be connected here; where not, the person is told why. */
export function mayConnect({ loadAccountModule }: Session): boolean {
  if (loadAccountModule === undefined) {
    void window.showInformationMessage(
      l10n.t(
        'Accounts cannot be connected in a browser: it has no credentials of yours, and the clouds answer no page.',
      ),
    );
    return false;
  }
  if (workspace.isTrusted) return true;
  const manage = l10n.t('Manage Workspace Trust');
  void window
    .showWarningMessage(l10n.t('Accounts cannot be connected in a workspace that you do not trust.'), manage)
    .then((chosen) => chosen === manage && commands.executeCommand('workbench.trust.manage'));
  return false;
}
