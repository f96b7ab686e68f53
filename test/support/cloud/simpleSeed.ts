/** A small account of each cloud, for tests: every state of a role once. All keys are words. */
import { linkedTrustPolicy } from './linkedRole.ts';
import type { AccountSeed, CloudSeed } from './seed.ts';

export const ramAccountId = '1234567890123456';
export const iamAccountId = '123456789012';

const ram: AccountSeed = {
  accountId: ramAccountId,
  identities: [
    { accessKeyId: 'demo-admin', accessKeySecret: 'demo-secret', kind: 'user', name: 'admin' },
    { accessKeyId: 'demo-root', accessKeySecret: 'demo-root-secret', kind: 'account', name: ramAccountId },
    {
      accessKeyId: 'demo-reader',
      accessKeySecret: 'demo-reader-secret',
      kind: 'user',
      name: 'reader',
      denied: ['ram:CreateServiceLinkedRole', 'ram:DeleteServiceLinkedRole'],
    },
    {
      accessKeyId: 'demo-stranger',
      accessKeySecret: 'demo-stranger-secret',
      kind: 'user',
      name: 'stranger',
      denied: ['ram:*'],
    },
    {
      accessKeyId: 'STS.demo-session',
      accessKeySecret: 'demo-session-secret',
      token: 'demo-session-token',
      kind: 'role',
      name: 'Operator',
      session: 'demo',
    },
    {
      accessKeyId: 'STS.demo-old',
      accessKeySecret: 'demo-old-secret',
      token: 'demo-old-token',
      expires: '2026-01-01T00:00:00Z',
      kind: 'role',
      name: 'Operator',
      session: 'old',
    },
  ],
  roles: [
    {
      roleName: 'AliyunServiceRoleForKMSKeyStore',
      serviceName: 'keystore.kms.aliyuncs.com',
      trustPolicy: linkedTrustPolicy('ram', 'keystore.kms.aliyuncs.com'),
      created: '2026-03-01T08:00:00Z',
      description: 'KMS uses this role to reach key stores.',
      attached: [{ policyName: 'AliyunServiceRolePolicyForKMSKeyStore', type: 'System' }],
      usages: [{ region: 'cn-hangzhou', resources: ['acs:kms:cn-hangzhou:1234567890123456:keystore/kst-one'] }],
    },
    {
      roleName: 'AliyunServiceRoleForKMSSecretsManagerForRDS',
      serviceName: 'secretsmanager-rds.kms.aliyuncs.com',
      trustPolicy: linkedTrustPolicy('ram', 'secretsmanager-rds.kms.aliyuncs.com'),
      created: '2026-03-02T08:00:00Z',
      attached: [{ policyName: 'AliyunServiceRolePolicyForKMSSecretsManagerForRDS', type: 'System' }],
    },
    {
      roleName: 'AliyunServiceRoleForKMSSecretsManagerForRedis',
      serviceName: 'secretsmanager-redis.kms.aliyuncs.com',
      trustPolicy: linkedTrustPolicy('ram', 'secretsmanager-redis.kms.aliyuncs.com'),
      created: '2026-03-03T08:00:00Z',
      attached: [],
      internalErrors: 1,
    },
    {
      roleName: 'Operator',
      trustPolicy: `{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"RAM":["acs:ram::${ramAccountId}:root"]}}],"Version":"1"}`,
      created: '2026-02-01T08:00:00Z',
      updated: '2026-02-02T08:00:00Z',
      attached: [{ policyName: 'operator-reads', type: 'Custom' }],
    },
    {
      roleName: 'Pipeline',
      trustPolicy: `{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Federated":["acs:ram::${ramAccountId}:oidc-provider/demo"]}}],"Version":"1"}`,
      created: '2026-02-03T08:00:00Z',
      attached: [],
    },
    {
      roleName: 'Idle',
      trustPolicy: `{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"RAM":["acs:ram::${ramAccountId}:root"]}}],"Version":"1"}`,
      created: '2026-02-01T08:00:00Z',
      attached: [],
    },
  ],
  policies: [
    {
      policyName: 'AliyunServiceRolePolicyForKMSKeyStore',
      type: 'System',
      defaultVersion: 'v2',
      versions: [
        { versionId: 'v1', created: '2021-01-01T00:00:00Z', text: '{"Version":"1","Statement":[]}' },
        {
          versionId: 'v2',
          created: '2026-03-31T00:00:00Z',
          text: '{"Version":"1","Statement":[{"Effect":"Allow","Action":["vpc:DescribeVSwitches","vpc:DescribeVpcs"],"Resource":"*"}]}',
        },
      ],
    },
    {
      policyName: 'AliyunServiceRolePolicyForKMSSecretsManagerForRDS',
      type: 'System',
      defaultVersion: 'v1',
      versions: [
        {
          versionId: 'v1',
          created: '2025-09-17T00:00:00Z',
          text: '{"Version":"1","Statement":[{"Effect":"Allow","Action":"rds:DescribeAccounts","Resource":"*"}]}',
        },
      ],
    },
    {
      policyName: 'operator-reads',
      type: 'Custom',
      description: 'What the operators read.',
      defaultVersion: 'v1',
      versions: [
        {
          versionId: 'v1',
          created: '2026-02-01T08:00:00Z',
          text: '{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:Describe*","Resource":"*"}]}',
        },
      ],
    },
  ],
  services: [
    {
      serviceName: 'keystore.kms.aliyuncs.com',
      roleName: 'AliyunServiceRoleForKMSKeyStore',
      policyName: 'AliyunServiceRolePolicyForKMSKeyStore',
    },
    {
      serviceName: 'secretsmanager-ecs.kms.aliyuncs.com',
      roleName: 'AliyunServiceRoleForKMSSecretsManagerForECS',
      policyName: 'AliyunServiceRolePolicyForKMSSecretsManagerForECS',
      description: 'KMS uses this role to rotate ECS secrets.',
    },
    {
      serviceName: 'ess.aliyuncs.com',
      roleName: 'AliyunServiceRoleForAutoScaling',
      policyName: 'AliyunServiceRolePolicyForAutoScaling',
      allowsSuffix: true,
    },
  ],
  machineRole: 'Operator',
};

const iam: AccountSeed = {
  accountId: iamAccountId,
  identities: [
    { accessKeyId: 'DEMOADMIN', accessKeySecret: 'demo-secret', kind: 'user', name: 'admin' },
    { accessKeyId: 'DEMOROOT', accessKeySecret: 'demo-root-secret', kind: 'account', name: iamAccountId },
    {
      accessKeyId: 'DEMOREADER',
      accessKeySecret: 'demo-reader-secret',
      kind: 'user',
      name: 'reader',
      denied: ['iam:CreateServiceLinkedRole', 'iam:DeleteServiceLinkedRole'],
    },
    {
      accessKeyId: 'DEMOSESSION',
      accessKeySecret: 'demo-session-secret',
      token: 'demo-session-token',
      kind: 'role',
      name: 'Operator',
      session: 'demo',
    },
    {
      accessKeyId: 'DEMOOLD',
      accessKeySecret: 'demo-old-secret',
      token: 'demo-old-token',
      expires: '2026-01-01T00:00:00Z',
      kind: 'role',
      name: 'Operator',
      session: 'old',
    },
  ],
  roles: [
    {
      roleName: 'AWSServiceRoleForKeyManagementServiceCustomKeyStores',
      serviceName: 'cks.kms.amazonaws.com',
      trustPolicy: linkedTrustPolicy('iam', 'cks.kms.amazonaws.com'),
      created: '2026-03-01T08:00:00Z',
      lastUsed: { date: '2026-08-01T10:00:00Z', region: 'eu-central-1' },
      attached: [{ policyName: 'AWSKeyManagementServiceCustomKeyStoresServiceRolePolicy', type: 'System' }],
      usages: [{ region: 'eu-central-1', resources: ['arn:aws:cloudhsm:eu-central-1:123456789012:cluster/one'] }],
    },
    {
      roleName: 'AWSServiceRoleForAmazonElasticsearchService',
      serviceName: 'es.amazonaws.com',
      trustPolicy: linkedTrustPolicy('iam', 'es.amazonaws.com'),
      created: '2026-03-02T08:00:00Z',
      attached: [],
    },
    {
      roleName: 'Operator',
      trustPolicy: `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::${iamAccountId}:root"},"Action":"sts:AssumeRole"}}`,
      created: '2026-02-01T08:00:00Z',
      description: 'Operators & their "tools"',
      attached: [{ policyName: 'operator-reads', type: 'Custom' }],
      inline: [
        {
          policyName: 'inline-reads',
          text: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}}',
        },
      ],
    },
    {
      roleName: 'Pipeline',
      trustPolicy: `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::${iamAccountId}:oidc-provider/localhost"},"Action":"sts:AssumeRoleWithWebIdentity"}}`,
      created: '2026-02-03T08:00:00Z',
      attached: [],
    },
  ],
  policies: [
    {
      policyName: 'AWSKeyManagementServiceCustomKeyStoresServiceRolePolicy',
      type: 'System',
      path: '/aws-service-role/',
      defaultVersion: 'v2',
      versions: [
        { versionId: 'v1', created: '2018-11-14T20:10:53Z', text: '{"Version":"2012-10-17","Statement":[]}' },
        {
          versionId: 'v2',
          created: '2023-11-10T19:03:35Z',
          text: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["cloudhsm:Describe*"],"Resource":"*"}]}',
        },
      ],
    },
    {
      policyName: 'operator-reads',
      type: 'Custom',
      defaultVersion: 'v1',
      versions: [
        {
          versionId: 'v1',
          created: '2026-02-01T08:00:00Z',
          text: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"ec2:Describe*","Resource":"*"}}',
        },
      ],
    },
  ],
  services: [
    {
      serviceName: 'es.amazonaws.com',
      roleName: 'AWSServiceRoleForAmazonElasticsearchService',
      policyName: 'AmazonElasticsearchServiceRolePolicy',
    },
    {
      serviceName: 'autoscaling.amazonaws.com',
      roleName: 'AWSServiceRoleForAutoScaling',
      policyName: 'AutoScalingServiceRolePolicy',
      allowsSuffix: true,
    },
  ],
  machineRole: 'Operator',
};

/** What `startCloud` starts with where nothing else is given. */
export const simpleSeed: CloudSeed = { ram, iam, stepping: 'on-request' };
