import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emptyDialectCatalogue } from '../../../server/src/core/catalogue/catalogueIndex.ts';
import { testCatalogue } from '../../support/catalogue.ts';

const { ram, iam } = testCatalogue();

describe('policies of roles', () => {
  it('are found by their own name and by that of the role', () => {
    for (const { rolePolicies, rolePolicy } of [ram, iam]) {
      for (const policy of rolePolicies) {
        const names = [policy.policyName, policy.roleName].filter((name) => name !== undefined);
        assert.ok(names.length > 0);
        for (const name of names) assert.equal(rolePolicy(name.toUpperCase()), policy, name);
      }
    }
    assert.equal(ram.rolePolicy('AliyunServiceRoleForNothing'), undefined);
    assert.equal(ram.rolePolicy('keystore.kms.aliyuncs.com'), undefined);
  });

  it('come in the order of the vendor, group by group', () => {
    const policy = ram.rolePolicy('AliyunServiceRoleForKMSKeyStore');
    assert.deepEqual(
      policy?.statements.map(({ actions }) => [actions[0]?.split(':')[0], actions.length]),
      [
        ['ecs', 12],
        ['vpc', 2],
        ['yundun-hsm', 2],
        ['ram', 1],
      ],
    );
    assert.deepEqual(policy?.statements.at(-1)?.conditions, [
      { operator: 'StringEquals', key: 'ram:ServiceName', values: ['keystore.kms.aliyuncs.com'] },
    ]);
    assert.equal(policy?.policyName, 'AliyunServiceRolePolicyForKMSKeyStore');
    assert.equal(policy?.isCurrent, true);
  });

  it('tell sibling roles apart', () => {
    const actions = (role: string): readonly string[] =>
      ram.rolePolicy(role)?.statements.flatMap((statement) => statement.actions) ?? [];
    const keyStore = actions('AliyunServiceRoleForKMSKeyStore');
    const customKeyStore = actions('AliyunServiceRoleForCustomKeyStore');
    assert.ok(customKeyStore.every((action) => keyStore.includes(action)));
    assert.equal(keyStore.length - customKeyStore.length, 5);
  });

  it('let a service delete no role but its own', () => {
    for (const { roleName = '', statements } of ram.rolePolicies) {
      const [role] = ram.rolesNamed(roleName);
      const deletions = statements.filter(({ actions }) => actions.includes('ram:DeleteServiceLinkedRole'));
      assert.deepEqual(
        deletions.flatMap(({ conditions }) => conditions.flatMap(({ values }) => values)),
        role === undefined ? [] : [role.serviceName],
        roleName,
      );
    }
  });

  it('say what was not read', () => {
    const inferred = ram.rolePolicies.filter(({ statements }) => statements.some(({ isInferred }) => isInferred));
    assert.deepEqual(
      inferred.map(({ roleName }) => roleName?.replace(/^.*SecretsManagerFor/, '')),
      ['PolarDB', 'Redis'],
    );
  });

  it('know their former versions by what they lacked', () => {
    const policy = ram.rolePolicy('AliyunServiceRoleForKMSSecretsManagerForECS');
    assert.deepEqual(policy?.earlier, [
      { version: undefined, updated: '2021', lacks: ['kms:GenerateDataKey', 'kms:Decrypt'] },
    ]);
  });

  it('know those that people write themselves', () => {
    const policy = ram.rolePolicy('AliyunECSShareEncryptImageDefaultRole');
    assert.equal(policy?.policyName, undefined);
    assert.deepEqual(policy?.statements[0]?.resources, ['acs:kms:{region}:{account}:key']);
  });

  it('of IAM know the managers, and that the role stays', () => {
    const policy = iam.rolePolicy('AWSServiceRoleForKeyManagementServiceCustomKeyStores');
    assert.equal(policy?.managedWith.length, 8);
    assert.equal(policy?.isPermanent, true);
    assert.equal(policy?.version, 'v2');
  });

  it('are none where there is no catalogue', () => {
    const empty = emptyDialectCatalogue('ram');
    assert.deepEqual(empty.rolePolicies, []);
    assert.equal(empty.rolePolicy('AliyunServiceRoleForKMSKeyStore'), undefined);
  });
});
