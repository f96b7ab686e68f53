import type { DialectCatalogue } from '../../../server/src/core/catalogue/catalogue.ts';
import { cataloguePolicies, catalogueRole, systemPolicy } from './catalogueSeed.ts';
import { linkedTrustPolicy } from './linkedRole.ts';
import { allow, documentText } from './policyTexts.ts';
import type { AccountSeed } from './seed.ts';

const accountId = '123456789012';
const autoScalingPolicyName = 'AutoScalingServiceRolePolicy';

/** Keys of the demo; the second user may look, but neither create nor delete. */
export const demoIamKeys = {
  admin: { accessKeyId: 'DEMOADMIN', accessKeySecret: 'demo-secret' },
  reader: { accessKeyId: 'DEMOREADER', accessKeySecret: 'demo-reader-secret' },
};

/** An account of AWS with the role of its key stores, one that can be deleted, and one of a person. */
export function demoIam(catalogue: DialectCatalogue): AccountSeed {
  return {
    accountId,
    identities: [
      { ...demoIamKeys.admin, kind: 'user', name: 'admin' },
      { ...demoIamKeys.reader, kind: 'user', name: 'reader', denied: ['iam:DeleteServiceLinkedRole'] },
    ],
    roles: [
      catalogueRole(catalogue, 'AWSServiceRoleForKeyManagementServiceCustomKeyStores', {
        created: '2025-10-21T14:30:09Z',
        lastUsed: { date: '2026-08-19T22:14:51Z', region: 'eu-central-1' },
        usages: [{ region: 'eu-central-1', resources: [`arn:aws:cloudhsm:eu-central-1:${accountId}:cluster/demo`] }],
      }),
      {
        roleName: 'AWSServiceRoleForAutoScaling',
        serviceName: 'autoscaling.amazonaws.com',
        trustPolicy: linkedTrustPolicy('iam', 'autoscaling.amazonaws.com'),
        created: '2025-04-02T05:17:46Z',
        lastUsed: { date: '2025-09-30T01:02:03Z', region: 'us-east-1' },
        attached: [{ policyName: autoScalingPolicyName, type: 'System' }],
      },
      {
        roleName: 'KeyStoreManagers',
        trustPolicy: documentText('iam', [
          { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${accountId}:root` }, Action: 'sts:AssumeRole' },
        ]),
        created: '2025-10-20T13:00:00Z',
        description: 'People who manage key stores.',
        lastUsed: { date: '2026-08-20T08:00:00Z', region: 'eu-central-1' },
        attached: [{ policyName: 'manage-key-stores', type: 'Custom' }],
        inline: [{ policyName: 'read-clusters', text: textOf(['cloudhsm:DescribeClusters']) }],
      },
    ],
    policies: [
      ...cataloguePolicies(catalogue),
      systemPolicy(autoScalingPolicyName, textOf(['ec2:Describe*', 'elasticloadbalancing:Describe*'])),
      {
        policyName: 'manage-key-stores',
        type: 'Custom',
        defaultVersion: 'v1',
        versions: [
          {
            versionId: 'v1',
            created: '2025-10-20T13:01:00Z',
            text: textOf(['kms:CreateCustomKeyStore', 'kms:ConnectCustomKeyStore', 'kms:DescribeCustomKeyStores']),
          },
        ],
      },
    ],
    // KMS makes the role of its key stores itself, and nobody can ask for it.
    services: [
      {
        serviceName: 'autoscaling.amazonaws.com',
        roleName: 'AWSServiceRoleForAutoScaling',
        policyName: autoScalingPolicyName,
        allowsSuffix: true,
      },
    ],
    machineRole: 'KeyStoreManagers',
  };
}

function textOf(actions: readonly string[]): string {
  return documentText('iam', [allow(actions)]);
}
