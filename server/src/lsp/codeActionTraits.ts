import type { ClientCapabilities } from 'vscode-languageserver';
import type { Asker } from '../core/index.ts';

/** What a client can do with code actions; tab stops and questions need edits that name the version of their text. */
export function codeActionTraits({
  workspace,
  textDocument,
}: ClientCapabilities): NonNullable<Asker['client']['codeActions']> {
  const { documentChanges, changeAnnotationSupport, snippetEditSupport } = workspace?.workspaceEdit ?? {};
  return {
    asksBeforeChanges: documentChanges === true && changeAnnotationSupport !== undefined,
    takesSnippetEdits: documentChanges === true && snippetEditSupport === true,
    showsDisabled: textDocument?.codeAction?.disabledSupport === true,
  };
}
