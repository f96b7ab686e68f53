import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { suite, test } from 'node:test';
import { failureFrom } from '../../client/src/accounts/failure.ts';
import { failureDetails } from '../../client/src/accounts/failureWords.ts';
import type { Dialect } from '../../server/src/core/document/dialect.ts';
import { formsOf, wholeOf, wireSecretsOf } from '../support/leaks.ts';
import { never, openStoreWindow, type StoreWindow } from '../support/storeWindow.ts';
import { english, unfoldAll } from '../support/tree.ts';
import {
  accountTree,
  canaries,
  choiceOf,
  listed,
  roleNamed,
  type Scene,
  sceneSeed,
  serviceNamed,
  until,
  withScene,
} from './accountScene.ts';
import { faultRows } from './faultRows.ts';

const seed = sceneSeed(['Kept', 'Deleted'], ['Created']);

/** All that a person or another extension can read, gathered as it comes. */
interface Readable {
  readonly texts: string[];
  /** Takes what the tree shows and what the memory holds now. */
  look(window: StoreWindow): Promise<void>;
  /** Takes the error of a call, and what is said of it. */
  hear(call: Promise<unknown> | undefined): Promise<void>;
}

function createReadable(): Readable {
  const texts: string[] = [];
  return {
    texts,
    async look({ store, memory }) {
      // Twice, since opening a role may tell more of it.
      const isOurs = (roleName: string): boolean => /(Kept|Deleted|Created)$/.test(roleName);
      for (let time = 0; time < 2; time += 1) texts.push(wholeOf(await unfoldAll(accountTree(store, isOurs))));
      const states = store
        .accounts()
        .map(({ id }) => [store.standingOf(id), ...store.rolesOf(id).map((roleName) => store.stateOf(id, roleName))]);
      texts.push(wholeOf(store.accounts()), wholeOf(states), wholeOf(memory));
    },
    async hear(call) {
      try {
        await call;
      } catch (error) {
        texts.push(wholeOf(error), failureDetails(failureFrom(error), english));
      }
    },
  };
}

/** Holds what can be read against what must not be. */
function assertNoSecret({ texts }: Readable, { cloud }: Scene): void {
  const onTheWire = wireSecretsOf(cloud);
  assert.ok(onTheWire.size >= 3, `${onTheWire.size} signatures and tokens`);
  const all = texts.join('\n');
  for (const secret of [...Object.values(canaries).flatMap(formsOf), ...onTheWire])
    assert.ok(
      !all.includes(secret),
      `${secret} can be read: ${all.slice(Math.max(0, all.indexOf(secret) - 200)).slice(0, 400)}`,
    );
}

function holdsSecrets({ secrets }: StoreWindow): boolean {
  const stored = [...secrets.values()].join('\n');
  return Object.values(canaries).every((secret) => stored.includes(JSON.stringify(secret).slice(1, -1)));
}

suite('secrets of an account', { concurrency: 50 }, () => {
  for (const dialect of ['ram', 'iam'] as const) {
    test(`lie in the secret storage alone, from connecting to forgetting (${dialect})`, () =>
      withScene(dialect, seed, async (scene) => {
        const readable = createReadable();
        const first = scene.open();
        const { id } = await first.store.connect(choiceOf(dialect), never);
        await listed(first, id);
        await readable.look(first);
        const live = first.store.connected(id);
        await live?.create(roleNamed(dialect, 'Created'), serviceNamed(dialect, 'Created'));
        await live?.remove(roleNamed(dialect, 'Deleted'));
        await readable.look(first);
        assert.ok(holdsSecrets(first));
        first.store.dispose();

        const second = scene.open({ before: first });
        await second.store.reconnect(id, never);
        await listed(second, id);
        scene.cloud.stepping('on-request');
        second.hurry(true);
        await until(second, () => second.store.stateOf(id, roleNamed(dialect, 'Deleted')).kind === 'absent');
        await readable.look(second);
        assert.ok(holdsSecrets(second));
        second.store.disconnect(id);
        await readable.look(second);

        await second.store.forget(id);
        await readable.look(second);
        assert.equal(second.secrets.size, 0);
        assert.deepEqual([...second.memory.values()].flat(), []);
        assertNoSecret(readable, scene);
      }));

    for (const row of faultRows)
      test(`are in nothing that is told of "${row.name}" (${dialect})`, () =>
        withScene(dialect, seed, async (scene) => {
          const readable = createReadable();
          const window = scene.open();
          const { id } = await window.store.connect(choiceOf(dialect), never);
          await listed(window, id);
          await row.begin(scene);
          await Promise.all([
            ...everything(dialect, window, id).map(readable.hear),
            readable.hear(scene.open().store.connect(choiceOf(dialect), never)),
          ]);
          await readable.look(window);
          await window.store.reconnect(id, never);
          await readable.look(window);
          await row.end(scene);
          assert.ok(holdsSecrets(window));
          if (row.name === 'echo') assert.match(readable.texts.join(''), /\*\*\*/, 'The answer repeated the secrets.');
          assertNoSecret(readable, scene);
        }));
  }
});

suite('a signature', () => {
  for (const dialect of ['ram', 'iam'] as const)
    test(`is not in what is told of an answer that repeats it (${dialect})`, () =>
      withRepeater(dialect, async (place, signatures) => {
        const readable = createReadable();
        const { store } = openStoreWindow({
          load: () => import('../../client/account/main.ts'),
          settings: () => ({ endpoints: { sts: place }, timeout: 20_000 }),
        });
        await readable.hear(store.connect(choiceOf(dialect), never));
        const [signature] = signatures;
        assert.match(signature ?? '', /^[0-9a-f]{64}$/);
        const told = readable.texts.join('\n');
        assert.match(told, /SignedHeaders=.*Signature=\*\*\*/);
        assert.ok(!told.includes(signature ?? ''));
      }));
});

/** A server that refuses everything with the authorization that came, and nothing else. */
async function withRepeater(
  dialect: Dialect,
  run: (place: string, signatures: readonly string[]) => Promise<void>,
): Promise<void> {
  const signatures: string[] = [];
  const server = createServer(({ headers: { authorization = '' } }, response) => {
    signatures.push(/Signature=(.*)$/.exec(authorization)?.[1] ?? '');
    const body =
      dialect === 'ram'
        ? JSON.stringify({ Code: 'BadRequest', Message: authorization })
        : `<ErrorResponse><Error><Code>BadRequest</Code><Message>${authorization}</Message></Error></ErrorResponse>`;
    response.writeHead(400, { 'content-type': dialect === 'ram' ? 'application/json' : 'text/xml' }).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, signatures);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** All that can be asked of a connected account, at once. */
function everything(dialect: Dialect, { store }: StoreWindow, id: string): readonly (Promise<unknown> | undefined)[] {
  const live = store.connected(id);
  const kept = roleNamed(dialect, 'Kept');
  return [
    live?.refresh(),
    store.refreshRole(id, kept),
    live?.inFull(kept),
    live?.policiesOf(kept),
    live?.create(roleNamed(dialect, 'Created'), serviceNamed(dialect, 'Created')),
    live?.remove(roleNamed(dialect, 'Deleted')),
    live?.account.deletion('task/none'),
  ];
}
