import { policyLines, type Snippet, statementAndPolicy } from './snippet.ts';

const permission = { dialect: 'iam', kind: 'permission' } as const;

/** The eight permissions of those who create and manage an AWS CloudHSM key store; the last one only for its own role. */
const keyStoreManager = policyLines('iam', [
  [
    '{',
    '\t"Effect": "Allow",',
    '\t"Action": [',
    '\t\t"cloudhsm:DescribeClusters",',
    '\t\t"kms:CreateCustomKeyStore",',
    '\t\t"kms:ConnectCustomKeyStore",',
    '\t\t"kms:DeleteCustomKeyStore",',
    '\t\t"kms:DescribeCustomKeyStores",',
    '\t\t"kms:DisconnectCustomKeyStore",',
    '\t\t"kms:UpdateCustomKeyStore"',
    '\t],',
    '\t"Resource": "*"',
    '}',
  ],
  [
    '{',
    '\t"Effect": "Allow",',
    '\t"Action": "iam:CreateServiceLinkedRole",',
    '\t"Resource": "arn:${1|aws,aws-cn,aws-us-gov|}:iam::*:role/aws-service-role/cks.kms.amazonaws.com/AWSServiceRoleForKeyManagementServiceCustomKeyStores",',
    '\t"Condition": {',
    '\t\t"StringEquals": {',
    '\t\t\t"iam:AWSServiceName": "cks.kms.amazonaws.com"',
    '\t\t}',
    '\t}',
    '}',
  ],
]);

/** The policy that AWS attaches to AWSServiceRoleForKeyManagementServiceCustomKeyStores. */
const keyStoreRolePolicy = policyLines('iam', [
  [
    '{',
    '\t"Effect": "Allow",',
    '\t"Action": [',
    '\t\t"cloudhsm:Describe*",',
    '\t\t"ec2:CreateNetworkInterface",',
    '\t\t"ec2:AuthorizeSecurityGroupIngress",',
    '\t\t"ec2:CreateSecurityGroup",',
    '\t\t"ec2:DescribeSecurityGroups",',
    '\t\t"ec2:RevokeSecurityGroupEgress",',
    '\t\t"ec2:DeleteSecurityGroup",',
    '\t\t"ec2:DescribeVpcs",',
    '\t\t"ec2:DescribeNetworkAcls",',
    '\t\t"ec2:DescribeNetworkInterfaces"',
    '\t],',
    '\t"Resource": "*"',
    '}',
  ],
]);

/** Snippets of the IAM dialect. */
export const iamSnippets: readonly Snippet[] = [
  ...statementAndPolicy(
    { document: 'iam-policy', statement: 'iam-statement' },
    {
      ...permission,
      title: { en: 'IAM permission policy', 'zh-cn': 'IAM 权限策略' },
      description: {
        en: 'One statement with effect, actions and resources.',
        'zh-cn': '一条语句，包含效果、操作和资源。',
      },
    },
    [
      '{',
      '\t"Effect": "${1|Allow,Deny|}",',
      '\t"Action": [',
      '\t\t"${2:kms:DescribeKey}"',
      '\t],',
      '\t"Resource": "${3:*}"',
      '}',
    ],
  ),
  ...statementAndPolicy(
    { document: 'iam-trust-policy', statement: 'iam-trust-statement' },
    {
      dialect: 'iam',
      kind: 'trust',
      title: { en: 'IAM trust policy for a service', 'zh-cn': '可信实体为 AWS 服务的 IAM 信任策略' },
      description: { en: 'Lets an AWS service assume the role.', 'zh-cn': '允许 AWS 服务代入角色。' },
    },
    [
      '{',
      '\t"Effect": "Allow",',
      '\t"Principal": {',
      '\t\t"Service": "${1:ec2.amazonaws.com}"',
      '\t},',
      '\t"Action": "sts:AssumeRole"',
      '}',
    ],
  ),
  {
    ...permission,
    scope: 'document',
    prefix: 'iam-kms-key-store-manager',
    title: { en: 'Manager of AWS CloudHSM key stores', 'zh-cn': 'AWS CloudHSM 密钥存储管理员' },
    description: {
      en: 'The eight permissions to create and manage an AWS CloudHSM key store.',
      'zh-cn': '创建和管理 AWS CloudHSM 密钥存储所需的八项权限。',
    },
    body: keyStoreManager,
  },
  {
    ...permission,
    scope: 'document',
    prefix: 'iam-kms-key-store-role-policy',
    title: {
      en: 'Policy of AWSServiceRoleForKeyManagementServiceCustomKeyStores',
      'zh-cn': 'AWSServiceRoleForKeyManagementServiceCustomKeyStores 的权限策略',
    },
    description: {
      en: 'AWSKeyManagementServiceCustomKeyStoresServiceRolePolicy: what AWS KMS may do with CloudHSM clusters and the network around them.',
      'zh-cn':
        'AWSKeyManagementServiceCustomKeyStoresServiceRolePolicy：AWS KMS 可以对 CloudHSM 集群及其网络执行的操作。',
    },
    body: keyStoreRolePolicy,
  },
  {
    ...permission,
    scope: 'condition',
    prefix: 'iam-condition-source-ip',
    title: { en: 'IAM condition: only from some addresses', 'zh-cn': 'IAM 条件：仅限指定 IP 地址' },
    description: {
      en: 'Applies to requests from an address or CIDR block.',
      'zh-cn': '适用于来自指定 IP 地址或地址段的请求。',
    },
    body: ['"IpAddress": {', '\t"aws:SourceIp": "${1:203.0.113.0/24}"', '}'],
  },
  {
    ...permission,
    scope: 'condition',
    prefix: 'iam-condition-mfa',
    title: { en: 'IAM condition: only with multi-factor authentication', 'zh-cn': 'IAM 条件：仅限多因素认证' },
    description: {
      en: 'Applies to callers who authenticated with a second factor.',
      'zh-cn': '适用于通过多因素认证的调用者。',
    },
    body: ['"Bool": {', '\t"aws:MultiFactorAuthPresent": "true"', '}'],
  },
];
