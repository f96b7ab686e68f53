import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testCatalogue } from '../../support/catalogue.ts';

const { ram, iam } = testCatalogue();

describe('roles', () => {
  it('are found by each of their three names', () => {
    const names = [
      'AliyunServiceRoleForKMSKeyStore',
      'aliyunservicerolepolicyforkmskeystore',
      'keystore.kms.aliyuncs.com',
    ];
    for (const name of names) {
      assert.deepEqual(
        ram.rolesNamed(name).map((role) => role.roleName),
        ['AliyunServiceRoleForKMSKeyStore'],
        name,
      );
    }
    assert.deepEqual(ram.rolesNamed('AliyunServiceRoleForNothing'), []);
  });

  it('can share a service name', () => {
    assert.deepEqual(
      ram.rolesNamed('autoprovisioning.ecs.aliyuncs.com').map((role) => role.roleName),
      ['AliyunServiceRoleForAutoProvisioning', 'AliyunServiceRoleForECSAutoProvisioning'],
    );
  });

  it('are complete and in alphabetical order', () => {
    assert.equal(ram.roles.length, 232);
    assert.equal(ram.serviceRoles.length, 199);
    const names = ram.roles.map((role) => role.roleName.toLowerCase());
    assert.deepEqual(names, names.toSorted());
  });

  it('tell policy names that were read from those that follow the rule', () => {
    assert.equal(ram.roles.filter((role) => role.policyNameAssumed).length, 22);
    assert.equal(ram.rolesNamed('AliyunServiceRoleForKMSKeyStore')[0]?.policyNameAssumed, false);
  });

  it('keep product generations apart', () => {
    const [role] = ram.rolesNamed('keystore.kms.aliyuncs.com');
    assert.equal(role?.trigger, undefined);
    assert.equal(role?.deletionPrecondition, undefined);
    assert.deepEqual(
      role?.variants.map(({ generation, trigger, deletionPrecondition }) => [
        generation.en,
        trigger !== undefined && deletionPrecondition !== undefined,
      ]),
      [
        ['Private key store', true],
        ['Dedicated KMS Standard', true],
        ['Dedicated KMS Basic', true],
        ['KMS instance', true],
      ],
    );
  });

  it('share a trigger where only the precondition differs', () => {
    for (const name of ['ecs', 'rds', 'redis']) {
      const [role] = ram.rolesNamed(`secretsmanager-${name}.kms.aliyuncs.com`);
      assert.match(role?.trigger?.en ?? '', /secret is created\.$/);
      assert.equal(role?.variants.length, 2);
      assert.ok(role?.variants.every((variant) => variant.deletionPrecondition !== undefined));
    }
  });

  it('of IAM are our own facts', () => {
    assert.deepEqual(
      iam.roles.map(({ roleName, serviceName, policyName }) => [roleName, serviceName, policyName]),
      [
        [
          'AWSServiceRoleForKeyManagementServiceCustomKeyStores',
          'cks.kms.amazonaws.com',
          'AWSKeyManagementServiceCustomKeyStoresServiceRolePolicy',
        ],
      ],
    );
  });

  it('that products propose name their principals', () => {
    const role = ram.serviceRoles.find(({ roleName }) => roleName === 'AliyunECSDiskEncryptDefaultRole');
    assert.deepEqual(role?.services, ['ecs.aliyuncs.com']);
    assert.equal(role?.policyName, 'AliyunECSDiskEncryptRolePolicy');
  });
});
