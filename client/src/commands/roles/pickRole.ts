import { l10n, window } from 'vscode';
import type { Session } from '../../extension.ts';
import type { Subject, TreeNode } from '../../roles/treeNode.ts';

/** What a command is about: a node of a tree gives its subject, another command the subject itself. */
export function subjectOf(argument: unknown): Subject {
  if (typeof argument !== 'object' || argument === null) return {};
  return 'subject' in argument ? (argument as TreeNode).subject : argument;
}

/** Account and name of the deployed policy that a command is about; nothing where it is about a role, or the catalogue. */
export function deployedPart(argument: unknown): Pick<Subject, 'account' | 'policyName' | 'policyType'> {
  const { account, policy, policyName, policyType } = subjectOf(argument);
  if (account === undefined || policy === undefined) return {};
  return { account, ...(policyName !== undefined && { policyName }), ...(policyType !== undefined && { policyType }) };
}

/** The role that a command is about; from the palette, the one that the person picks. */
export async function roleOf(session: Session, argument: unknown): Promise<string | undefined> {
  const { roleName } = subjectOf(argument);
  return roleName ?? (await pickRole(session))?.roleName;
}

async function pickRole({ roles }: Session): Promise<{ readonly roleName: string } | undefined> {
  const items = roles.source
    .roles()
    .then((found) =>
      found.roles
        .filter(({ remark }) => remark === undefined)
        .map(({ roleName, product }) => ({ label: roleName, description: product, roleName })),
    );
  return window.showQuickPick(items, { placeHolder: l10n.t('Which role?'), matchOnDescription: true });
}
