import { commands } from 'vscode';
import type { Session } from '../extension.ts';
import { fixAll } from './fixAll.ts';
import { openRulePage } from './openRulePage.ts';
import { restartServer } from './restartServer.ts';
import { setDialect } from './setDialect.ts';
import { showCatalogue } from './showCatalogue.ts';
import { showOutput } from './showOutput.ts';
import { showRecognition } from './showRecognition.ts';

type Command = (session: Session, ...args: readonly unknown[]) => unknown;

const table: Readonly<Record<string, Command>> = {
  'rampart.fixAll': fixAll,
  'rampart.openRulePage': openRulePage,
  'rampart.restartServer': restartServer,
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
