import type { Session } from '../../extension.ts';
import { subjectOf } from './pickRole.ts';

/** Reads a role of an account anew, or all of an account, or everything: what the node is about. */
export async function refreshRoles({ roles }: Session, argument?: unknown): Promise<void> {
  const { account, roleName } = subjectOf(argument);
  if (account === undefined) {
    roles.refresh();
    await Promise.all(roles.accounts.accounts().map(({ id }) => roles.accounts.connected(id)?.refresh()));
  } else if (roleName === undefined) await roles.accounts.connected(account)?.refresh();
  else await roles.accounts.refreshRole(account, roleName);
}
