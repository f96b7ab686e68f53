import { commands, type Disposable, l10n, Uri, type WebviewPanel, window, workspace } from 'vscode';
import type { RoleDetails } from '../../../server/src/protocol/roles.ts';
import type { RoleLiveState } from '../../webview/roleMessages.ts';
import { labelOf } from '../accounts/accountRecord.ts';
import type { AccountStore } from '../accounts/accountStore.ts';
import type { LiveState } from '../accounts/liveState.ts';
import { liveWords } from '../accounts/liveWords.ts';
import type { Session } from '../extension.ts';
import { createRolePages, rolePageType } from './rolePage.ts';
import type { RoleSource } from './roleSource.ts';
import type { Subject } from './treeNode.ts';

/** Pages of roles that follow what the server and the accounts tell. */
export interface ConnectedPages extends Disposable {
  show(roleName: string): Promise<void>;
  /** Gives every open page what is known now. */
  refresh(): Promise<void>;
}

export function createConnectedPages(session: Session, source: RoleSource, accounts: AccountStore): ConnectedPages {
  const run = (command: string, subject: Subject): Thenable<undefined> =>
    commands.executeCommand(command, subject).then(() => undefined);
  const pages = createRolePages({
    extensionUri: session.context.extensionUri,
    pathOf: (uri) => workspace.asRelativePath(Uri.parse(uri)),
    whyNoAccount: () =>
      session.loadAccountModule === undefined
        ? l10n.t(
            'Accounts cannot be connected in a browser: it has no credentials of yours, and the clouds answer no page.',
          )
        : workspace.isTrusted
          ? undefined
          : l10n.t('Accounts cannot be connected in a workspace that you do not trust.'),
    openPlace: (place) => run('rampart.roles.openPlace', { place }),
    insert: ({ roleName }, stage, insertable) => run('rampart.roles.insertStatement', { roleName, stage, insertable }),
    showPolicy: ({ roleName }, policy) => run('rampart.roles.openPolicy', { roleName, policy }),
    compare: ({ roleName }) => run('rampart.roles.compare', { roleName }),
    connect: ({ roleName }) => run('rampart.accounts.connect', { roleName }),
  });

  const show = async (roleName: string, restored?: WebviewPanel): Promise<void> => {
    const role = await source.details(roleName);
    if (role !== undefined) pages.show(role, liveStates(role, accounts), restored);
    else void window.showInformationMessage(l10n.t('Nothing is known of {0}.', roleName));
  };
  const serializer = window.registerWebviewPanelSerializer(rolePageType, {
    // The title is the name of the role, and all that has to be known.
    deserializeWebviewPanel: (panel: WebviewPanel) => show(panel.title, panel),
  });

  return {
    show,
    async refresh() {
      for (const roleName of pages.open()) {
        // A page keeps what it shows where there is no answer.
        const role = await source.details(roleName).catch(() => undefined);
        if (role !== undefined) pages.update(role, liveStates(role, accounts));
      }
    },
    dispose: () => serializer.dispose(),
  };
}

const statuses: Readonly<Record<LiveState['kind'], RoleLiveState['status']>> = {
  unasked: 'unknown',
  asking: 'unknown',
  absent: 'absent',
  present: 'present',
  deleting: 'deleting',
  failed: 'failed',
  'internal-error': 'internal-error',
  failure: 'unknown',
};

function liveStates({ roleName, dialect }: RoleDetails, accounts: AccountStore): readonly RoleLiveState[] {
  return accounts
    .accounts()
    .filter(({ choice }) => choice.dialect === dialect)
    .flatMap((record) => {
      const state = accounts.stateOf(record.id, roleName);
      if (state.kind === 'unasked') return [];
      const usages = state.kind === 'failed' ? state.usages : [];
      return [{ account: labelOf(record), status: statuses[state.kind], words: liveWords(state, l10n.t), usages }];
    });
}
