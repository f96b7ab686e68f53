import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Account, LiveRole } from '../../client/account/account.ts';
import type { LiveRoles } from '../../client/src/accounts/liveRoles.ts';
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

const keyStore = 'AliyunServiceRoleForKMSKeyStore';
const service = 'keystore.kms.aliyuncs.com';
const other = 'AliyunServiceRoleForOther';

interface Connected extends StoreWindow {
  readonly id: string;
  readonly live: LiveRoles;
}

/** A window with an account that does what the test says of some questions, and else as the cloud says. */
async function connect(
  cloud: FakeCloud,
  own: (usual: Account) => Partial<Account>,
  before?: StoreWindow,
): Promise<Connected> {
  const account = (): Account => {
    const usual = fakeAccount(cloud);
    return { ...usual, ...own(usual) };
  };
  const window = openStoreWindow({ load: async () => moduleOf(account, cloud), before });
  const { id } = await window.store.connect({ dialect: 'ram', credentials: { kind: 'default' } }, never);
  await settled();
  return { ...window, id, live: window.store.connected(id) ?? assert.fail() };
}

function cloudWith(...roles: readonly LiveRole[]): FakeCloud {
  return { ...fakeCloud(), roles: [roles] };
}

suite('answers that come late', () => {
  test('a list that began before a role was created does not take the role away', async () => {
    const cloud = cloudWith(liveRole(other));
    const pages = createHold();
    const { store, id, live } = await connect(cloud, () => ({
      async roles(onPage) {
        onPage([liveRole(other)]);
        await pages.wait();
      },
    }));
    await live.create(keyStore, service);
    pages.release();
    await settled();
    assert.equal(store.standingOf(id).kind, 'listed');
    assert.equal(store.stateOf(id, keyStore).kind, 'present');
    assert.deepEqual(store.rolesOf(id).toSorted(), [keyStore, other]);
  });

  test('a page that was asked for before a role was seen to be gone does not bring it back', async () => {
    const cloud = cloudWith();
    const pages = createHold();
    const { store, id } = await connect(cloud, () => ({
      async roles(onPage) {
        await pages.wait();
        onPage([liveRole(keyStore), liveRole(other)]);
      },
    }));
    await store.refreshRole(id, keyStore);
    pages.release();
    await settled();
    assert.deepEqual([store.stateOf(id, keyStore).kind, store.stateOf(id, other).kind], ['absent', 'present']);
    assert.deepEqual(store.standingOf(id), { kind: 'listed', roles: 1, at: '2026-11-30T08:00:00Z' });
  });

  test('of two questions on a role, the later one is believed, whichever answer comes first', async () => {
    const cloud = cloudWith(liveRole(keyStore));
    const answers = createHold();
    const told: (LiveRole | undefined)[] = [liveRole(keyStore), undefined];
    const { store, id } = await connect(cloud, () => ({
      async role() {
        const answer = told.shift();
        await answers.wait();
        return answer;
      },
    }));
    const questions = Promise.all([store.refreshRole(id, keyStore), store.refreshRole(id, keyStore)]);
    await settled();
    answers.releaseLast();
    await settled();
    answers.release();
    await questions;
    assert.equal(store.stateOf(id, keyStore).kind, 'absent');
  });

  test('a list that is asked for again ends the one before', async () => {
    const cloud = cloudWith(liveRole(keyStore));
    const pages = createHold();
    let ended = 0;
    const { store, id, live } = await connect(cloud, ({ roles }) => ({
      async roles(onPage, cancellation) {
        cancellation?.onCancellationRequested(() => ended++);
        await pages.wait();
        await roles(onPage, cancellation);
      },
    }));
    const again = live.refresh();
    await settled();
    assert.equal(ended, 1);
    cloud.roles = [[liveRole(keyStore), liveRole(other)]];
    pages.release();
    await again;
    assert.ok(store.standingOf(id).kind === 'listed' && store.rolesOf(id).length === 2);
  });

  test('a list that is asked for again after one that failed knows nothing of roles that are not in it yet', async () => {
    const cloud = cloudWith(liveRole(keyStore));
    const pages = createHold();
    let isHeld = false;
    const { store, id, live } = await connect(cloud, ({ roles }) => ({
      async roles(onPage, cancellation) {
        if (isHeld) await pages.wait();
        await roles(onPage, cancellation);
      },
    }));
    assert.equal(store.stateOf(id, other).kind, 'absent');
    cloud.rolesFailure = failure('unreachable');
    await live.refresh();
    isHeld = true;
    const again = live.refresh();
    await settled();
    assert.equal(store.stateOf(id, other).kind, 'asking');
    pages.release();
    await again;
  });

  test('an account that was disconnected while it was listed takes no answer any more', async () => {
    const cloud = cloudWith();
    const pages = createHold();
    const { store, id } = await connect(cloud, () => ({
      async roles(onPage) {
        await pages.wait();
        onPage([liveRole(keyStore)]);
      },
    }));
    store.disconnect(id);
    pages.release();
    await settled();
    assert.deepEqual([store.standingOf(id).kind, store.stateOf(id, keyStore).kind], ['disconnected', 'unasked']);
    assert.deepEqual(store.rolesOf(id), []);
  });
});

suite('roles of an account', () => {
  test('stay in its list while they are asked about, and where they cannot be', async () => {
    const cloud = cloudWith(liveRole(keyStore));
    const answers = createHold();
    const { store, id } = await connect(cloud, () => ({
      async role() {
        await answers.wait();
        return failWith(failure('unreachable'));
      },
    }));
    const question = store.refreshRole(id, keyStore);
    await settled();
    assert.deepEqual([store.stateOf(id, keyStore).kind, store.rolesOf(id)], ['asking', [keyStore]]);
    answers.release();
    await question;
    assert.deepEqual([store.stateOf(id, keyStore).kind, store.rolesOf(id)], ['failure', [keyStore]]);
  });

  test('are counted as they are, not as the list once was', async () => {
    const cloud = cloudWith(liveRole(other));
    const { store, id, live } = await connect(cloud, () => ({}));
    const count = (): number => {
      const standing = store.standingOf(id);
      return standing.kind === 'listed' ? standing.roles : Number.NaN;
    };
    assert.equal(count(), 1);
    await live.create(keyStore, service);
    assert.equal(count(), 2);
    cloud.roles = [[]];
    await store.refreshRole(id, other);
    assert.equal(count(), 1);
  });

  test('that were just created are there, even where the cloud finds them only later', async () => {
    const cloud = cloudWith();
    const { store, id, live } = await connect(cloud, () => ({ role: async () => undefined }));
    await live.create(keyStore, service);
    assert.equal(store.stateOf(id, keyStore).kind, 'present');
  });

  test('of another name than was expected leave nothing that is asked for ever', async () => {
    const cloud = cloudWith();
    const { store, id, live } = await connect(cloud, () => ({}));
    await live.create('AliyunServiceRoleForSomethingElse', service);
    assert.equal(store.stateOf(id, keyStore).kind, 'present');
    assert.equal(store.stateOf(id, 'AliyunServiceRoleForSomethingElse').kind, 'absent');
  });

  test('that are found to be gone when they are unfolded are absent', async () => {
    const cloud = cloudWith(liveRole(keyStore));
    const { store, id, live } = await connect(cloud, () => ({}));
    cloud.roles = [[]];
    assert.equal(await live.inFull(keyStore), undefined);
    assert.deepEqual([store.stateOf(id, keyStore).kind, store.rolesOf(id)], ['absent', []]);
  });

  for (const isGone of [true, false])
    test(`are looked for where their policies are said to be gone, and are ${isGone ? 'absent' : 'left alone'}`, async () => {
      const cloud = cloudWith(liveRole(keyStore));
      const { store, id, live } = await connect(cloud, () => ({
        policiesOf: async () => failWith(failure('not-found')),
      }));
      if (isGone) cloud.roles = [[]];
      let drawn = 0;
      store.onChange(() => drawn++);
      await assert.rejects(live.policiesOf(keyStore));
      assert.equal(store.stateOf(id, keyStore).kind, isGone ? 'absent' : 'present');
      // A tree that is drawn anew asks anew, and must not be drawn for that.
      assert.equal(drawn, isGone ? 1 : 0);
    });
});
