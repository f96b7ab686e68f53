import { l10n, window } from 'vscode';
import { type OverrideParams, overrideNotification } from '../../../server/src/protocol/requests.ts';
import type { Session } from '../extension.ts';

/** Lets the person say what the policy in the active editor is; forgotten when the file is closed. */
export async function setDialect(session: Session): Promise<void> {
  const document = window.activeTextEditor?.document;
  const server = session.server();
  if (document === undefined || server === undefined) {
    void window.showInformationMessage(l10n.t('Open a file with a policy first.'));
    return;
  }
  const choices = [
    { label: l10n.t('Recognise automatically'), override: {} },
    { label: l10n.t('RAM permission policy'), override: { dialect: 'ram', kind: 'permission' } },
    { label: l10n.t('RAM trust policy'), override: { dialect: 'ram', kind: 'trust' } },
    { label: l10n.t('RAM resource policy'), override: { dialect: 'ram', kind: 'resource' } },
    { label: l10n.t('IAM permission policy'), override: { dialect: 'iam', kind: 'permission' } },
    { label: l10n.t('IAM trust policy'), override: { dialect: 'iam', kind: 'trust' } },
    { label: l10n.t('IAM resource policy'), override: { dialect: 'iam', kind: 'resource' } },
  ] as const;
  const chosen = await window.showQuickPick(choices, { placeHolder: l10n.t('What is this policy?') });
  if (chosen === undefined) return;
  const params: OverrideParams = { uri: document.uri.toString(), ...chosen.override };
  await server.client.sendNotification(overrideNotification, params);
}
