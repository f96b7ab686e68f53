import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Account } from '../../client/account/account.ts';
import { accountNodes } from '../../client/src/accounts/accountNodes.ts';
import type { ConnectChoice } from '../../client/src/accounts/accountRecord.ts';
import { createCancellation } from '../../client/src/accounts/cancellation.ts';
import { failureFrom } from '../../client/src/accounts/failure.ts';
import { failureDetails } from '../../client/src/accounts/failureWords.ts';
import {
  alice,
  type FakeCloud,
  failure,
  fakeAccount,
  fakeCloud,
  moduleOf,
  openWindow,
} from '../support/fakeAccount.ts';
import { createHold, type Hold } from '../support/hold.ts';
import { never, openStoreWindow, type StoreWindow, settled } from '../support/storeWindow.ts';
import { english, lineOf, unfoldAll } from '../support/tree.ts';

const byDefault: ConnectChoice = { dialect: 'ram', credentials: { kind: 'default' } };
const byKeys: ConnectChoice = {
  dialect: 'ram',
  credentials: { kind: 'keys', accessKeyId: 'key-id', accessKeySecret: 'secret', token: 'token' },
};

/** A window that remembers an account, and whose next question who it is waits for the test. */
async function remembering(cloud: FakeCloud): Promise<StoreWindow & { readonly id: string; readonly hold: Hold }> {
  const first = openWindow(cloud);
  const { id } = await first.store.connect(byKeys, never);
  first.store.dispose();
  const hold = createHold();
  const account = (): Account => {
    const usual = fakeAccount(cloud);
    return {
      ...usual,
      identity: (cancellation) =>
        new Promise((resolve, reject) => {
          cancellation?.onCancellationRequested(() =>
            reject(Object.assign(new Error(), { failure: failure('cancelled') })),
          );
          void hold.wait().then(() => usual.identity().then(resolve, reject));
        }),
    };
  };
  cloud.isClosed = false;
  const window = openStoreWindow({ load: async () => moduleOf(account, cloud), before: first });
  return { ...window, id, hold };
}

suite('an account that is being connected', () => {
  test('and is forgotten meanwhile stays forgotten', async () => {
    const cloud = fakeCloud();
    const { store, id, hold, memory, secrets } = await remembering(cloud);
    const connecting = store.reconnect(id, never);
    await settled();
    await store.forget(id);
    hold.release();
    await connecting;
    await settled();
    assert.deepEqual([store.accounts(), memory.get('rampart.accounts'), secrets.size], [[], [], 0]);
    assert.deepEqual([store.connected(id), cloud.isClosed], [undefined, true]);
  });

  test('and is disconnected meanwhile is not connected, and its question is ended', async () => {
    const cloud = fakeCloud();
    const { store, id } = await remembering(cloud);
    const connecting = store.reconnect(id, never);
    await settled();
    assert.equal(store.standingOf(id).kind, 'connecting');
    store.disconnect(id);
    await connecting;
    assert.equal(store.standingOf(id).kind, 'disconnected');
    assert.equal(cloud.isClosed, true);
  });

  test('and is called off is not connected, and can be connected again', async () => {
    const cloud = fakeCloud();
    const { store, id } = await remembering(cloud);
    const source = createCancellation();
    const connecting = store.reconnect(id, source.token);
    await settled();
    source.cancel();
    await connecting;
    assert.equal(store.standingOf(id).kind, 'disconnected');
  });

  test('is connected once where a person asks twice', async () => {
    const cloud = fakeCloud();
    const { store, id, hold } = await remembering(cloud);
    const both = Promise.all([store.reconnect(id, never), store.reconnect(id, never)]);
    await settled();
    hold.release();
    await both;
    await settled();
    assert.equal(store.standingOf(id).kind, 'listed');
    assert.deepEqual(
      cloud.asked.filter((each) => each === 'roles'),
      ['roles', 'roles'],
      'once in the first window, once in this',
    );
  });

  test('when its window closes is closed too', async () => {
    const cloud = fakeCloud();
    const { store, hold } = await remembering(cloud);
    const asked = cloud.asked.length;
    const connecting = store.connect(byDefault, never);
    await settled();
    store.dispose();
    hold.release();
    await connecting;
    await settled();
    assert.deepEqual([cloud.asked.slice(asked), cloud.isClosed], [['identity'], true]);
  });

  test('and cannot be is offered to be connected again', async () => {
    const cloud = fakeCloud();
    const first = openWindow(cloud);
    await first.store.connect(byDefault, never);
    cloud.identity = failure('unreachable');
    const { store } = openWindow(cloud, first);
    await store.reconnect(store.accounts()[0]?.id ?? assert.fail(), never);
    assert.deepEqual(await linesOf(store), [
      'Alibaba Cloud 1234567890123456 · alice – The cloud cannot be reached.',
      'The cloud cannot be reached. – said unreachable',
      'Connect again…',
    ]);
  });
});

async function linesOf(store: StoreWindow['store']): Promise<readonly string[]> {
  const nodes = accountNodes({
    t: english,
    store,
    isShown: () => true,
    roleNode: (roleName) => ({ id: roleName, label: roleName, context: 'role', subject: {} }),
  });
  return (await unfoldAll(nodes)).map(lineOf);
}

suite('what is kept of an account', () => {
  test('is no secret any more once it is connected another way', async () => {
    const cloud = fakeCloud();
    const { store, secrets } = openWindow(cloud);
    await store.connect(byKeys, never);
    assert.equal(secrets.size, 1);
    await store.connect(byDefault, never);
    assert.equal(secrets.size, 0);
  });

  test('goes with a user who was renamed', async () => {
    const cloud = fakeCloud();
    const first = openWindow(cloud);
    const { id } = await first.store.connect(byKeys, never);
    cloud.identity = { ...alice, name: 'alicia' };
    const second = openWindow(cloud, first);
    await second.store.reconnect(id, never);
    const renamed = second.store.accounts().find(({ identity }) => identity.name === 'alicia')?.id ?? assert.fail();
    const third = openWindow(cloud, second);
    await third.store.reconnect(renamed, never);
    assert.equal(third.store.standingOf(renamed).kind, 'listed');
  });

  test('is forgotten with its secret first, so that nothing that fails later leaves it', async () => {
    const cloud = fakeCloud();
    const parts = { load: async () => moduleOf(() => fakeAccount(cloud), cloud) };
    const first = openStoreWindow(parts);
    const { id } = await first.store.connect(byKeys, never);
    const { store, secrets } = openStoreWindow({
      ...parts,
      before: first,
      onKeep: () => {
        throw new Error('The disk is full.');
      },
    });
    await assert.rejects(store.forget(id), /full/);
    assert.equal(secrets.size, 0);
  });

  test('that cannot be kept is told, and the connection is ended', async () => {
    const cloud = fakeCloud();
    const { store } = openStoreWindow({
      load: async () => moduleOf(() => fakeAccount(cloud), cloud),
      onKeep: () => {
        throw new Error('The disk is full.');
      },
    });
    await assert.rejects(store.connect(byKeys, never), /full/);
    assert.equal(cloud.isClosed, true);
  });
});

suite('an error that is none of an account', () => {
  test('says itself what it is', async () => {
    const told = failureFrom(new Error('The bundle is missing.'));
    assert.equal(failureDetails(told, english), 'The bundle is missing.');
    const { store } = openStoreWindow({
      load: () => Promise.reject(new Error('The bundle is missing.')),
      before: await remembering(fakeCloud()),
    });
    await store.reconnect(store.accounts()[0]?.id ?? assert.fail(), never);
    assert.deepEqual(await linesOf(store), [
      'Alibaba Cloud 1234567890123456 · alice – The bundle is missing.',
      'The bundle is missing.',
      'Connect again…',
    ]);
  });

  test('such as a secret that is gone is told once', async () => {
    const { store, secrets } = await remembering(fakeCloud());
    secrets.clear();
    await store.reconnect(store.accounts()[0]?.id ?? assert.fail(), never);
    assert.equal((await linesOf(store))[1], 'The secret of this account is no longer stored: connect it again.');
  });
});
