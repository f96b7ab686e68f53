import { env, l10n, window } from 'vscode';
import type { Session } from '../../extension.ts';
import { roleOf, subjectOf } from './pickRole.ts';

/** Copies the name of a role. */
export async function copyRoleName(session: Session, argument?: unknown): Promise<void> {
  const roleName = await roleOf(session, argument);
  if (roleName !== undefined) await env.clipboard.writeText(roleName);
}

/** Copies what a row says, such as an ARN or the name of a resource. */
export async function copyLabel(_session: Session, argument?: unknown): Promise<void> {
  const isNode = typeof argument === 'object' && argument !== null && 'label' in argument;
  if (isNode && typeof argument.label === 'string') await env.clipboard.writeText(argument.label);
}

/** Copies what the person picks: ARN, command of the command line tool, Terraform block. `id` says which without asking. */
export async function copyRoleText(session: Session, argument?: unknown, id?: unknown): Promise<void> {
  const roleName = await roleOf(session, argument);
  if (roleName === undefined) return;
  const role = await session.roles.source.details(roleName);
  const items = (role?.texts ?? []).map((copy) => ({ label: copy.title, detail: copy.text, ...copy }));
  if (items.length === 0) {
    void window.showInformationMessage(
      l10n.t('{0} is not in the catalogue, so there is only its name to copy.', roleName),
    );
    return;
  }
  const chosen =
    items.find((item) => item.id === id) ??
    (await window.showQuickPick(items, { placeHolder: l10n.t('What of {0} is to be copied?', roleName) }));
  if (chosen === undefined) return;
  const arn = ownArn(session, argument, chosen.id);
  await env.clipboard.writeText(arn ?? chosen.text);
  void window.setStatusBarMessage(l10n.t('Copied: {0}', chosen.title), 3_000);
}

/** The ARN that the role has in the account that the command was given on; there its number is known. */
function ownArn({ roles }: Session, argument: unknown, id: string): string | undefined {
  const { account, roleName } = subjectOf(argument);
  if (id !== 'arn' || account === undefined || roleName === undefined) return undefined;
  const state = roles.accounts.stateOf(account, roleName);
  return 'role' in state ? state.role?.arn : undefined;
}
