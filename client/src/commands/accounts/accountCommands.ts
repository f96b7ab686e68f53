import { l10n, ProgressLocation, window } from 'vscode';
import { labelOf } from '../../accounts/accountRecord.ts';
import type { Session } from '../../extension.ts';
import { subjectOf } from '../roles/pickRole.ts';
import { mayConnect } from './mayConnect.ts';

/** Connects to a remembered account again; deletions that were under way are followed from then on. */
export async function reconnectAccount(session: Session, argument?: unknown): Promise<void> {
  if (!mayConnect(session)) return;
  const account = await accountOf(session, argument);
  if (account === undefined) return;
  const options = { location: ProgressLocation.Notification, title: l10n.t('Asking who you are…'), cancellable: true };
  await window.withProgress(options, (_progress, token) => session.roles.accounts.reconnect(account, token));
}

/** Ends the connection to an account, which stays in the list. */
export async function disconnectAccount(session: Session, argument?: unknown): Promise<void> {
  const account = await accountOf(session, argument);
  if (account !== undefined) session.roles.accounts.disconnect(account);
}

/** Takes an account out of the list, with its secret in the editor's storage. */
export async function forgetAccount(session: Session, argument?: unknown): Promise<void> {
  const account = await accountOf(session, argument);
  if (account !== undefined) await session.roles.accounts.forget(account);
}

async function accountOf({ roles }: Session, argument: unknown): Promise<string | undefined> {
  const { account } = subjectOf(argument);
  if (account !== undefined) return account;
  const items = roles.accounts.accounts().map((record) => ({
    label: labelOf(record),
    description: record.identity.arn,
    account: record.id,
  }));
  if (items.length === 0) {
    void window.showInformationMessage(l10n.t('No account is connected.'));
    return undefined;
  }
  const [only] = items;
  if (items.length === 1) return only?.account;
  return (await window.showQuickPick(items, { placeHolder: l10n.t('Which account?') }))?.account;
}
