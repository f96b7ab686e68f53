/** The steps of the fault table with their roles, and how those roles truly stand in the cloud. */
import assert from 'node:assert/strict';
import type { AccountRecord } from '../../client/src/accounts/accountRecord.ts';
import type { LiveState } from '../../client/src/accounts/liveState.ts';
import { isUnderWay } from '../support/cloud/deletions.ts';
import type { StoreWindow } from '../support/storeWindow.ts';
import { roleNamed, type Scene, sceneSeed } from './accountScene.ts';
import type { FaultRow } from './faultRows.ts';

/** What a person does. `alone`: the fault is of this one operation, and all others go well. */
export const steps = [
  'connect',
  'list',
  'refresh',
  'policies',
  'create',
  'create alone',
  'delete',
  'delete alone',
  'follow',
] as const;

export type Step = (typeof steps)[number];

/** Steps that show all of a variant. */
export const fewSteps: readonly Step[] = ['connect', 'list', 'refresh', 'create alone', 'follow'];

/** Roles of which each step has one of its own, so that no step depends on another. */
export const roleOf: Readonly<Record<Exclude<Step, 'connect' | 'list'>, string>> = {
  refresh: 'Refreshed',
  policies: 'Opened',
  create: 'Created',
  'create alone': 'CreatedAlone',
  delete: 'Deleted',
  'delete alone': 'DeletedAlone',
  follow: 'Followed',
};

export const seed = sceneSeed(
  [roleOf.refresh, roleOf.policies, roleOf.delete, roleOf['delete alone'], roleOf.follow],
  [roleOf.create, roleOf['create alone']],
);

/** An account in a window, over its cloud. */
export interface Watched {
  readonly scene: Scene;
  readonly window: StoreWindow;
  readonly record: AccountRecord;
}

export function stateOf({ window, record }: Watched, roleName: string): LiveState {
  return window.store.stateOf(record.id, roleName);
}

export function rolesOf({ dialect }: Scene): readonly string[] {
  return Object.values(roleOf).map((name) => roleNamed(dialect, name));
}

export function isFollowed(state: LiveState): boolean {
  return state.kind === 'deleting' && state.following.kind === 'followed';
}

/** Deletions that a window keeps. */
export function tasksIn({ memory }: Pick<StoreWindow, 'memory'>): readonly { readonly taskId: string }[] {
  return (memory.get('rampart.deletions') ?? []) as readonly { readonly taskId: string }[];
}

/** How a role stands in the cloud, as far as a person can know. */
export function truthOf({ scene, window }: Watched, roleName: string): LiveState['kind'] {
  const account = scene.cloud.state.accounts[scene.dialect];
  const role = account.roles.get(roleName);
  if (role === undefined) return 'absent';
  const deletion = account.deletions.get(role.latestDeletion?.taskId ?? '');
  if (deletion === undefined || !isUnderWay(deletion)) return 'present';
  // AWS tells of deletions those alone who have their tasks.
  const isKnown = scene.dialect === 'ram' || tasksIn(window).some(({ taskId }) => taskId === deletion.taskId);
  return isKnown ? 'deleting' : 'present';
}

/** What the tree says while a fault goes on: it may not know, but what it says is so. */
export function holdAgainstCloud(watched: Watched, { deniesAll }: FaultRow, roleName: string): void {
  const { kind } = stateOf(watched, roleName);
  if (kind === 'failure' || (kind === 'absent' && deniesAll)) return;
  assert.equal(kind, truthOf(watched, roleName), 'while the fault goes on');
}

/** Gathers every moment at which a role was said to be absent that the cloud has. */
export function watchForLies(watched: Watched, { deniesAll }: FaultRow): readonly string[] {
  const lies: string[] = [];
  const { scene, window } = watched;
  window.store.onChange(() => {
    for (const roleName of rolesOf(scene)) {
      const isThere = scene.cloud.state.accounts[scene.dialect].roles.has(roleName);
      // A role that is created now may be there before its answer is.
      const isNew = [roleOf.create, roleOf['create alone']].some((name) => roleName.endsWith(name));
      if (isThere && !isNew && !deniesAll && stateOf(watched, roleName).kind === 'absent') lies.push(roleName);
    }
  });
  return lies;
}
