import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseActionPattern } from '../../../server/src/core/document/actionPattern.ts';
import { testCatalogue } from '../../support/catalogue.ts';

const { ram, iam } = testCatalogue();

/**
 * What the vendors' own pages on service-linked roles of KMS and CloudHSM and on encryption in ECS write,
 * page by page; the catalogue has to know all of it.
 */
const ramActions = {
  'key store role, ECS':
    'ecs:CreateNetworkInterfacePermission ecs:DeleteNetworkInterfacePermission ecs:CreateNetworkInterface ' +
    'ecs:DescribeNetworkInterfaces ecs:DescribeSecurityGroups ecs:CreateSecurityGroup ecs:DeleteSecurityGroup ' +
    'ecs:AuthorizeSecurityGroup ecs:AuthorizeSecurityGroupEgress ecs:RevokeSecurityGroup ' +
    'ecs:RevokeSecurityGroupEgress ecs:DescribeSecurityGroupAttribute',
  'key store role, VPC': 'vpc:DescribeVSwitches vpc:DescribeVpcs',
  'key store role, Data Encryption Service': 'yundun-hsm:DescribeInstances yundun-hsm:DescribeClusters',
  'life of a service-linked role': 'ram:CreateServiceLinkedRole ram:DeleteServiceLinkedRole',
  'disk encryption':
    'kms:DescribeKey kms:TagResource kms:UntagResource kms:Encrypt kms:Decrypt kms:GenerateDataKey sts:AssumeRole',
} as const;

const iamActions = {
  'managers of a CloudHSM key store':
    'cloudhsm:DescribeClusters kms:CreateCustomKeyStore kms:ConnectCustomKeyStore kms:DeleteCustomKeyStore ' +
    'kms:DescribeCustomKeyStores kms:DisconnectCustomKeyStore kms:UpdateCustomKeyStore iam:CreateServiceLinkedRole',
  'users of its keys': 'kms:Decrypt sts:AssumeRole',
  'service-linked role':
    'ec2:CreateNetworkInterface ec2:AuthorizeSecurityGroupIngress ec2:CreateSecurityGroup ' +
    'ec2:DescribeSecurityGroups ec2:RevokeSecurityGroupEgress ec2:DeleteSecurityGroup ec2:DescribeVpcs ' +
    'ec2:DescribeNetworkAcls ec2:DescribeNetworkInterfaces',
} as const;

describe('the pages that Rampart was made for', () => {
  for (const [dialect, pages] of [
    [ram, ramActions],
    [iam, iamActions],
  ] as const) {
    for (const [page, actions] of Object.entries(pages)) {
      it(`name actions that exist: ${page}`, () => {
        for (const id of actions.split(' ')) assert.equal(dialect.action(id)?.id, id);
      });
    }
  }

  it('name patterns that match', () => {
    assert.ok(ram.actionsMatching(parseActionPattern('kms:List*')).some(({ name }) => name === 'ListKeys'));
    assert.equal(iam.actionsMatching(parseActionPattern('cloudhsm:Describe*')).length, 2);
  });

  it('name roles, policies and services that exist', () => {
    const roles = [
      ['AliyunServiceRoleForKMSKeyStore', 'AliyunServiceRolePolicyForKMSKeyStore', 'keystore.kms.aliyuncs.com'],
      [
        'AliyunServiceRoleForKMSSecretsManagerForECS',
        'AliyunServiceRolePolicyForKMSSecretsManagerForECS',
        'secretsmanager-ecs.kms.aliyuncs.com',
      ],
      [
        'AliyunServiceRoleForKMSSecretsManagerForRDS',
        'AliyunServiceRolePolicyForKMSSecretsManagerForRDS',
        'secretsmanager-rds.kms.aliyuncs.com',
      ],
      [
        'AliyunServiceRoleForKMSSecretsManagerForRedis',
        'AliyunServiceRolePolicyForKMSSecretsManagerForRedis',
        'secretsmanager-redis.kms.aliyuncs.com',
      ],
    ] as const;
    for (const [roleName, policyName, serviceName] of roles) {
      const [role] = ram.rolesNamed(roleName);
      assert.deepEqual([role?.policyName, role?.serviceName], [policyName, serviceName]);
    }
    const proposed = [
      'AliyunECSDiskEncryptDefaultRole',
      'AliyunECSShareEncryptImageDefaultRole',
      'AliyunECSShareEncryptSnapshotDefaultRole',
    ];
    assert.deepEqual(
      ram.serviceRoles.map((role) => role.roleName).filter((name) => proposed.includes(name)),
      proposed,
    );
  });

  it('name condition keys that exist', () => {
    for (const name of ['ram:ServiceName', 'sts:ServiceOwnerRDId', 'sts:ServiceOwnerRDPath']) {
      assert.equal(ram.conditionKey(name)?.name, name);
    }
  });
});
