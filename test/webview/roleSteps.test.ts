import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { PageStage, RoleLiveState } from '../../client/webview/roleMessages.ts';
import { type StepMark, stepMark } from '../../client/webview/roleSteps.ts';

type Status = PageStage['status'];

function mark(id: PageStage['id'], status: Status, ...live: readonly RoleLiveState['status'][]): StepMark {
  const states = live.map(
    (each, index): RoleLiveState => ({ account: `${index}`, status: each, words: '', usages: [] }),
  );
  return stepMark({ id, status }, states);
}

suite('steps of a role', () => {
  test('the permission to create stands as the open policies say, whatever accounts tell', () => {
    assert.equal(mark('permission', 'granted'), 'held');
    assert.equal(mark('permission', 'conditional'), 'conditional');
    assert.equal(mark('permission', 'missing', 'present'), 'needed');
    assert.equal(mark('permission', 'denied'), 'needed');
    assert.equal(mark('permission', 'undocumented'), 'unknown');
  });

  test('creation is not known without an account that tells', () => {
    assert.equal(mark('creation', 'automatic'), 'unknown');
    assert.equal(mark('creation', 'automatic', 'unknown'), 'unknown');
    assert.equal(mark('trusted-account', 'step'), 'step');
  });

  test('creation is done where every account that tells has the role, in whatever state', () => {
    for (const status of ['present', 'deleting', 'failed', 'internal-error'] as const)
      assert.equal(mark('creation', 'automatic', status, 'unknown'), 'done');
    assert.equal(mark('creation', 'automatic', 'absent'), 'toDo');
    assert.equal(mark('creation', 'automatic', 'absent', 'present'), 'partly');
    assert.equal(mark('trusted-account', 'step', 'present'), 'done');
    assert.equal(mark('trusted-account', 'step', 'absent'), 'toDo');
  });

  test('other steps that a person takes are never said to be done', () => {
    for (const id of ['principal', 'custom-policy', 'sharing'] as const)
      for (const status of ['present', 'absent'] as const) assert.equal(mark(id, 'step', status), 'step');
  });

  test('deletion stands as the worst of the accounts, and by the permission where the role is only present', () => {
    assert.equal(mark('deletion', 'missing'), 'needed');
    assert.equal(mark('deletion', 'granted', 'present'), 'held');
    assert.equal(mark('deletion', 'granted', 'present', 'deleting'), 'underWay');
    assert.equal(mark('deletion', 'granted', 'deleting', 'internal-error'), 'failed');
    assert.equal(mark('deletion', 'granted', 'internal-error', 'failed'), 'blocked');
  });

  test('nothing is to be deleted where no account that tells has the role', () => {
    assert.equal(mark('deletion', 'missing', 'absent', 'unknown'), 'nothing');
    assert.equal(mark('deletion', 'missing', 'unknown'), 'needed');
    assert.equal(mark('deletion', 'missing', 'absent', 'present'), 'needed');
  });

  test('a role that nobody can delete is never to be deleted', () => {
    assert.equal(mark('deletion', 'never'), 'never');
    assert.equal(mark('deletion', 'never', 'present'), 'never');
  });

  test('what the cloud fixes leaves nothing to do, and the rest is there to know', () => {
    assert.equal(mark('trust', 'fixed'), 'nothing');
    assert.equal(mark('permissions', 'editable'), 'information');
    assert.equal(mark('use', 'documented'), 'information');
    assert.equal(mark('use', 'undocumented'), 'unknown');
  });
});
