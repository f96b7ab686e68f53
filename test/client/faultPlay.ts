/** Plays what a person does while something goes wrong, and holds what they see against what is true. */
import assert from 'node:assert/strict';
import type { AccountFailure } from '../../client/account/account.ts';
import type { AccountRecord } from '../../client/src/accounts/accountRecord.ts';
import { failureDetails } from '../../client/src/accounts/failureWords.ts';
import type { TreeNode } from '../../client/src/roles/treeNode.ts';
import { never, type StoreWindow } from '../support/storeWindow.ts';
import { english, unfold, unfoldAll } from '../support/tree.ts';
import {
  accountTree,
  choiceOf,
  failureOfCall,
  listed,
  liveNodeOf,
  roleNamed,
  type Scene,
  serviceNamed,
  until,
  withScene,
} from './accountScene.ts';
import type { FaultRow } from './faultRows.ts';
import {
  holdAgainstCloud,
  isFollowed,
  roleOf,
  rolesOf,
  type Step,
  seed,
  stateOf,
  tasksIn,
  truthOf,
  type Watched,
  watchForLies,
} from './faultTruth.ts';

/** What a person saw of a step. */
export interface Played {
  readonly step: Step;
  readonly seen: string;
  /** Why it failed, where a step fails as a whole. */
  readonly failure: AccountFailure | undefined;
}

/** A step while its fault goes on. */
interface Stage extends Watched {
  readonly row: FaultRow;
  /** Does something just before the memory of the window takes a value. */
  beforeKeeping(key: string, run: () => void): void;
}

type Outcome = Omit<Played, 'step'>;

/** Plays steps one after the other, and at last closes the window and opens another. */
export async function playRow(
  row: FaultRow,
  dialect: Scene['dialect'],
  chosen: readonly Step[],
): Promise<readonly Played[]> {
  const played: Played[] = [];
  await withScene(dialect, seed, async (scene) => {
    if (chosen.includes('connect')) played.push({ step: 'connect', ...(await connect(scene, row)) });
    if (chosen.includes('list')) played.push({ step: 'list', ...(await list(scene, row)) });
    await playConnected(row, scene, async (stage) => {
      for (const step of chosen) {
        if (step === 'connect' || step === 'list') continue;
        if (step.endsWith('alone') && !row.isOfOperation) continue;
        played.push({ step, ...(await playStep(step, stage)) });
      }
    });
  });
  return played;
}

async function connect(scene: Scene, row: FaultRow): Promise<Outcome> {
  const window = scene.open();
  await row.begin(scene);
  const failure = await failureOfCall(window.store.connect(choiceOf(scene.dialect), never));
  assert.deepEqual(
    [accountTree(window.store).length, window.memory.size, window.secrets.size],
    [0, 0, 0],
    'Nothing is remembered.',
  );
  await row.end(scene);
  const { id } = await window.store.connect(choiceOf(scene.dialect), never);
  await listed(window, id);
  assert.equal(window.store.standingOf(id).kind, 'listed');
  window.store.dispose();
  return { seen: `says ${wordsOf(failure)}`, failure };
}

/** The first list, so that nothing is known before. */
async function list(scene: Scene, row: FaultRow): Promise<Outcome> {
  const window = scene.open({ onIdentity: once(() => void row.begin(scene)) });
  const { store } = window;
  const record = await store.connect(choiceOf(scene.dialect), never);
  await listed(window, record.id);
  const nodes = await accountLines(store);
  const standing = store.standingOf(record.id);
  assert.ok(standing.kind === 'failure', 'The list cannot have come to its end.');
  const role = liveNodeOf(store, record, roleNamed(scene.dialect, roleOf.refresh));
  await row.end(scene);
  await heal(window, record, row);
  assert.equal(store.standingOf(record.id).kind, 'listed');
  store.dispose();
  return { seen: `shows ${linesOf(nodes)}; a role: ${role.description}`, failure: standing.failure };
}

/** A window whose account was connected and listed before anything goes wrong. */
async function playConnected(row: FaultRow, scene: Scene, play: (stage: Stage) => Promise<void>): Promise<void> {
  let keeping: { readonly key: string; readonly run: () => void } | undefined;
  const window = scene.open({
    onKeep(key) {
      if (key !== keeping?.key) return;
      keeping.run();
      keeping = undefined;
    },
  });
  const record = await window.store.connect(choiceOf(scene.dialect), never);
  await listed(window, record.id);
  const stage: Stage = {
    scene,
    row,
    window,
    record,
    beforeKeeping(key, run) {
      keeping = { key, run };
    },
  };
  const lies = watchForLies(stage, row);
  await play(stage);
  assert.deepEqual(lies, []);
  window.store.dispose();
  await reload(stage);
}

async function playStep(step: keyof typeof roleOf, stage: Stage): Promise<Outcome> {
  const { scene, row, window, record } = stage;
  const roleName = roleNamed(scene.dialect, roleOf[step]);
  const failure = await act(step, roleName, stage);
  const node = liveNodeOf(window.store, record, roleName);
  const isWhole = step === 'policies' || ['failure', 'deleting'].includes(stateOf(stage, roleName).kind);
  const nodes = isWhole ? await unfold(node) : [node];
  // Opening a role may have told more of it.
  const words = liveNodeOf(window.store, record, roleName).description ?? '';
  holdAgainstCloud(stage, row, roleName);
  await row.end(scene);
  await heal(window, record, row);
  await window.store.refreshRole(record.id, roleName);
  const { kind } = stateOf(stage, roleName);
  assert.equal(kind, truthOf(stage, roleName), `${step}, once the fault is over`);
  const seen = [
    ...(failure === undefined ? [] : [`says ${wordsOf(failure)}`]),
    `shows ${linesOf([{ ...node, label: words, description: '' }, ...nodes.slice(1)])}`,
    `then ${kind}`,
  ];
  return { seen: seen.join('; '), failure };
}

/** Does what a step is about while its fault goes on. @returns what a rejected command says */
async function act(step: keyof typeof roleOf, roleName: string, stage: Stage): Promise<AccountFailure | undefined> {
  const { scene, row, window, record, beforeKeeping } = stage;
  const live = window.store.connected(record.id) ?? assert.fail();
  const serviceName = serviceNamed(scene.dialect, roleOf[step]);
  switch (step) {
    case 'refresh':
      await row.begin(scene);
      await window.store.refreshRole(record.id, roleName);
      return undefined;
    case 'policies':
      await row.begin(scene);
      await unfold(liveNodeOf(window.store, record, roleName));
      await until(window, () => stateOf(stage, roleName).kind !== 'asking');
      return undefined;
    case 'create':
    case 'create alone':
      await row.begin(scene, step === 'create' ? undefined : 'CreateServiceLinkedRole');
      return failureOfCall(live.create(roleName, serviceName));
    case 'delete':
    case 'delete alone':
      await row.begin(scene, step === 'delete' ? undefined : 'DeleteServiceLinkedRole');
      return failureOfCall(live.remove(roleName));
    case 'follow':
      beforeKeeping('rampart.deletions', () => void row.begin(scene));
      window.hurry(true);
      await live.remove(roleName);
      await until(window, () => !isFollowed(stateOf(stage, roleName)) && stateOf(stage, roleName).kind !== 'asking');
      window.hurry(false);
      return undefined;
  }
}

/** Another window, which has what the one before kept: it knows all, and follows all to the end. */
async function reload({ scene, window: before, record }: Stage): Promise<void> {
  const window = scene.open({ before });
  const { store } = window;
  const { id } = record;
  const stage = { scene, window, record };
  assert.deepEqual(store.accounts(), [record]);
  assert.equal(store.standingOf(id).kind, 'disconnected');
  assert.deepEqual(
    store.rolesOf(id).map((roleName) => stateOf(stage, roleName).kind),
    tasksIn(before).map(() => 'deleting'),
  );
  await store.reconnect(id, never);
  await listed(window, id);
  for (const roleName of rolesOf(scene))
    assert.equal(stateOf(stage, roleName).kind, truthOf(stage, roleName), roleName);
  scene.cloud.stepping('on-request');
  window.hurry(true);
  await until(window, () => rolesOf(scene).every((roleName) => stateOf(stage, roleName).kind !== 'deleting'));
  await until(window, () => rolesOf(scene).every((roleName) => stateOf(stage, roleName).kind !== 'asking'));
  for (const roleName of rolesOf(scene))
    assert.equal(stateOf(stage, roleName).kind, truthOf(stage, roleName), roleName);
  assert.deepEqual(tasksIn(window), []);
}

/** After a fault the same account goes on; one whose endpoint changed is connected again, by its settings of now. */
async function heal(window: StoreWindow, { id }: AccountRecord, { isOfOperation }: FaultRow): Promise<void> {
  if (isOfOperation) await window.store.connected(id)?.refresh();
  else await window.store.reconnect(id, never);
  await listed(window, id);
}

/** The accounts without their roles. */
function accountLines(store: StoreWindow['store']): Promise<readonly TreeNode[]> {
  return unfoldAll(accountTree(store, () => false));
}

function once(run: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) run();
    isDone = true;
  };
}

function wordsOf(failure: AccountFailure): string {
  return failureDetails(failure, english).replaceAll('\n', ' / ');
}

/** Lines of the tree that tell of a fault, without those that are always below a role. A ditto mark stands for what the line above says. */
function linesOf(nodes: readonly TreeNode[]): string {
  const told = nodes.filter(({ context }) => context !== 'arn' && !context.includes('insertable'));
  const lines = told.map(({ label, description = '' }, index) => {
    const above = told[index - 1];
    const isSaid = above !== undefined && `${above.label} ${above.description}`.includes(label);
    return [isSaid ? '″' : label, description].filter((each) => each !== '').join(' – ');
  });
  return lines.join(' > ');
}
