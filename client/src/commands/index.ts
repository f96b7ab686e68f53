import { commands } from 'vscode';
import type { Session } from '../extension.ts';
import { disconnectAccount, forgetAccount, reconnectAccount } from './accounts/accountCommands.ts';
import { createRole, deleteRole } from './accounts/changeRole.ts';
import { connectAccount } from './accounts/connectAccount.ts';
import { fixAll } from './fixAll.ts';
import { openRulePage } from './openRulePage.ts';
import { restartServer } from './restartServer.ts';
import { compareRole } from './roles/compareRole.ts';
import { copyLabel, copyRoleName, copyRoleText } from './roles/copyRoleText.ts';
import { addFavourite, removeFavourite } from './roles/favouriteRole.ts';
import { clearRoleFilter, filterRoles } from './roles/filterRoles.ts';
import { insertStatement, newPolicyFrom } from './roles/insertStatement.ts';
import { openPlace } from './roles/openPlace.ts';
import { openRolePolicy, openRoleTrustPolicy } from './roles/openRolePolicy.ts';
import { refreshRoles } from './roles/refreshRoles.ts';
import { showRolePage } from './roles/showRolePage.ts';
import { setDialect } from './setDialect.ts';
import { showCatalogue } from './showCatalogue.ts';
import { showOutput } from './showOutput.ts';
import { showRecognition } from './showRecognition.ts';

type Command = (session: Session, ...args: readonly unknown[]) => unknown;

const table: Readonly<Record<string, Command>> = {
  'rampart.accounts.connect': connectAccount,
  'rampart.accounts.createRole': createRole,
  'rampart.accounts.deleteRole': deleteRole,
  'rampart.accounts.disconnect': disconnectAccount,
  'rampart.accounts.forget': forgetAccount,
  'rampart.accounts.reconnect': reconnectAccount,
  'rampart.fixAll': fixAll,
  'rampart.openRulePage': openRulePage,
  'rampart.restartServer': restartServer,
  'rampart.roles.addFavourite': addFavourite,
  'rampart.roles.clearFilter': clearRoleFilter,
  'rampart.roles.compare': compareRole,
  'rampart.roles.copyLabel': copyLabel,
  'rampart.roles.copyName': copyRoleName,
  'rampart.roles.copyText': copyRoleText,
  'rampart.roles.filter': filterRoles,
  'rampart.roles.insertStatement': insertStatement,
  'rampart.roles.newPolicy': newPolicyFrom,
  'rampart.roles.openPlace': openPlace,
  'rampart.roles.openPolicy': openRolePolicy,
  'rampart.roles.openTrustPolicy': openRoleTrustPolicy,
  'rampart.roles.refresh': refreshRoles,
  'rampart.roles.removeFavourite': removeFavourite,
  'rampart.roles.showPage': showRolePage,
  'rampart.setDialect': setDialect,
  'rampart.showCatalogue': showCatalogue,
  'rampart.showOutput': showOutput,
  'rampart.showRecognition': showRecognition,
};

/** Registers every command of the manifest. */
export function registerCommands(session: Session): void {
  for (const [id, command] of Object.entries(table)) {
    session.context.subscriptions.push(commands.registerCommand(id, (...args) => command(session, ...args)));
  }
}
