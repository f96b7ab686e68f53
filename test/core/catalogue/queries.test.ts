import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testCatalogue } from '../../support/catalogue.ts';

const { ram, iam } = testCatalogue();

describe('names of actions', () => {
  it('are those of the actions, in their order', () => {
    for (const prefix of ['kms', 'STS', 'oss', 'nothing']) {
      assert.deepEqual(
        ram.actionNames(prefix),
        ram.actionsOf(prefix).map(({ name }) => name),
      );
    }
  });
});

describe('actions of an operation', () => {
  const operations: readonly (readonly [operation: string, actions: readonly string[]])[] = [
    ['log:GetLogs', ['log:GetLogStoreLogs']],
    ['log:pulllogs', ['log:GetCursorOrData']],
    ['kms:ReEncrypt', ['kms:ReEncryptFrom', 'kms:ReEncryptTo']],
    ['kms:Decrypt', []],
    ['kms', []],
  ];
  for (const [operation, actions] of operations) {
    it(`of ${operation} are ${actions.join(', ') || 'not called otherwise'}`, () =>
      assert.deepEqual(
        ram.actionsOfOperation(operation).map(({ id }) => id),
        actions,
      ));
  }
});

describe('actions on a resource', () => {
  const ids = (arn: string, catalogue = ram): readonly string[] => catalogue.actionsOn(arn).map(({ id }) => id);

  it('are those that have a form for it', () => {
    assert.ok(ids('acs:kms:cn-hangzhou:1234567890123456:key/abc').includes('kms:Decrypt'));
    assert.ok(!ids('acs:kms:cn-hangzhou:1234567890123456:key/abc').includes('kms:CreateKey'));
    assert.ok(ids('acs:kms:*:*:key').includes('kms:CreateKey'));
    assert.ok(!ids('acs:kms:*:*:key').includes('kms:Decrypt'));
    assert.ok(ids('arn:aws:kms:us-east-1:111122223333:key/abc', iam).includes('kms:Decrypt'));
    assert.ok(!ids('arn:aws:kms:us-east-1:111122223333:alias/abc', iam).includes('kms:Decrypt'));
  });

  it('are read off patterns too', () => {
    assert.ok(ids('acs:kms:*:*:*').includes('kms:Decrypt'));
    assert.ok(ids('acs:kms:cn-*:*:k*').includes('kms:CreateKey'));
  });

  it('are none of what is no ARN, or of no known service', () => {
    for (const text of ['*', '', 'kms', 'acs:', 'acs:nothing:*:*:x', 'arn:aws:kms']) assert.deepEqual(ids(text), []);
  });
});

describe('counterparts of actions', () => {
  it('are named in the table where the clouds call them otherwise', () => {
    assert.deepEqual(iam.counterpartsOfAction('iam:CreateServiceLinkedRole'), ['ram:CreateServiceLinkedRole']);
    assert.ok(iam.counterpartsOfAction('ec2:TerminateInstances').includes('ecs:DeleteInstance'));
    assert.ok(iam.counterpartsOfAction('ec2:DescribeSubnets').includes('vpc:DescribeVSwitches'));
  });

  it('are those of the same name where the table says nothing', () => {
    assert.deepEqual(iam.counterpartsOfAction('kms:decrypt'), ['kms:Decrypt']);
    assert.deepEqual(ram.counterpartsOfAction('sts:AssumeRole'), ['sts:AssumeRole']);
  });

  it('exist in the other cloud', () => {
    for (const [own, other] of [
      [ram, iam],
      [iam, ram],
    ] as const) {
      const ids = own.services.flatMap(({ prefix }) => own.actionsOf(prefix)).map(({ id }) => id);
      const told = ids.flatMap((id) => own.counterpartsOfAction(id));
      assert.ok(told.length > 50, String(told.length));
      for (const id of told) assert.equal(other.action(id)?.id, id);
    }
  });

  it('are none of what is not known', () => assert.deepEqual(iam.counterpartsOfAction('ec2:Nothing'), []));
});
