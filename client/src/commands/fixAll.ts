import { commands } from 'vscode';

/** Repairs everything in the active file whose repair cannot grant more. */
export function fixAll(): Thenable<unknown> {
  return commands.executeCommand('editor.action.sourceAction', { kind: 'source.fixAll.rampart', apply: 'first' });
}
