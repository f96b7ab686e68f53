import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { ConnectChoice } from '../../client/src/accounts/accountRecord.ts';
import { failure, fakeCloud, liveRole, openWindow } from '../support/fakeAccount.ts';
import { never, type StoreWindow, settled } from '../support/storeWindow.ts';

const keyStore = 'AliyunServiceRoleForKMSKeyStore';
const service = 'keystore.kms.aliyuncs.com';
const byDefault: ConnectChoice = { dialect: 'ram', credentials: { kind: 'default' } };
const byKeys: ConnectChoice = {
  dialect: 'ram',
  credentials: { kind: 'keys', accessKeyId: 'canary-id', accessKeySecret: 'canary-secret', token: 'canary-token' },
};

async function connected(window: StoreWindow, choice: ConnectChoice = byDefault): Promise<string> {
  const { id } = await window.store.connect(choice, never);
  await settled();
  return id;
}

suite('accounts', () => {
  test('are asked for nothing before a person connects, remembered ones neither', async () => {
    const cloud = fakeCloud();
    const first = openWindow(cloud);
    assert.deepEqual(first.store.accounts(), []);
    const id = await connected(first, byKeys);
    first.store.dispose();
    cloud.asked.length = 0;
    cloud.connected.length = 0;
    const { store } = openWindow(cloud, first);
    await settled();
    assert.deepEqual(
      store.accounts().map((record) => record.id),
      [id],
    );
    assert.equal(store.standingOf(id).kind, 'disconnected');
    assert.deepEqual([cloud.asked, cloud.connected], [[], []]);
  });

  test('list their roles, and a role that is not among them is absent only once all pages came', async () => {
    const cloud = fakeCloud();
    cloud.roles = [[liveRole('A')], [liveRole(keyStore)]];
    const window = openWindow(cloud);
    const seen: string[] = [];
    window.store.onChange(() => {
      const [record] = window.store.accounts();
      if (record !== undefined) seen.push(window.store.stateOf(record.id, keyStore).kind);
    });
    const id = await connected(window);
    assert.equal(window.store.stateOf(id, keyStore.toUpperCase()).kind, 'present');
    assert.equal(window.store.stateOf(id, 'B').kind, 'absent');
    assert.ok(seen.includes('asking') && !seen.includes('absent'), seen.join());
    assert.deepEqual(window.store.standingOf(id), { kind: 'listed', roles: 2, at: '2026-11-30T08:00:00Z' });
    assert.deepEqual(window.store.rolesOf(id), ['A', keyStore]);
  });

  test('keep what was read where a listing fails, and say what they do not know', async () => {
    const cloud = fakeCloud();
    cloud.roles = [[liveRole('A')]];
    cloud.rolesFailure = failure('throttled');
    const window = openWindow(cloud);
    const id = await connected(window);
    assert.equal(window.store.standingOf(id).kind, 'failure');
    assert.equal(window.store.stateOf(id, 'A').kind, 'present');
    const state = window.store.stateOf(id, 'B');
    assert.deepEqual(state, { kind: 'failure', failure: failure('throttled') });
  });

  test('that cannot be connected are not remembered, and their connection is closed', async () => {
    const cloud = fakeCloud();
    cloud.identity = failure('credentials');
    const window = openWindow(cloud);
    await assert.rejects(window.store.connect(byKeys, never));
    assert.deepEqual(window.store.accounts(), []);
    assert.equal(cloud.isClosed, true);
    assert.deepEqual([[...window.memory.keys()], [...window.secrets.keys()]], [[], []]);
  });

  test('keep secrets in the secret storage alone, use them to connect again, and forget them', async () => {
    const cloud = fakeCloud();
    const first = openWindow(cloud);
    const id = await connected(first, byKeys);
    assert.doesNotMatch(JSON.stringify([...first.memory]), /canary-(secret|token)/);
    assert.match(JSON.stringify([...first.secrets]), /canary-secret.*canary-token/);
    const second = openWindow(cloud, first);
    await second.store.reconnect(id, never);
    assert.deepEqual(cloud.connected.at(-1)?.credentials, byKeys.credentials);
    await second.store.forget(id);
    assert.deepEqual([second.store.accounts(), second.secrets.size], [[], 0]);
    assert.deepEqual(second.memory.get('rampart.accounts'), []);
  });

  test('whose secret is gone say so', async () => {
    const cloud = fakeCloud();
    const first = openWindow(cloud);
    const id = await connected(first, byKeys);
    const { store } = openWindow(cloud, {
      memory: first.memory,
      secrets: new Map([[`rampart.account.${id}`, '{"x":1}']]),
    });
    await store.reconnect(id, never);
    const standing = store.standingOf(id);
    assert.ok(standing.kind === 'failure' && standing.failure.code === 'SecretMissing');
  });

  test('are never mixed up where a profile has another identity by now', async () => {
    const cloud = fakeCloud();
    const first = openWindow(cloud);
    const id = await connected(first);
    cloud.identity = { accountId: '9', arn: 'acs:ram::9:user/bob', name: 'bob', kind: 'user' };
    const { store } = openWindow(cloud, first);
    await store.reconnect(id, never);
    await settled();
    assert.equal(store.standingOf(id).kind, 'disconnected');
    assert.equal(store.accounts().length, 2);
    assert.equal(store.standingOf('ram-9-bob').kind, 'listed');
  });

  test('of names that differ in signs alone are different accounts', async () => {
    const cloud = fakeCloud();
    const { store } = openWindow(cloud);
    for (const name of ['a.b', 'a-b', 'a b', 'a_b']) {
      cloud.identity = { accountId: '9', arn: '', name, kind: 'user' };
      await store.connect(byDefault, never);
    }
    assert.equal(new Set(store.accounts().map(({ id }) => id)).size, 4);
  });

  test('and deletions of another window stay in the memory that both share', async () => {
    const [cloud, otherCloud] = [fakeCloud(), fakeCloud()];
    for (const each of [cloud, otherCloud]) {
      each.roles = [[liveRole(keyStore)]];
      each.deletions = [{ status: 'running' }];
    }
    otherCloud.identity = { accountId: '9', arn: 'acs:ram::9:user/bob', name: 'bob', kind: 'user' };
    const first = openWindow(cloud);
    const second = openWindow(otherCloud, first);
    const ids = [await connected(first), await connected(second)];
    await first.store.connected(ids[0] ?? '')?.remove(keyStore);
    await second.store.connected(ids[1] ?? '')?.remove(keyStore);
    await settled();
    const { store } = openWindow(fakeCloud(), first);
    assert.deepEqual(
      store
        .accounts()
        .map(({ id }) => id)
        .sort(),
      [...ids].sort(),
    );
    assert.deepEqual(
      ids.map((id) => store.stateOf(id, keyStore).kind),
      ['deleting', 'deleting'],
    );
    await second.store.forget(ids[1] ?? '');
    assert.deepEqual(
      openWindow(fakeCloud(), first)
        .store.accounts()
        .map(({ id }) => id),
      [ids[0]],
    );
    first.store.dispose();
    second.store.dispose();
  });

  test('survive a memory that holds something else', async () => {
    for (const value of [undefined, null, 1, 'x', [1, null, {}, { id: 'a' }, { account: 1 }]]) {
      const memory = new Map<string, unknown>([
        ['rampart.accounts', value],
        ['rampart.deletions', value],
      ]);
      const { store } = openWindow(fakeCloud(), { memory, secrets: new Map() });
      assert.deepEqual(store.accounts(), []);
    }
  });
});

suite('what is asked of single roles', () => {
  test('is asked once, and again when the role is', async () => {
    const cloud = fakeCloud();
    cloud.roles = [[liveRole(keyStore)]];
    const window = openWindow(cloud);
    const id = await connected(window);
    const live = window.store.connected(id) ?? assert.fail();
    const asked = (): readonly string[] => cloud.asked.filter((each) => each === `role ${keyStore}`);
    await Promise.all([live.inFull(keyStore), live.inFull(keyStore.toUpperCase())]);
    await live.inFull(keyStore);
    assert.equal(asked().length, 1);
    await window.store.refreshRole(id, keyStore);
    await live.inFull(keyStore);
    assert.equal(asked().length, 3);
  });

  test('is not asked where the list told it already', async () => {
    const cloud = fakeCloud();
    cloud.roles = [[liveRole(keyStore, { trustPolicyText: '{}' })]];
    const window = openWindow(cloud);
    const id = await connected(window);
    assert.equal((await window.store.connected(id)?.inFull(keyStore))?.trustPolicyText, '{}');
    assert.deepEqual(cloud.asked, ['identity', 'roles']);
  });
});

suite('creating a role', () => {
  test('shows it', async () => {
    const cloud = fakeCloud();
    const window = openWindow(cloud);
    const id = await connected(window);
    await window.store.connected(id)?.create(keyStore, service);
    assert.equal(window.store.stateOf(id, keyStore).kind, 'present');
  });

  test('that fails leaves what is there, and tells why', async () => {
    const cloud = fakeCloud();
    cloud.createFailure = failure('no-permission', { action: 'ram:CreateServiceLinkedRole' });
    const window = openWindow(cloud);
    const id = await connected(window);
    await assert.rejects(async () => window.store.connected(id)?.create(keyStore, service), /said no-permission/);
    assert.equal(window.store.stateOf(id, keyStore).kind, 'absent');
  });
});

suite('deleting a role', () => {
  const present = (): ReturnType<typeof fakeCloud> => {
    const cloud = fakeCloud();
    cloud.roles = [[liveRole(keyStore)]];
    return cloud;
  };

  test('is followed to its end, ever less often', async () => {
    const cloud = present();
    cloud.deletions = [
      { status: 'waiting' },
      ...Array.from({ length: 12 }, () => ({ status: 'running' }) as const),
      { status: 'done' },
    ];
    const window = openWindow(cloud);
    const id = await connected(window);
    await window.store.connected(id)?.remove(keyStore);
    await settled();
    assert.equal(window.store.stateOf(id, keyStore).kind, 'deleting');
    assert.deepEqual(window.store.rolesOf(id), [keyStore]);
    await window.letTimePass();
    assert.equal(window.store.stateOf(id, keyStore).kind, 'absent');
    assert.deepEqual(
      window.waits,
      window.waits.toSorted((a, b) => a - b),
    );
    assert.equal(window.waits.at(-1), 30_000);
    assert.deepEqual(window.memory.get('rampart.deletions'), []);
  });

  test('that fails names what uses the role, and the role is still there', async () => {
    const cloud = present();
    const usages = [{ region: 'cn-hangzhou', resources: ['kst-1', 'kst-2'] }];
    cloud.deletions = [{ status: 'running' }, { status: 'failed', message: 'in use', usages }];
    const window = openWindow(cloud);
    const id = await connected(window);
    await window.store.connected(id)?.remove(keyStore);
    await window.letTimePass();
    assert.deepEqual(window.store.stateOf(id, keyStore), {
      kind: 'failed',
      message: 'in use',
      usages,
      role: liveRole(keyStore),
    });
  });

  test('that ends in an internal error says so', async () => {
    const cloud = present();
    cloud.deletions = [{ status: 'internal-error', message: 'oops' }];
    const window = openWindow(cloud);
    const id = await connected(window);
    await window.store.connected(id)?.remove(keyStore);
    await window.letTimePass();
    assert.equal(window.store.stateOf(id, keyStore).kind, 'internal-error');
  });

  test('that the cloud refuses leaves the role', async () => {
    const cloud = present();
    cloud.removeFailure = failure('no-permission');
    const window = openWindow(cloud);
    const id = await connected(window);
    await assert.rejects(async () => window.store.connected(id)?.remove(keyStore));
    assert.equal(window.store.stateOf(id, keyStore).kind, 'present');
  });

  test('goes on over a reload: the new window knows of it, and follows it once the account is connected', async () => {
    const cloud = present();
    cloud.deletions = [{ status: 'running' }];
    const first = openWindow(cloud);
    const id = await connected(first);
    await first.store.connected(id)?.remove(keyStore);
    await settled();
    first.store.dispose();
    const asked = cloud.asked.length;
    const second = openWindow(cloud, first);
    const state = second.store.stateOf(id, keyStore);
    assert.ok(state.kind === 'deleting' && state.following.kind === 'paused');
    assert.equal(cloud.asked.length, asked);
    cloud.deletions = [{ status: 'running' }, { status: 'done' }];
    await second.store.reconnect(id, never);
    await second.letTimePass();
    assert.equal(second.store.stateOf(id, keyStore).kind, 'absent');
  });

  test('survives failures on the way, and after many of them says that it is no longer followed', async () => {
    const cloud = present();
    cloud.deletions = [failure('unreachable'), failure('time-out'), { status: 'running' }, failure('server')];
    const window = openWindow(cloud);
    const id = await connected(window);
    await window.store.connected(id)?.remove(keyStore);
    await window.letTimePass();
    const state = window.store.stateOf(id, keyStore);
    assert.ok(
      state.kind === 'deleting' && state.following.kind === 'lost' && state.following.failure.fault === 'server',
    );
    cloud.deletions = [{ status: 'done' }];
    await window.store.refreshRole(id, keyStore);
    await window.letTimePass();
    assert.equal(window.store.stateOf(id, keyStore).kind, 'absent');
  });

  test('is given up at once where the status may not be read', async () => {
    const cloud = present();
    cloud.deletions = [failure('no-permission', { action: 'ram:GetServiceLinkedRoleDeletionStatus' })];
    const window = openWindow(cloud);
    const id = await connected(window);
    await window.store.connected(id)?.remove(keyStore);
    await window.letTimePass();
    const state = window.store.stateOf(id, keyStore);
    assert.ok(state.kind === 'deleting' && state.following.kind === 'lost');
    assert.deepEqual(window.waits, []);
  });

  test('that somebody asked for elsewhere is found by the listing and followed', async () => {
    const cloud = fakeCloud();
    cloud.roles = [
      [liveRole(keyStore, { latestDeletion: { taskId: `task/${keyStore}`, created: '2026-11-29T00:00:00Z' } })],
    ];
    cloud.deletions = [{ status: 'running' }, { status: 'running' }, { status: 'done' }];
    const window = openWindow(cloud);
    const id = await connected(window);
    const state = window.store.stateOf(id, keyStore);
    assert.ok(state.kind === 'deleting' && state.task.since === '2026-11-29T00:00:00Z');
    await window.letTimePass();
    assert.equal(window.store.stateOf(id, keyStore).kind, 'absent');
  });

  test('of which the end cannot be read leaves the role present, with the reason', async () => {
    const cloud = fakeCloud();
    cloud.roles = [[liveRole(keyStore, { latestDeletion: { taskId: 'task/old' } })]];
    cloud.deletions = [failure('no-permission')];
    const window = openWindow(cloud);
    const id = await connected(window);
    const state = window.store.stateOf(id, keyStore);
    assert.ok(state.kind === 'present' && state.deletionFailure?.fault === 'no-permission');
  });

  test('whose task the cloud has forgotten ended as the role itself tells', async () => {
    for (const isThere of [true, false]) {
      const cloud = present();
      cloud.deletions = [failure('not-found')];
      const window = openWindow(cloud);
      const id = await connected(window);
      await window.store.connected(id)?.remove(keyStore);
      if (!isThere) cloud.roles = [[]];
      await window.letTimePass();
      assert.equal(window.store.stateOf(id, keyStore).kind, isThere ? 'present' : 'absent');
      assert.deepEqual(window.memory.get('rampart.deletions'), []);
    }
  });

  test('stops being followed when the account is disconnected', async () => {
    const cloud = present();
    cloud.deletions = [{ status: 'running' }];
    const window = openWindow(cloud);
    const id = await connected(window);
    await window.store.connected(id)?.remove(keyStore);
    await settled();
    window.store.disconnect(id);
    const asked = cloud.asked.length;
    await window.letTimePass();
    assert.equal(cloud.asked.length, asked);
    const state = window.store.stateOf(id, keyStore);
    assert.ok(state.kind === 'deleting' && state.following.kind === 'paused');
    assert.equal(cloud.isClosed, true);
  });
});
