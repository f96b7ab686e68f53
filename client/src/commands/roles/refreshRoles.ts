import { window } from 'vscode';
import type { Session } from '../../extension.ts';
import { subjectOf } from './pickRole.ts';

/** Reads a role of an account anew, or all of an account, or everything: what the node is about. */
export async function refreshRoles({ roles }: Session, argument?: unknown): Promise<void> {
  const { accounts } = roles;
  const { account, roleName } = subjectOf(argument);
  await window.withProgress({ location: { viewId: 'rampart.roles.accounts' } }, async () => {
    if (account === undefined) {
      roles.refresh();
      await Promise.all(accounts.accounts().map(({ id }) => accounts.connected(id)?.refresh()));
    } else if (roleName === undefined) await accounts.connected(account)?.refresh();
    else await accounts.refreshRole(account, roleName);
  });
}
