import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { AccountFault } from '../../client/account/account.ts';
import { failureDetails, failureWords } from '../../client/src/accounts/failureWords.ts';
import { type LiveNodeParts, liveNode } from '../../client/src/accounts/liveNodes.ts';
import type { LiveState } from '../../client/src/accounts/liveState.ts';
import { liveWords } from '../../client/src/accounts/liveWords.ts';
import type { TreeNode } from '../../client/src/roles/treeNode.ts';
import { failure, liveRole } from '../support/fakeAccount.ts';
import { english, lineOf, unfold } from '../support/tree.ts';

const role = liveRole('AliyunServiceRoleForKMSKeyStore', {
  created: '2026-03-01T10:00:00Z',
  lastUsed: '2026-11-20T00:00:00Z',
  trustPolicyText: '{}',
});
const task = { account: 'ram-1-alice', roleName: role.roleName, taskId: 'task/1', since: '2026-11-30T08:01:02Z' };

function nodeOf(state: LiveState, more: Partial<LiveNodeParts> = {}): TreeNode {
  return liveNode(
    {
      t: english,
      account: 'ram-1-alice',
      label: '1 · alice',
      roleName: role.roleName,
      state,
      canChange: true,
      isOnline: true,
      policies: async () => [{ policyName: 'P', type: 'system', version: 'v2', text: '{}' }],
      inFull: async () => role,
      driftOf: async () => [],
      ...more,
    },
    'role',
  );
}

/** Every state with what a person reads. */
const states: readonly (readonly [LiveState, string])[] = [
  [{ kind: 'unasked' }, 'not asked'],
  [{ kind: 'asking' }, 'asking…'],
  [{ kind: 'absent' }, 'absent'],
  [{ kind: 'present', role }, 'present since 2026-03-01, last used 2026-11-20'],
  [{ kind: 'present', role: liveRole('A') }, 'present'],
  [
    { kind: 'deleting', task, following: { kind: 'followed', status: 'running' } },
    'being deleted since 2026-11-30 08:01 UTC',
  ],
  [
    { kind: 'deleting', task, following: { kind: 'followed', status: 'waiting' } },
    'being deleted since 2026-11-30 08:01 UTC; not begun yet',
  ],
  [
    { kind: 'deleting', task, following: { kind: 'lost', failure: failure('unreachable') } },
    'being deleted since 2026-11-30 08:01 UTC; no longer followed: The cloud cannot be reached.',
  ],
  [
    { kind: 'deleting', task, following: { kind: 'paused' } },
    'being deleted since 2026-11-30 08:01 UTC; not followed until the account is connected again',
  ],
  [{ kind: 'failed', role, message: 'in use', usages: [] }, 'present; the deletion failed, since the role is in use'],
  [{ kind: 'internal-error', role, message: '' }, 'present; the deletion failed by an internal error of the cloud'],
  [{ kind: 'failure', failure: failure('time-out') }, 'not known: The cloud did not answer in time.'],
];

suite('a role in an account', () => {
  for (const [state, words] of states) {
    test(`says "${words}"`, () => {
      assert.equal(liveWords(state, english), words);
      assert.equal(lineOf(nodeOf(state)), `In 1 · alice – ${words}`);
    });
  }

  test('names regions and resources that still use it, each as a node', async () => {
    const usages = [
      { region: 'cn-hangzhou', resources: ['kst-1', 'kst-2'] },
      { region: '', resources: [] },
    ];
    const lines = (await unfold(nodeOf({ kind: 'failed', role, message: 'in use', usages }))).map(lineOf);
    assert.deepEqual(lines.slice(1, 6), [
      'in use',
      'cn-hangzhou – 2 resources use the role',
      'kst-1',
      'kst-2',
      'Region not named – 0 resources use the role',
    ]);
  });

  test('names the missing permission and offers the statement that grants it', async () => {
    const denied = failure('no-permission', { action: 'ram:GetRole', statement: '{"Effect":"Allow"}' });
    const nodes = await unfold(nodeOf({ kind: 'failure', failure: denied }));
    assert.equal(nodes[1]?.label, 'You lack the permission ram:GetRole.');
    assert.equal(nodes[2]?.subject.insertable, '{"Effect":"Allow"}');
  });

  test('shows its policies, and the one that cannot be read with the reason', async () => {
    const unread = { policyName: 'Q', type: 'custom', failure: failure('throttled') } as const;
    const nodes = await unfold(nodeOf({ kind: 'present', role }, { policies: async () => [unread] }));
    assert.ok(nodes.some(({ label }) => label === role.arn));
    assert.ok(nodes.some(({ label }) => label === 'Deployed trust policy'));
    assert.ok(nodes.some(({ label }) => label === 'The cloud is throttling requests: try again in a while.'));
    const broken = await unfold(
      nodeOf(
        { kind: 'present', role },
        { policies: () => Promise.reject(Object.assign(new Error('x'), { failure: failure('unreachable') })) },
      ),
    );
    assert.ok(broken.some(({ label }) => label === 'The cloud cannot be reached.'));
  });

  test('compares each of its deployed policies, the trust policy as well', async () => {
    const asked: unknown[] = [];
    await unfold(
      nodeOf(
        { kind: 'present', role },
        {
          driftOf: async (deployed, parent) => {
            asked.push([deployed.account, deployed.policy, deployed.policyName, parent]);
            return [];
          },
        },
      ),
    );
    assert.deepEqual(asked, [
      ['ram-1-alice', 'trust', undefined, 'role/account ram-1-alice/trust'],
      ['ram-1-alice', 'permissions', 'P', 'role/account ram-1-alice/policy system P'],
    ]);
  });

  test('can be created where it is absent and deleted where it is there, if a call can do that at all', () => {
    const words = (state: LiveState, canChange: boolean): string => nodeOf(state, { canChange }).context;
    assert.match(words({ kind: 'absent' }, true), /creatable/);
    assert.match(words({ kind: 'present', role }, true), /deletable/);
    assert.match(words({ kind: 'failed', role, message: '', usages: [] }, true), /deletable/);
    for (const [state] of states) assert.doesNotMatch(words(state, false), /creatable|deletable/);
    for (const state of [{ kind: 'asking' }, { kind: 'unasked' }] as const)
      assert.doesNotMatch(words(state, true), /creatable|deletable/);
  });

  test('that was to be changed says so where it is not known whether it was', () => {
    const isInDoubt = (operation: string, ...[fault, more]: Parameters<typeof failure>): boolean =>
      failureDetails(failure(fault, { operation, ...more }), english).includes('is not known');
    for (const operation of ['CreateServiceLinkedRole', 'DeleteServiceLinkedRole']) {
      for (const fault of ['time-out', 'cancelled', 'server', 'malformed'] as const)
        assert.equal(isInDoubt(operation, fault), true, fault);
      for (const fault of ['no-permission', 'credentials', 'throttled', 'conflict', 'refused', 'not-found'] as const)
        assert.equal(isInDoubt(operation, fault), false, fault);
      assert.equal(isInDoubt(operation, 'unreachable', { code: 'ECONNRESET' }), true);
      assert.equal(isInDoubt(operation, 'unreachable', { code: 'ECONNREFUSED' }), false);
    }
    assert.equal(isInDoubt('GetRole', 'time-out'), false);
  });

  test('has words for every failure', () => {
    const faults: readonly AccountFault[] = [
      'no-permission',
      'credentials',
      'throttled',
      'unreachable',
      'time-out',
      'cancelled',
      'not-found',
      'conflict',
      'refused',
      'server',
      'malformed',
    ];
    const sentences = faults.map((fault) => failureWords(failure(fault), english));
    assert.equal(new Set(sentences).size, faults.length);
  });
});
