import { l10n, window } from 'vscode';
import type { Session } from '../../extension.ts';
import type { RolePolicyKind, Subject } from '../../roles/treeNode.ts';
import { deployedPart, roleOf, subjectOf } from './pickRole.ts';

/** Shows what a role may do, as a read-only document. */
export function openRolePolicy(session: Session, argument?: unknown): Promise<void> {
  return open(session, argument, subjectOf(argument).policy ?? 'permissions');
}

/** Shows who may assume a role, as a read-only document. */
export function openRoleTrustPolicy(session: Session, argument?: unknown): Promise<void> {
  return open(session, argument, 'trust');
}

async function open(session: Session, argument: unknown, policy: RolePolicyKind): Promise<void> {
  const roleName = await roleOf(session, argument);
  if (roleName === undefined) return;
  const subject: Subject = { ...deployedPart(argument), roleName, policy };
  const { documents } = session.roles;
  const document = await documents.open(documents.policyUri(subject));
  if (document.getText() === '') {
    void window.showInformationMessage(l10n.t('The content of this policy of {0} is not known.', roleName));
    return;
  }
  await window.showTextDocument(document, { preview: true });
}
