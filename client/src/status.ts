import {
  type Disposable,
  type ExtensionContext,
  l10n,
  StatusBarAlignment,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import {
  type RecognisedPolicy,
  type RecognitionParams,
  type RecognitionResult,
  recognitionChangedNotification,
  recognitionRequest,
} from '../../server/src/protocol/requests.ts';
import type { ServerConnection } from './languageClient.ts';

/** The status bar item: what the policy in the active editor was recognised as. */
export interface Status {
  follow(server: ServerConnection): void;
}

export function createStatus(context: ExtensionContext): Status {
  const item = window.createStatusBarItem('rampart.recognition', StatusBarAlignment.Right, 100);
  item.name = 'Rampart';
  item.command = 'rampart.showRecognition';
  context.subscriptions.push(item);
  let following: Disposable[] = [];
  const stop = (): void => {
    for (const each of following) each.dispose();
  };
  context.subscriptions.push({ dispose: stop });

  return {
    follow(server) {
      stop();
      let asked = 0;
      const refresh = async (): Promise<void> => {
        const document = window.activeTextEditor?.document;
        const turn = ++asked;
        const policies = document === undefined ? [] : await recognitionOf(server, document);
        if (turn === asked) show(item, policies);
      };
      const refreshFor = (document: TextDocument | undefined): void => {
        if (document === window.activeTextEditor?.document) void refresh();
      };
      following = [
        window.onDidChangeActiveTextEditor((editor) => refreshFor(editor?.document)),
        workspace.onDidChangeTextDocument((change) => refreshFor(change.document)),
        workspace.onDidChangeConfiguration((change) => {
          if (change.affectsConfiguration('rampart')) void refresh();
        }),
        server.client.onNotification(recognitionChangedNotification, () => void refresh()),
      ];
      void refresh();
    },
  };
}

/** What the server recognised in a text; nothing where it has no such text or cannot answer. */
export async function recognitionOf(
  server: ServerConnection,
  document: TextDocument,
): Promise<readonly RecognisedPolicy[]> {
  if (document.languageId !== 'json' && document.languageId !== 'jsonc') return [];
  const params: RecognitionParams = { textDocument: { uri: document.uri.toString() } };
  try {
    return await server.client.sendRequest<RecognitionResult>(recognitionRequest, params);
  } catch {
    return [];
  }
}

function show(item: ReturnType<typeof window.createStatusBarItem>, policies: readonly RecognisedPolicy[]): void {
  const first = policies[0];
  if (first === undefined) {
    item.hide();
    return;
  }
  const more = policies.length > 1 ? ` +${policies.length - 1}` : '';
  item.text = `$(shield) ${first.label}${more}`;
  item.tooltip = l10n.t('Rampart recognised: {0}. Click to see why, or to change it for this file.', first.label);
  item.show();
}
