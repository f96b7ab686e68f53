import { commands, l10n, ProgressLocation, window } from 'vscode';
import type { RoleDetails } from '../../../../server/src/protocol/roles.ts';
import { type ChangeOfRole, failureOf, type PlannedCall } from '../../../account/account.ts';
import { type AccountRecord, labelOf } from '../../accounts/accountRecord.ts';
import { isReadOnly } from '../../accounts/accounts.ts';
import { failureDetails } from '../../accounts/failureWords.ts';
import type { LiveRoles } from '../../accounts/liveRoles.ts';
import { liveWords } from '../../accounts/liveWords.ts';
import type { Session } from '../../extension.ts';
import { roleOf, subjectOf } from '../roles/pickRole.ts';

/** Creates a service-linked role in an account, once the person has seen and confirmed what is called. */
export async function createRole(session: Session, argument?: unknown): Promise<void> {
  await change(session, argument, 'create');
}

/** Deletes a service-linked role in an account, once the person has seen and confirmed what is called, and follows it. */
export async function deleteRole(session: Session, argument?: unknown): Promise<void> {
  await change(session, argument, 'delete');
}

/** A question of more lines would not fit the window. */
const mostFacts = 6;

/** A change that is about to be made. */
interface Change {
  readonly role: RoleDetails;
  readonly serviceName: string;
  readonly record: AccountRecord;
  readonly live: LiveRoles;
}

async function change(session: Session, argument: unknown, kind: ChangeOfRole['kind']): Promise<void> {
  const prepared = await prepare(session, argument, kind);
  if (prepared === undefined) return;
  const { role, serviceName, record, live } = prepared;
  const { roleName } = role;
  const planned = live.account.planned(kind === 'create' ? { kind, serviceName } : { kind, roleName });
  const action = kind === 'create' ? l10n.t('Create') : l10n.t('Delete');
  const question =
    kind === 'create'
      ? l10n.t('Create the role {0} in the account {1}?', roleName, labelOf(record))
      : l10n.t('Delete the role {0} in the account {1}?', roleName, labelOf(record));
  const detail = [...checks(role, kind), '', callText(planned)].join('\n');
  if ((await window.showWarningMessage(question, { modal: true, detail }, action)) !== action) return;
  // Minutes may have passed before the question was answered.
  if (refuseReadOnly()) return;
  const now = whyNot(session, record, roleName, kind);
  if (now !== undefined || session.roles.accounts.connected(record.id) !== live) {
    refuse(now ?? l10n.t('No account of this cloud is connected.'));
    return;
  }
  const options = { location: ProgressLocation.Notification, title: `${action}: ${roleName}`, cancellable: true };
  try {
    await window.withProgress(options, (_progress, token) =>
      kind === 'create' ? live.create(roleName, serviceName, token) : live.remove(roleName, token),
    );
  } catch (error) {
    const failure = failureOf(error);
    const words = failure === undefined ? String(error) : failureDetails(failure, l10n.t).replaceAll('\n', ' ');
    void window.showErrorMessage(`${roleName}: ${words}`);
  }
}

/** Role, account and connection; what stands against the change is told, and nothing is given then. */
async function prepare(session: Session, argument: unknown, kind: ChangeOfRole['kind']): Promise<Change | undefined> {
  if (refuseReadOnly()) return undefined;
  const roleName = await roleOf(session, argument);
  const role = roleName === undefined ? undefined : await session.roles.source.details(roleName);
  if (roleName === undefined) return undefined;
  if (role?.serviceName === undefined || role.family !== 'service-linked') {
    return refuse(l10n.t('{0} is no service-linked role of which the catalogue knows the service.', roleName));
  }
  const deletion = role.stages.find(({ id }) => id === 'deletion');
  if (deletion?.status === 'never') {
    return refuse(l10n.t('{0} can be created and deleted by its service alone.', roleName));
  }
  const record = await pickAccount(session, role, subjectOf(argument).account);
  const live = record && session.roles.accounts.connected(record.id);
  if (record === undefined || live === undefined) return undefined;
  // What was listed may be hours old.
  await session.roles.accounts.refreshRole(record.id, roleName);
  const reason = whyNot(session, record, roleName, kind);
  if (reason !== undefined) return refuse(reason);
  return { role, serviceName: role.serviceName, record, live };
}

/** Why a role cannot be created or deleted as it stands in an account; `undefined` where it can. */
function whyNot(
  { roles }: Session,
  record: AccountRecord,
  roleName: string,
  kind: ChangeOfRole['kind'],
): string | undefined {
  const state = roles.accounts.stateOf(record.id, roleName);
  const fits = kind === 'create' ? state.kind === 'absent' : 'role' in state && state.role !== undefined;
  return fits ? undefined : l10n.t('{0} in {1}: {2}', roleName, labelOf(record), liveWords(state, l10n.t));
}

async function pickAccount(
  { roles }: Session,
  { dialect }: RoleDetails,
  account: string | undefined,
): Promise<AccountRecord | undefined> {
  const connected = roles.accounts
    .accounts()
    .filter(({ id, choice }) => choice.dialect === dialect && roles.accounts.connected(id) !== undefined);
  if (account !== undefined) return connected.find(({ id }) => id === account);
  if (connected.length === 0) return refuse(l10n.t('No account of this cloud is connected.'));
  if (connected.length === 1) return connected[0];
  const items = connected.map((record) => ({ label: labelOf(record), description: record.identity.arn, record }));
  return (await window.showQuickPick(items, { placeHolder: l10n.t('Which account?') }))?.record;
}

/** What a person should know before: the permission, and for a deletion what must be released; the page has the rest. */
function checks({ stages }: RoleDetails, kind: ChangeOfRole['kind']): readonly string[] {
  const stage = stages.find(({ id }) => id === (kind === 'create' ? 'permission' : 'deletion'));
  if (stage === undefined) return [];
  const told = kind === 'create' ? [] : stage.facts.filter(({ isContradiction }) => !isContradiction);
  // What holds for one generation of the product is what must be released there.
  const first = told.toSorted((a, b) => Number(b.generation !== undefined) - Number(a.generation !== undefined));
  const lines = first
    .slice(0, mostFacts)
    .map(({ sentence, generation }) => `• ${generation === undefined ? '' : `${generation}: `}${sentence}`);
  const more = first.length > mostFacts ? [l10n.t('The page of the role tells more.')] : [];
  return [l10n.t('In the policies of this workspace: {0}.', stage.state), ...lines, ...more];
}

function callText({ operation, apiVersion, endpoint, parameters }: PlannedCall): string {
  const list = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
  return [l10n.t('This is called:'), `${operation} (${apiVersion}) ${endpoint}`, ...list].join('\n');
}

function refuseReadOnly(): boolean {
  if (!isReadOnly()) return false;
  const open = l10n.t('Open Setting');
  void window
    .showInformationMessage(
      l10n.t('Rampart only reads accounts, as the setting "rampart.account.readOnly" says.'),
      open,
    )
    .then(
      (chosen) =>
        chosen === open && commands.executeCommand('workbench.action.openSettings', 'rampart.account.readOnly'),
    );
  return true;
}

function refuse(sentence: string): undefined {
  void window.showWarningMessage(sentence);
  return undefined;
}
