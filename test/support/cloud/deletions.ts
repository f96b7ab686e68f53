import { randomUUID } from 'node:crypto';
import { type AccountState, type CloudState, type DeletionState, type RoleState, timeText } from './state.ts';

/** Starts a deletion; one that is under way is told again instead, as both clouds do. */
export function startDeletion(account: AccountState, role: RoleState, now: number): DeletionState {
  const latest = role.latestDeletion && account.deletions.get(role.latestDeletion.taskId);
  if (latest !== undefined && isUnderWay(latest)) return latest;
  const prefix = account.dialect === 'ram' ? 'task/acs-service-role' : 'task/aws-service-role';
  const serviceName = role.serviceName ?? '';
  const taskId = `${prefix}/${serviceName}/${role.roleName}/${randomUUID()}`;
  const deletion: DeletionState = { taskId, roleName: role.roleName, serviceName, status: 'NOT_STARTED', usages: [] };
  if (role.forgetsDeletion === true) {
    account.roles.delete(role.roleName);
    return deletion;
  }
  account.deletions.set(taskId, deletion);
  account.roles.set(role.roleName, { ...role, latestDeletion: { taskId, created: timeText(now) } });
  return deletion;
}

/** Moves a deletion on by one status; what blocks it counts at the moment at which it would come to its end. */
export function stepDeletion(account: AccountState, deletion: DeletionState): DeletionState {
  const next = nextOf(account, deletion);
  account.deletions.set(deletion.taskId, next);
  return next;
}

function nextOf(account: AccountState, deletion: DeletionState): DeletionState {
  if (deletion.status === 'NOT_STARTED') return { ...deletion, status: 'IN_PROGRESS' };
  if (deletion.status !== 'IN_PROGRESS') return deletion;
  const role = account.roles.get(deletion.roleName);
  if (role === undefined) return { ...deletion, status: 'SUCCEEDED' };
  const { internalErrors = 0, usages = [] } = role;
  if (internalErrors > 0) {
    account.roles.set(role.roleName, { ...role, internalErrors: internalErrors - 1 });
    return { ...deletion, status: 'INTERNAL_ERROR' };
  }
  if (usages.length > 0) return { ...deletion, status: 'FAILED', usages };
  account.roles.delete(role.roleName);
  return { ...deletion, status: 'SUCCEEDED' };
}

/** Whether a deletion still moves. */
export function isUnderWay({ status }: DeletionState): boolean {
  return status === 'NOT_STARTED' || status === 'IN_PROGRESS';
}

/** The deletion under way of a role in either account. */
export function deletionUnderWay(
  { accounts }: CloudState,
  roleName: string,
): { readonly account: AccountState; readonly deletion: DeletionState } | undefined {
  for (const account of [accounts.ram, accounts.iam])
    for (const deletion of account.deletions.values())
      if (deletion.roleName === roleName && isUnderWay(deletion)) return { account, deletion };
  return undefined;
}
