import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Account } from '../../client/account/account.ts';
import type { ConnectChoice } from '../../client/src/accounts/accountRecord.ts';
import {
  type FakeCloud,
  failure,
  failWith,
  fakeAccount,
  fakeCloud,
  liveRole,
  moduleOf,
} from '../support/fakeAccount.ts';
import { createHold } from '../support/hold.ts';
import { never, openStoreWindow, type StoreWindow, settled } from '../support/storeWindow.ts';

const byDefault: ConnectChoice = { dialect: 'ram', credentials: { kind: 'default' } };
const keyStore = 'AliyunServiceRoleForKMSKeyStore';

async function deleting(
  cloud: FakeCloud,
  own: (usual: Account) => Partial<Account> = () => ({}),
): Promise<StoreWindow & { readonly id: string }> {
  const account = (): Account => {
    const usual = fakeAccount(cloud);
    return { ...usual, ...own(usual) };
  };
  const window = openStoreWindow({ load: async () => moduleOf(account, cloud) });
  const { id } = await window.store.connect(byDefault, never);
  await settled();
  return { ...window, id };
}

function cloudWithRole(): FakeCloud {
  return { ...fakeCloud(), roles: [[liveRole(keyStore)]] };
}

const statusQuestions = ({ asked }: FakeCloud): number => asked.filter((each) => each.startsWith('deletion')).length;

suite('deletions that meet something else', () => {
  test('two of one role are followed once', async () => {
    const cloud = cloudWithRole();
    cloud.deletions = [{ status: 'running' }];
    const { store, id } = await deleting(cloud);
    const live = store.connected(id) ?? assert.fail();
    await Promise.all([live.remove(keyStore), live.remove(keyStore)]);
    await settled();
    assert.equal(statusQuestions(cloud), 1);
  });

  test('one whose account is forgotten is asked about no more', async () => {
    const cloud = cloudWithRole();
    cloud.deletions = [{ status: 'running' }];
    const window = await deleting(cloud);
    const { store, id, memory } = window;
    await store.connected(id)?.remove(keyStore);
    await settled();
    await store.forget(id);
    const asked = cloud.asked.length;
    await window.letTimePass();
    assert.deepEqual([cloud.asked.length, memory.get('rampart.deletions'), store.rolesOf(id)], [asked, [], []]);
  });

  for (const when of ['before it is kept', 'while it is kept'])
    test(`one whose account is disconnected ${when} is followed once it is connected again`, async () => {
      const cloud = cloudWithRole();
      cloud.deletions = [{ status: 'running' }, { status: 'done' }];
      const disconnect = (): void => store.disconnect(id);
      const window = await deleting(cloud, ({ deletion, remove }) => ({
        deletion: async (taskId) => (cloud.isClosed ? failWith(failure('cancelled')) : deletion(taskId)),
        async remove(roleName) {
          const taskId = await remove(roleName);
          if (when === 'before it is kept') disconnect();
          return taskId;
        },
      }));
      const { store, id } = window;
      const removed = store.connected(id)?.remove(keyStore);
      while (store.stateOf(id, keyStore).kind !== 'deleting') await Promise.resolve();
      if (when === 'while it is kept') disconnect();
      await removed;
      await settled();
      const state = store.stateOf(id, keyStore);
      assert.ok(state.kind === 'deleting' && state.following.kind === 'paused');
      assert.deepEqual(window.waits, []);
      cloud.isClosed = false;
      await store.reconnect(id, never);
      await window.letTimePass();
      assert.equal(store.stateOf(id, keyStore).kind, 'absent');
    });

  for (const [how, ask] of [
    ['alone', (store: StoreWindow['store'], id: string) => store.refreshRole(id, keyStore)],
    ['in a list', (store: StoreWindow['store'], id: string) => store.connected(id)?.refresh()],
  ] as const)
    test(`one that may not be followed is over once the role is seen to be gone (${how})`, async () => {
      const cloud = cloudWithRole();
      cloud.deletions = [failure('no-permission')];
      const { store, id, memory } = await deleting(cloud);
      await store.connected(id)?.remove(keyStore);
      await settled();
      await ask(store, id);
      await settled();
      assert.equal(store.stateOf(id, keyStore).kind, 'deleting', 'The role is still there.');
      cloud.roles = [[]];
      await ask(store, id);
      await settled();
      assert.equal(store.stateOf(id, keyStore).kind, 'absent');
      assert.deepEqual([memory.get('rampart.deletions'), store.rolesOf(id)], [[], []]);
    });

  test('one that begins while an older list is read goes on, though the list lacks its role', async () => {
    const cloud = fakeCloud();
    cloud.deletions = [{ status: 'running' }];
    const pages = createHold();
    const { store, id } = await deleting(cloud, () => ({ roles: () => pages.wait() }));
    const live = store.connected(id) ?? assert.fail();
    await live.create(keyStore, 'keystore.kms.aliyuncs.com');
    await live.remove(keyStore);
    pages.release();
    await settled();
    assert.equal(store.stateOf(id, keyStore).kind, 'deleting');
  });

  test('is not said to be waiting before the cloud said so', async () => {
    const cloud = cloudWithRole();
    const answers = createHold();
    const { store, id } = await deleting(cloud, () => ({
      deletion: async () => {
        await answers.wait();
        return { status: 'waiting' };
      },
    }));
    await store.connected(id)?.remove(keyStore);
    const status = (): string | undefined => {
      const state = store.stateOf(id, keyStore);
      return state.kind === 'deleting' && state.following.kind === 'followed' ? state.following.status : undefined;
    };
    assert.equal(status(), 'running');
    answers.release();
    await settled();
    assert.equal(status(), 'waiting');
  });

  test('of many roles that may not be asked about are asked about once', async () => {
    const cloud = fakeCloud();
    cloud.roles = [
      Array.from({ length: 20 }, (_, index) =>
        liveRole(`AliyunServiceRoleFor${index}`, { latestDeletion: { taskId: `task/${index}` } }),
      ),
    ];
    cloud.deletions = [failure('time-out')];
    const { store, id } = await deleting(cloud);
    assert.equal(statusQuestions(cloud), 1);
    assert.equal(store.standingOf(id).kind, 'listed');
    for (const roleName of store.rolesOf(id)) {
      const state = store.stateOf(id, roleName);
      assert.ok(state.kind === 'present' && state.deletionFailure?.fault === 'time-out', roleName);
    }
  });

  test('one that cannot be kept is told and followed all the same', async () => {
    const cloud = cloudWithRole();
    cloud.deletions = [{ status: 'done' }];
    let isFull = false;
    const { store } = openStoreWindow({
      load: async () => moduleOf(() => fakeAccount(cloud), cloud),
      onKeep: () => {
        if (isFull) throw new Error('The disk is full.');
      },
    });
    const { id } = await store.connect(byDefault, never);
    await settled();
    isFull = true;
    await assert.rejects(async () => store.connected(id)?.remove(keyStore), /full/);
    await settled();
    assert.equal(store.stateOf(id, keyStore).kind, 'absent');
  });
});
