import type { DialectCatalogue } from '../../../server/src/core/catalogue/catalogue.ts';
import { policyText } from '../../../server/src/core/features/roles/roleTexts.ts';
import { cataloguePolicies, catalogueRole, catalogueServices, systemPolicy } from './catalogueSeed.ts';
import { allow, documentText, withoutActions } from './policyTexts.ts';
import type { AccountSeed, PolicySeed } from './seed.ts';

const accountId = '1234567890123456';
const otherAccountId = '6543210987654321';
const keyId = 'key-demo';
const keyStorePolicyName = 'AliyunServiceRolePolicyForKMSKeyStore';
const diskPolicyName = 'AliyunECSDiskEncryptRolePolicy';
const imagePolicyName = 'share-encrypted-images';

/** Keys of the demo; the second user may look, but neither create nor delete. */
export const demoRamKeys = {
  admin: { accessKeyId: 'demo-admin', accessKeySecret: 'demo-secret' },
  reader: { accessKeyId: 'demo-reader', accessKeySecret: 'demo-reader-secret' },
};

/** An account of Alibaba Cloud that shows each state of a role once. */
export function demoRam(catalogue: DialectCatalogue): AccountSeed {
  return {
    accountId,
    identities: [
      { ...demoRamKeys.admin, kind: 'user', name: 'admin' },
      { ...demoRamKeys.reader, kind: 'user', name: 'reader', denied: ['ram:DeleteServiceLinkedRole'] },
    ],
    roles: [
      catalogueRole(catalogue, 'AliyunServiceRoleForKMSKeyStore', {
        created: '2025-11-04T06:20:11Z',
        usages: [
          {
            region: 'cn-hangzhou',
            resources: [keyStore('cn-hangzhou', 'kst-one'), keyStore('cn-hangzhou', 'kst-two')],
          },
          { region: 'cn-shanghai', resources: [keyStore('cn-shanghai', 'kst-three')] },
        ],
      }),
      catalogueRole(catalogue, 'AliyunServiceRoleForKMSSecretsManagerForRDS', { created: '2026-01-15T09:41:52Z' }),
      catalogueRole(catalogue, 'AliyunServiceRoleForKMSSecretsManagerForRedis', {
        created: '2026-02-20T03:05:40Z',
        internalErrors: 1,
      }),
      catalogueRole(catalogue, 'AliyunServiceRoleForActionTrail', { created: '2024-08-30T11:00:03Z' }),
      catalogueRole(catalogue, 'AliyunServiceRoleForAutoScaling', {
        created: '2025-03-12T07:33:29Z',
        // Alibaba Cloud does not name resources of every service.
        usages: [{ region: 'cn-beijing', resources: [] }],
      }),
      {
        roleName: 'AliyunECSDiskEncryptDefaultRole',
        trustPolicy: trustOf(['ecs.aliyuncs.com']),
        created: '2025-06-18T08:12:00Z',
        description: 'ECS uses this role to encrypt disks with keys of KMS.',
        attached: [{ policyName: diskPolicyName, type: 'System' }],
      },
      {
        roleName: 'AliyunECSShareEncryptImageDefaultRole',
        trustPolicy: trustOf([`${otherAccountId}@ecs.aliyuncs.com`]),
        created: '2025-07-02T10:48:17Z',
        updated: '2025-07-02T10:55:31Z',
        description: 'Lets another account use shared encrypted images.',
        attached: [{ policyName: imagePolicyName, type: 'Custom' }],
      },
    ],
    policies: [
      ...cataloguePolicies(catalogue).filter(({ policyName }) => policyName !== keyStorePolicyName),
      olderKeyStorePolicy(catalogue),
      systemPolicy(diskPolicyName, knownText(catalogue, diskPolicyName)),
      changedImagePolicy,
    ],
    services: catalogueServices(catalogue),
    machineRole: 'AliyunECSDiskEncryptDefaultRole',
  };
}

/** The policy before KMS asked for security groups' attributes and before the role was allowed to delete itself. */
function olderKeyStorePolicy(catalogue: DialectCatalogue): PolicySeed {
  const lacking = ['ecs:DescribeSecurityGroupAttribute', 'ram:DeleteServiceLinkedRole'];
  return systemPolicy(keyStorePolicyName, withoutActions(knownText(catalogue, keyStorePolicyName), lacking));
}

/** What the help page asks for, but without `kms:GenerateDataKey` and with an action too many. */
const changedImagePolicy: PolicySeed = {
  policyName: imagePolicyName,
  type: 'Custom',
  description: 'Keys of shared images.',
  defaultVersion: 'v2',
  versions: [
    { versionId: 'v1', created: '2025-07-02T10:50:02Z', text: imagePolicyText(['kms:GenerateDataKey']) },
    { versionId: 'v2', created: '2025-12-24T16:02:45Z', text: imagePolicyText(['kms:ScheduleKeyDeletion']) },
  ],
};

function imagePolicyText(others: readonly string[]): string {
  const actions = ['kms:DescribeKey', 'kms:TagResource', 'kms:UntagResource', 'kms:Encrypt', 'kms:Decrypt', ...others];
  return documentText('ram', [
    allow(['kms:List*'], [`acs:kms:cn-hangzhou:${accountId}:key`]),
    allow(actions, [`acs:kms:cn-hangzhou:${accountId}:key/${keyId}`]),
  ]);
}

function knownText(catalogue: DialectCatalogue, policyName: string): string {
  const known = catalogue.rolePolicy(policyName);
  if (known === undefined) throw new Error(`The catalogue lacks ${policyName}.`);
  return policyText(known, 'ram');
}

function trustOf(services: readonly string[]): string {
  return documentText('ram', [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: services } }]);
}

function keyStore(region: string, id: string): string {
  return `acs:kms:${region}:${accountId}:keystore/${id}`;
}
