import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { AccountStore } from '../../client/src/accounts/accountStore.ts';
import { filterRoles } from '../../client/src/roles/roleNodes.ts';
import type { TreeNode } from '../../client/src/roles/treeNode.ts';
import type { Dialect } from '../../server/src/core/document/dialect.ts';
import { manyRoles } from '../support/cloud/manyRoles.ts';
import { never } from '../support/storeWindow.ts';
import { unfold } from '../support/tree.ts';
import { accountTree, choiceOf, listed, type Scene, sceneSeed, withScene } from './accountScene.ts';

const count = 1_000;
const pageSize = 100;

const seed = (): ReturnType<typeof sceneSeed> => {
  const usual = sceneSeed([], []);
  const { ram, iam } = manyRoles(count);
  return { ...usual, ram: { ...usual.ram, roles: ram.roles }, iam: { ...usual.iam, roles: iam.roles } };
};

interface Listed {
  readonly scene: Scene;
  readonly store: AccountStore;
  readonly id: string;
  /** Numbers of roles that the tree counted, as they came. */
  readonly counts: readonly number[];
  /** How often the tree had to be drawn. */
  readonly changes: () => number;
}

function withListed(dialect: Dialect, run: (listed: Listed) => Promise<void>): Promise<void> {
  return withScene(dialect, seed(), async (scene) => {
    const window = scene.open();
    const { store } = window;
    const counts: number[] = [];
    let changes = 0;
    store.onChange(() => {
      changes++;
      const standing = store.accounts().map((record) => store.standingOf(record.id))[0];
      if (standing?.kind === 'listing') counts.push(standing.roles);
    });
    const { id } = await store.connect(choiceOf(dialect), never);
    await listed(window, id);
    await run({ scene, store, id, counts, changes: () => changes });
  });
}

/** Nodes of the roles of the only account, through a filter. */
async function roleNodes(store: AccountStore, words: string): Promise<readonly TreeNode[]> {
  const [account, ...others] = accountTree(store, (roleName) => isShown(roleName, words));
  assert.deepEqual(others, []);
  return (await account?.children?.()) ?? [];
}

/** The test of the view: a role that the catalogue lacks is known by its name alone. */
function isShown(roleName: string, words: string): boolean {
  const role = { roleName, dialect: 'ram', family: 'service', product: '', hasPolicy: false, stages: [] } as const;
  return filterRoles([role], words).length > 0;
}

function operationsOf({ cloud }: Scene): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { operation } of cloud.requests) counts[operation] = (counts[operation] ?? 0) + 1;
  return counts;
}

suite('an account with a thousand roles', () => {
  for (const dialect of ['ram', 'iam'] as const) {
    test(`is listed in pages that show as they come, and asked nothing else (${dialect})`, () =>
      withListed(dialect, async ({ scene, store, id, counts, changes }) => {
        assert.deepEqual(operationsOf(scene), { GetCallerIdentity: 1, ListRoles: count / pageSize });
        assert.deepEqual(store.standingOf(id), { kind: 'listed', roles: count, at: '2026-11-30T08:00:00Z' });
        assert.deepEqual(
          [...new Set(counts)],
          Array.from({ length: count / pageSize + 1 }, (_, page) => page * pageSize),
        );
        assert.ok(changes() <= count / pageSize + 4, `${changes()} drawings`);
      }));

    test(`has a node for each, in order, and asks nothing for them (${dialect})`, () =>
      withListed(dialect, async ({ scene, store }) => {
        const before = scene.cloud.requests.length;
        const nodes = await roleNodes(store, '');
        assert.equal(nodes.length, count);
        assert.equal(new Set(nodes.map(({ id }) => id)).size, count);
        const labels = nodes.map(({ label }) => label);
        assert.deepEqual(
          labels,
          labels.toSorted((a, b) => a.localeCompare(b, 'en')),
        );
        assert.ok(nodes.every(({ description }) => description === 'present since 2026-01-01'));
        assert.equal(scene.cloud.requests.length, before);
      }));

    test(`is filtered by words, letter by letter, without a question (${dialect})`, () =>
      withListed(dialect, async ({ scene, store }) => {
        const before = scene.cloud.requests.length;
        const found = async (words: string): Promise<number> => (await roleNodes(store, words)).length;
        const typed = 'many 0042';
        const numbers: number[] = [];
        for (let length = 0; length <= typed.length; length += 1) numbers.push(await found(typed.slice(0, length)));
        // Every third is "many", all others are "team". "004" is in 33 of them from 00402 on, and in 00042, 00045, 00048.
        assert.deepEqual(numbers, [count, count, 334, 334, 334, 334, 334, 334, 36, 5]);
        assert.equal(await found('no such role'), 0);
        assert.equal(await found('TEAM-00998'), 1);
        assert.equal(scene.cloud.requests.length, before);
      }));

    test(`asks about the one role that is opened, and once (${dialect})`, () =>
      withListed(dialect, async ({ scene, store, id }) => {
        const [node] = await roleNodes(store, 'team-00500');
        const before = operationsOf(scene);
        await unfold(node ?? assert.fail());
        await unfold(node ?? assert.fail());
        const opened =
          dialect === 'ram'
            ? { GetRole: 1, ListPoliciesForRole: 1 }
            : { ListAttachedRolePolicies: 1, ListRolePolicies: 1 };
        assert.deepEqual(operationsOf(scene), { ...before, ...opened });
        await store.refreshRole(id, 'team-00500');
        assert.equal(operationsOf(scene)['ListRoles'], count / pageSize);
      }));

    // Marks of AWS say where a page begins in words of their own, which the test cloud does not know.
    if (dialect === 'ram')
      test(`loses no role of its list when another is deleted between two pages`, () =>
        withScene(dialect, seed(), async (scene) => {
          const { roles } = scene.cloud.state.accounts[dialect];
          const [first = ''] = [...roles.keys()].toSorted();
          const window = scene.open();
          const { store } = window;
          store.onChange(() => {
            const standing = store.accounts().map((record) => store.standingOf(record.id))[0];
            if (standing?.kind === 'listing' && standing.roles === pageSize) roles.delete(first);
          });
          const { id } = await store.connect(choiceOf(dialect), never);
          await listed(window, id);
          for (const roleName of roles.keys()) assert.equal(store.stateOf(id, roleName).kind, 'present', roleName);
        }));

    test(`is listed anew with as many questions, and with no more where it is asked for twice (${dialect})`, () =>
      withListed(dialect, async ({ scene, store, id }) => {
        const live = store.connected(id);
        await Promise.all([live?.refresh(), live?.refresh()]);
        const asked = operationsOf(scene)['ListRoles'] ?? 0;
        assert.ok(
          asked >= 20 && asked <= 21,
          `${asked} questions: the first of the two is ended before its second page`,
        );
        assert.equal((await roleNodes(store, '')).length, count);
      }));
  }
});
