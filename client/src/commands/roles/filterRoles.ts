import { l10n, window } from 'vscode';
import type { Session } from '../../extension.ts';

/** Filters the views on roles while the person types; Escape brings back what was shown before. */
export function filterRoles({ roles }: Session): Promise<void> {
  const before = roles.filtered();
  const input = window.createInputBox();
  input.value = before;
  input.prompt = l10n.t('Words of the name, policy, service or product of a role');
  input.placeholder = l10n.t('Filter roles');
  // A click on a role that was found must not take the filter away.
  input.ignoreFocusOut = true;
  let isAccepted = false;
  input.onDidChangeValue((text) => roles.filter(text));
  input.onDidAccept(() => {
    isAccepted = true;
    input.hide();
  });
  input.show();
  return new Promise((resolve) => {
    input.onDidHide(() => {
      if (!isAccepted) roles.filter(before);
      input.dispose();
      resolve();
    });
  });
}

export function clearRoleFilter({ roles }: Session): void {
  roles.filter('');
}
