/**
 * What five help pages say of roles, one line for each sentence in words of our own, and where the tree tells it.
 * A sentence is looked for at its stage among what is told there with the name of that very page.
 */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { RoleStageId } from '../../../server/src/core/catalogue/roleLife.ts';
import { type RoleDetails, roleDetails } from '../../../server/src/core/features/roles/roleTree.ts';
import { testCatalogue } from '../../support/catalogue.ts';

type Line = readonly [saying: string, role: string | readonly string[], stage: RoleStageId, found: RegExp];

const keyStore = 'AliyunServiceRoleForKMSKeyStore';
const ecs = 'AliyunServiceRoleForKMSSecretsManagerForECS';
const rds = 'AliyunServiceRoleForKMSSecretsManagerForRDS';
const redis = 'AliyunServiceRoleForKMSSecretsManagerForRedis';
const kms = [keyStore, ecs, rds, redis];
const aws = 'AWSServiceRoleForKeyManagementServiceCustomKeyStores';
const disk = 'AliyunECSDiskEncryptDefaultRole';
const image = 'AliyunECSShareEncryptImageDefaultRole';
const snapshot = 'AliyunECSShareEncryptSnapshotDefaultRole';
const shared = [image, snapshot];

const pages: Readonly<Record<string, readonly Line[]>> = {
  'Dedicated KMS Standard key store role help page': [
    ['lets the instance reach the HSM cluster and the network', keyStore, 'use', /HSM cluster .* network interfaces/],
    ['ECS actions of the policy', keyStore, 'permissions', /^ECS: .*security groups/],
    ['VPC actions of the policy', keyStore, 'permissions', /^VPC: /],
    ['Data Encryption Service actions of the policy', keyStore, 'permissions', /^Data Encryption Service: /],
    ['RAM action of the policy, with its condition', keyStore, 'permissions', /^RAM: .*keystore\.kms\.aliyuncs\.com/],
    ['an account needs no further step', keyStore, 'permission', /account itself needs nothing/],
    ['a RAM user needs the custom policy first', keyStore, 'permission', /before the user creates the instance/],
    ['creating the instance creates the role', keyStore, 'creation', /Dedicated KMS instance of the Standard edition/],
    ['release the instance before deletion', keyStore, 'deletion', /instance of the Standard edition must be released/],
    ['an expired instance is released by itself', keyStore, 'deletion', /expired and is not renewed/],
    ['delete it in the RAM console', keyStore, 'deletion', /deleted in the RAM console/],
  ],
  'KMS service-linked roles help page': [
    ['a service is whom the role trusts', kms, 'trust', /Only the cloud service can assume/],
    ['usually made by an operation, else by hand', kms, 'creation', /where that fails, .* by hand/],
    ['enabling an instance creates the role and attaches its policy', keyStore, 'creation', /KMS instance is enabled/],
    ['it reaches Simple Log Service as well', keyStore, 'permissions', /Simple Log Service.*no known version/],
    ['the policy name is printed with a gap', keyStore, 'permissions', /a gap/],
    ['other pages name other operations', keyStore, 'creation', /three different operations/],
    ['an ECS secret creates the role', ecs, 'creation', /an ECS secret is created/],
    ['an RDS secret creates the role', rds, 'creation', /an ApsaraDB RDS secret is created/],
    ['a Redis secret creates the role', redis, 'creation', /an ApsaraDB for Redis secret is created/],
    ['secrets are managed and rotated', [ecs, rds, redis], 'use', /manage and rotate its secrets/],
    ['the Redis policy is printed with the name of the role', redis, 'permissions', /name of the role where/],
    ['a RAM user needs AliyunKMSFullAccess or a custom policy', kms, 'permission', /AliyunKMSFullAccess or a custom/],
    ['what deletion needs', kms, 'deletion', /needs ram:DeleteServiceLinkedRole/],
    ['the service assumes the role afterwards', kms, 'use', /trusted service assumes it/],
    ['it may cost money', keyStore, 'use', /may cost money/],
    ['basic information on the page of the role', kms, 'use', /time of creation, the ARN and the description/],
    ['the policy opens on its tab', kms, 'permissions', /The tab Permissions/],
    ['the Service field names the trusted entity', kms, 'trust', /under Service, on the tab Trust Policy/],
    ['features stop after deletion', kms, 'deletion', /can no longer be used/],
    ['the system deletes the role without resources', kms, 'deletion', /deletes the role by itself/],
    ['after long disuse people may delete it', kms, 'deletion', /has not used KMS for long/],
    ['both ways of deletion hold', kms, 'deletion', /by the system and by hand/],
    ['release all instances before', kms, 'deletion', /All KMS instances of the account must be released/],
    [
      'which is more than the pages on secrets ask',
      [ecs, rds, redis],
      'deletion',
      /only for the deletion of the secrets/,
    ],
    ['and other than the pages on key stores ask', keyStore, 'deletion', /different things before deletion/],
  ],
  'Key store role help page of 2021': [
    ['keys in a private key store need the role', keyStore, 'use', /keys in a private key store/],
    ['the first private key store creates it', keyStore, 'creation', /first private key store/],
    ['a RAM user needs the custom policy', keyStore, 'permission', /same custom policy/],
    ['delete the private key stores before', keyStore, 'deletion', /private key stores of the account must be deleted/],
  ],
  'AWS KMS guide on access to CloudHSM key stores': [
    ['only the permissions that a task needs', aws, 'permission', /only the permissions that the own task needs/],
    ['what managers of key stores need', aws, 'permission', /cloudhsm:DescribeClusters.*KMS on custom key stores/],
    ['creators need iam:CreateServiceLinkedRole', aws, 'permission', /needs iam:CreateServiceLinkedRole/],
    ['what managers of the cluster need', aws, 'permission', /manages the CloudHSM cluster/],
    ['what managers of keys need', aws, 'permission', /manages keys in the store/],
    ['what users of keys need', aws, 'permission', /only uses the keys/],
    ['one service may call others', aws, 'use', /lets one AWS service call others/],
    ['it sees clusters and builds the network', aws, 'use', /builds the network/],
    ['looks at the cluster', aws, 'permissions', /^cloudhsm:Describe\*/],
    ['creates a security group', aws, 'permissions', /^ec2:CreateSecurityGroup/],
    ['lets traffic in', aws, 'permissions', /^ec2:AuthorizeSecurityGroupIngress/],
    ['creates a network interface', aws, 'permissions', /^ec2:CreateNetworkInterface/],
    ['removes outbound rules', aws, 'permissions', /^ec2:RevokeSecurityGroupEgress/],
    ['deletes security groups', aws, 'permissions', /^ec2:DeleteSecurityGroup/],
    ['watches security groups', aws, 'permissions', /^ec2:DescribeSecurityGroups/],
    ['watches VPCs', aws, 'permissions', /^ec2:DescribeVpcs/],
    ['watches network ACLs', aws, 'permissions', /^ec2:DescribeNetworkAcls/],
    ['watches network interfaces', aws, 'permissions', /^ec2:DescribeNetworkInterfaces/],
    ['gives no power over clusters, HSMs or backups', aws, 'permissions', /no power/],
    ['only KMS can assume it', aws, 'trust', /cks\.kms\.amazonaws\.com alone/],
    ['works in the regions of both services', aws, 'use', /every Region/],
    ['is created with a key store if it is missing', aws, 'creation', /does not exist yet/],
    ['cannot be created directly', aws, 'creation', /Nobody can create the role directly/],
    ['name and policy are fixed', aws, 'editing', /cannot be edited/],
    ['the description may be edited', aws, 'editing', /description of the role can be edited/],
    ['is not deleted with the key stores', aws, 'deletion', /keeps the role/],
    ['no procedure deletes it', aws, 'deletion', /no procedure/],
    ['is not assumed without key stores', aws, 'deletion', /neither assumes/],
  ],
  'ECS encryption permissions help page': [
    ['service keys need no permission', disk, 'permission', /service keys of ECS/],
    ['envelope encryption of disks, snapshots, images', disk, 'use', /envelope encryption/],
    ['ECS assumes the role to reach the keys, which can be selected', disk, 'use', /selected in the ECS console/],
    ['ECS is trusted', disk, 'trust', /ECS assumes/],
    ['it may access KMS resources', disk, 'permissions', /resources of KMS/],
    ['a message asks at the first key', disk, 'creation', /first time is asked/],
    ['a click creates the role', disk, 'creation', /Confirm Authorization Policy/],
    ['the sharer creates the role', shared, 'creation', /account that shares/],
    ['create it for a trusted account', shared, 'trusted-account', /trusted Alibaba Cloud account/],
    ['the name for snapshots', snapshot, 'trusted-account', /AliyunECSShareEncryptSnapshotDefaultRole.*snapshots/],
    ['the name for images', image, 'trusted-account', /AliyunECSShareEncryptImageDefaultRole.*images/],
    ['a principal of another sort in the end', shared, 'trusted-account', /principal becomes a service/],
    ['principals of accounts', shared, 'principal', /other accounts/],
    ['principal of a resource directory', shared, 'principal', /ID of the directory/],
    ['principal of a folder', shared, 'principal', /folder of a resource directory/],
    ['ECS of the sharee assumes the role', shared, 'trust', /service of the accounts that share in it/],
    ['a custom policy for a customer master key, filled in', shared, 'custom-policy', /customer master key/],
    ['AliyunKMSFullAccess for a service key', image, 'custom-policy', /service key.*AliyunKMSFullAccess/],
    ['a star that takes one action', shared, 'custom-policy', /only kms:ListKeys/],
    ['then share', shared, 'sharing', /once the role is ready/],
    ['the sharee uses the key of the sharer', shared, 'use', /uses the KMS key of the account that shares/],
  ],
};

const details = new Map<string, RoleDetails>();
for (const roleName of [...kms, aws, disk, ...shared]) {
  const found = roleDetails(roleName, [], { catalogue: testCatalogue(), locale: 'en' });
  details.set(roleName, found ?? assert.fail(`${roleName} is not known`));
}

function rolesOf([, role]: Line): readonly string[] {
  return typeof role === 'string' ? [role] : role;
}

suite('what the help pages say of roles', () => {
  for (const [page, lines] of Object.entries(pages)) {
    for (const line of lines) {
      const [saying, , stage, found] = line;
      test(`${page}: ${saying}`, () => {
        for (const roleName of rolesOf(line)) {
          const facts = details.get(roleName)?.stages.find(({ id }) => id === stage)?.facts ?? [];
          const matching = facts.filter(({ sentence, source }) => source === page && found.test(sentence));
          assert.equal(matching.length, 1, `${roleName}: ${facts.map(({ sentence }) => sentence).join('\n')}`);
        }
      });
    }
  }

  test('is all that the tree tells with their name', () => {
    for (const [roleName, { stages }] of details) {
      for (const { id, facts } of stages) {
        for (const { sentence, source } of facts) {
          const lines = pages[source]?.filter((line) => rolesOf(line).includes(roleName) && line[2] === id);
          if (lines === undefined) continue;
          assert.ok(
            lines.some(([, , , found]) => found.test(sentence)),
            `${roleName} ${id}: ${sentence}`,
          );
        }
      }
    }
  });

  test('contradicts itself in places that are marked', () => {
    const marked = [...details].flatMap(([roleName, { stages }]) =>
      stages.flatMap(({ id, facts }) => facts.flatMap((fact) => (fact.isContradiction ? [`${roleName} ${id}`] : []))),
    );
    assert.deepEqual(
      marked.filter((place) => place.startsWith(`${keyStore} `)),
      ['permission', 'creation', 'permissions', 'permissions', 'deletion', 'deletion'].map(
        (stage) => `${keyStore} ${stage}`,
      ),
    );
    for (const place of [
      `${redis} permissions`,
      `${ecs} deletion`,
      `${image} trusted-account`,
      `${image} custom-policy`,
    ])
      assert.ok(marked.includes(place), place);
  });
});
