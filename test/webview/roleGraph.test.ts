import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { presentStates, type RoleGraph, roleGraph } from '../../client/webview/roleGraph.ts';
import type { PageRole, RoleLiveState } from '../../client/webview/roleMessages.ts';
import { roleDetails, roles } from '../../server/src/core/features/roles/roleTree.ts';
import { testCatalogue } from '../support/catalogue.ts';
import { diagramWords } from './diagramWords.ts';

const context = { catalogue: testCatalogue(), locale: 'en' } as const;
const keyStore = 'AliyunServiceRoleForKMSKeyStore';
const awsRole = 'AWSServiceRoleForKeyManagementServiceCustomKeyStores';
const diskRole = 'AliyunECSDiskEncryptDefaultRole';
const imageRole = 'AliyunECSShareEncryptImageDefaultRole';

function detailsOf(roleName: string): PageRole {
  return roleDetails(roleName, [], context) ?? assert.fail(`${roleName} is not known`);
}

function graphOf(roleName: string, changes: Partial<PageRole> = {}): RoleGraph {
  return roleGraph({ ...detailsOf(roleName), ...changes }, diagramWords);
}

/** Every transition as `from → to: word permission`. */
function lines({ transitions }: RoleGraph): readonly string[] {
  return transitions.map(({ from, to, words }) => {
    const [, word, permission] = /^(\w+):.*needs (.*)\.$/.exec(words) ?? assert.fail(words);
    return `${from} → ${to}: ${word} ${permission}`.trim();
  });
}

function live(status: RoleLiveState['status'], account = 'alice'): RoleLiveState {
  return { account, status, words: '', usages: [] };
}

suite('graph of a role: its states and what leads from one to the next', () => {
  test('a service-linked role comes by the product or by hand, and goes by a task that may fail', () => {
    const graph = graphOf(keyStore);
    assert.deepEqual(
      graph.states.map(({ id }) => id),
      ['absent', 'present', 'deleting'],
    );
    assert.deepEqual(lines(graph), [
      'absent → present: createdByProduct ram:CreateServiceLinkedRole',
      'absent → present: createdByHand ram:CreateServiceLinkedRole',
      'present → absent: deletedBySystem',
      'present → deleting: deletionAsked ram:DeleteServiceLinkedRole',
      'deleting → present: deletionFailed',
      'deleting → present: deletionError',
      'deleting → absent: deletionDone',
    ]);
  });

  test('the system deletes a role by itself only where that is known', () => {
    const bySystem = 'present → absent: deletedBySystem';
    assert.ok(lines(graphOf(keyStore)).includes(bySystem));
    assert.ok(!lines(graphOf(keyStore, { isDeletedBySystem: false })).includes(bySystem));
    assert.ok(!lines(graphOf('AliyunServiceRoleForFC')).includes(bySystem));
  });

  test('what creates a role is told as far as it is known', () => {
    const creationOf = (status: PageRole['stages'][number]['status']): readonly string[] => {
      const { stages } = detailsOf(keyStore);
      const graph = graphOf(keyStore, {
        stages: stages.map((stage) => (stage.id === 'creation' ? { ...stage, status } : stage)),
      });
      return lines(graph).flatMap((line) => /^absent → present: (\w+)/.exec(line)?.[1] ?? []);
    };
    assert.deepEqual(creationOf('automatic'), ['createdByProduct', 'createdByHand']);
    assert.deepEqual(creationOf('confirmed'), ['createdOnceAgreed', 'createdByHand']);
    assert.deepEqual(creationOf('documented'), ['createdAsTold', 'createdByHand']);
    assert.deepEqual(creationOf('undocumented'), ['createdSomehow', 'createdByHand']);
    assert.deepEqual(creationOf('manual'), ['createdByHand']);
  });

  test('the role of AWS key stores comes by the product alone and stays for good', () => {
    const graph = graphOf(awsRole);
    assert.deepEqual(lines(graph), ['absent → present: createdByProduct iam:CreateServiceLinkedRole']);
    assert.deepEqual(
      graph.states.map(({ id, isFinal }) => [id, isFinal]),
      [
        ['absent', false],
        ['present', true],
      ],
    );
  });

  test('an ordinary service role is deleted once its policies are detached', () => {
    assert.deepEqual(lines(graphOf(diskRole)), [
      'absent → withPolicies: createdOnceAgreed ram:CreateRole',
      'withPolicies → withoutPolicies: policiesDetach ram:DetachPolicyFromRole',
      'withoutPolicies → withPolicies: policyAttachAgain ram:AttachPolicyToRole',
      'withoutPolicies → absent: deletedByPerson ram:DeleteRole',
    ]);
  });

  test('a role for sharing is made, turned to a service, given a policy and shared, step by step', () => {
    assert.deepEqual(lines(graphOf(imageRole)), [
      'absent → forAccount: createdForAccount ram:CreateRole',
      'forAccount → principalChanged: principalChange ram:UpdateRole',
      'principalChanged → absent: deletedByPerson ram:DeleteRole',
      'principalChanged → policyAttached: policyAttach ram:AttachPolicyToRole',
      'policyAttached → principalChanged: policiesDetach ram:DetachPolicyFromRole',
      'policyAttached → shared: share',
      'shared → principalChanged: policiesDetachShared ram:DetachPolicyFromRole',
    ]);
  });

  test('every role of the catalogue can be reached from absent, and only permanent ones are final', () => {
    for (const { roleName, stages } of roles([], context)) {
      const { states, transitions } = graphOf(roleName);
      const reached = new Set(['absent']);
      for (const _ of states) for (const { from, to } of transitions) if (reached.has(from)) reached.add(to);
      assert.deepEqual(
        states.filter(({ id }) => !reached.has(id)),
        [],
        roleName,
      );
      const isPermanent = stages.some(({ id, status }) => id === 'deletion' && status === 'never');
      assert.equal(
        states.some(({ isFinal }) => isFinal),
        isPermanent,
        roleName,
      );
    }
  });
});

suite('graph of a role: the states in which accounts have it', () => {
  const marked = (roleName: string, ...states: readonly RoleLiveState[]): readonly string[] =>
    [...presentStates(graphOf(roleName), states)].map(
      ([id, { certainty, accounts }]) => `${id} ${certainty}: ${accounts.join(', ')}`,
    );

  test('none is marked where no account is connected, or none could be asked', () => {
    assert.deepEqual(marked(keyStore), []);
    assert.deepEqual(marked(keyStore, live('unknown')), []);
  });

  test('of a service-linked role it is one, and a deletion that failed leaves the role present', () => {
    assert.deepEqual(marked(keyStore, live('absent')), ['absent now: alice']);
    assert.deepEqual(marked(keyStore, live('present')), ['present now: alice']);
    assert.deepEqual(marked(keyStore, live('deleting')), ['deleting now: alice']);
    assert.deepEqual(marked(keyStore, live('failed')), ['present now: alice']);
    assert.deepEqual(marked(keyStore, live('internal-error')), ['present now: alice']);
  });

  test('of an ordinary role that exists it is one of several, and which cannot be seen', () => {
    assert.deepEqual(marked(diskRole, live('present')), [
      'withPolicies perhaps: alice',
      'withoutPolicies perhaps: alice',
    ]);
    assert.deepEqual(marked(diskRole, live('absent')), ['absent now: alice']);
    assert.deepEqual(marked(imageRole, live('present')), [
      'forAccount perhaps: alice',
      'principalChanged perhaps: alice',
      'policyAttached perhaps: alice',
      'shared perhaps: alice',
    ]);
  });

  test('several accounts are told apart', () => {
    assert.deepEqual(
      marked(keyStore, live('present'), live('absent', 'bob'), live('failed', 'carol'), live('unknown', 'dave')),
      ['present now: alice, carol', 'absent now: bob'],
    );
  });
});
