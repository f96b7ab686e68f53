import { type ExtensionContext, l10n, workspace } from 'vscode';
import type { AccountModule, ConnectOptions } from '../../account/account.ts';
import { callLater } from '../timer.ts';
import { type AccountStore, createAccountStore } from './accountStore.ts';

/** Loads the bundle that asks accounts; absent where accounts cannot be asked. */
export type LoadAccountModule = () => Promise<AccountModule>;

const millisecondsPerSecond = 1_000;

/** The accounts of this window. Reads no credential and opens no connection before a person connects. */
export function createAccounts(context: ExtensionContext, load: LoadAccountModule | undefined): AccountStore {
  const store = createAccountStore({
    load: load ?? (() => Promise.reject(new Error(l10n.t('Accounts cannot be asked here.')))),
    settings: accountSettings,
    memory: context.globalState,
    secrets: context.secrets,
    schedule: callLater,
    now: () => new Date().toISOString(),
  });
  context.subscriptions.push(store);
  return store;
}

/** Whether nothing may be created or deleted. */
export function isReadOnly(): boolean {
  return workspace.getConfiguration('rampart.account').get('readOnly', true);
}

/** Settings of the machine, so that no workspace can send signed requests elsewhere. */
function accountSettings(): Pick<ConnectOptions, 'endpoints' | 'timeout'> {
  const settings = workspace.getConfiguration('rampart.account');
  return {
    endpoints: settings.get<NonNullable<ConnectOptions['endpoints']>>('endpoints', {}),
    timeout: settings.get('timeout', 15) * millisecondsPerSecond,
  };
}
