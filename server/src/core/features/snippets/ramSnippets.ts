import { ramShareSnippets } from './ramShareSnippets.ts';
import { policyLines, type Snippet, statementAndPolicy } from './snippet.ts';
import { trustService } from './trustService.ts';

const permission = { dialect: 'ram', kind: 'permission' } as const;
const trust = { dialect: 'ram', kind: 'trust' } as const;

const kmsServiceNames = [
  'keystore.kms.aliyuncs.com',
  'secretsmanager-ecs.kms.aliyuncs.com',
  'secretsmanager-rds.kms.aliyuncs.com',
  'secretsmanager-redis.kms.aliyuncs.com',
];
const kmsServiceName = `\${1|${kmsServiceNames.join(',')}|}`;

function forServiceLinkedRole(action: string): readonly string[] {
  return [
    '{',
    '\t"Effect": "Allow",',
    `\t"Action": "${action}",`,
    '\t"Resource": "*",',
    '\t"Condition": {',
    '\t\t"StringEquals": {',
    `\t\t\t"ram:ServiceName": "${kmsServiceName}"`,
    '\t\t}',
    '\t}',
    '}',
  ];
}

const allKmsRoles = [
  '{',
  '\t"Effect": "Allow",',
  '\t"Action": [',
  '\t\t"ram:CreateServiceLinkedRole",',
  '\t\t"ram:DeleteServiceLinkedRole"',
  '\t],',
  '\t"Resource": "*",',
  '\t"Condition": {',
  '\t\t"StringEquals": {',
  '\t\t\t"ram:ServiceName": [',
  ...kmsServiceNames.map((name, index) => `\t\t\t\t"${name}"${index < kmsServiceNames.length - 1 ? ',' : ''}`),
  '\t\t\t]',
  '\t\t}',
  '\t}',
  '}',
];

/** The policy that Alibaba Cloud attaches to AliyunServiceRoleForKMSKeyStore. */
const keyStoreRolePolicy = policyLines('ram', [
  allowOnAll([
    'ecs:CreateNetworkInterfacePermission',
    'ecs:DeleteNetworkInterfacePermission',
    'ecs:CreateNetworkInterface',
    'ecs:DescribeNetworkInterfaces',
    'ecs:DescribeSecurityGroups',
    'ecs:CreateSecurityGroup',
    'ecs:DeleteSecurityGroup',
    'ecs:AuthorizeSecurityGroup',
    'ecs:AuthorizeSecurityGroupEgress',
    'ecs:RevokeSecurityGroup',
    'ecs:RevokeSecurityGroupEgress',
    'ecs:DescribeSecurityGroupAttribute',
  ]),
  allowOnAll(['vpc:DescribeVSwitches', 'vpc:DescribeVpcs']),
  allowOnAll(['yundun-hsm:DescribeInstances', 'yundun-hsm:DescribeClusters']),
  [
    '{',
    '\t"Effect": "Allow",',
    '\t"Action": "ram:DeleteServiceLinkedRole",',
    '\t"Resource": "*",',
    '\t"Condition": {',
    '\t\t"StringEquals": {',
    '\t\t\t"ram:ServiceName": "keystore.kms.aliyuncs.com"',
    '\t\t}',
    '\t}',
    '}',
  ],
]);

function allowOnAll(actions: readonly string[]): readonly string[] {
  return [
    '{',
    '\t"Effect": "Allow",',
    '\t"Action": [',
    ...actions.map((action, index) => `\t\t"${action}"${index < actions.length - 1 ? ',' : ''}`),
    '\t],',
    '\t"Resource": "*"',
    '}',
  ];
}

/** Snippets of the RAM dialect. */
export const ramSnippets: readonly Snippet[] = [
  ...statementAndPolicy(
    { document: 'ram-policy', statement: 'ram-statement' },
    {
      ...permission,
      title: { en: 'RAM permission policy', 'zh-cn': 'RAM 权限策略' },
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
    { document: 'ram-trust-policy', statement: 'ram-trust-statement' },
    {
      ...trust,
      title: { en: 'RAM trust policy for a service', 'zh-cn': '可信实体为云服务的 RAM 信任策略' },
      description: {
        en: 'Lets a cloud service assume the role.',
        'zh-cn': '允许云服务扮演角色。',
      },
    },
    trustService(['\t\t"Service": "${1:ecs.aliyuncs.com}"'], []),
  ),
  {
    ...permission,
    scope: 'document',
    prefix: 'ram-kms-key-store-role-policy',
    title: { en: 'Policy of AliyunServiceRoleForKMSKeyStore', 'zh-cn': 'AliyunServiceRoleForKMSKeyStore 的权限策略' },
    description: {
      en: 'AliyunServiceRolePolicyForKMSKeyStore: what KMS may do with network interfaces, security groups, VPCs and HSMs.',
      'zh-cn': 'AliyunServiceRolePolicyForKMSKeyStore：KMS 可以对弹性网卡、安全组、专有网络和加密服务执行的操作。',
    },
    body: keyStoreRolePolicy,
  },
  ...statementAndPolicy(
    { document: 'ram-kms-role-create-policy', statement: 'ram-kms-role-create' },
    {
      ...permission,
      title: { en: 'Create a service-linked role of KMS', 'zh-cn': '创建 KMS 的一个服务关联角色' },
      description: {
        en: 'Lets a RAM user create the service-linked role of one KMS service.',
        'zh-cn': '允许 RAM 用户创建一个 KMS 服务的服务关联角色。',
      },
    },
    forServiceLinkedRole('ram:CreateServiceLinkedRole'),
  ),
  ...statementAndPolicy(
    { document: 'ram-kms-role-delete-policy', statement: 'ram-kms-role-delete' },
    {
      ...permission,
      title: { en: 'Delete a service-linked role of KMS', 'zh-cn': '删除 KMS 的一个服务关联角色' },
      description: {
        en: 'Lets a RAM user delete the service-linked role of one KMS service.',
        'zh-cn': '允许 RAM 用户删除一个 KMS 服务的服务关联角色。',
      },
    },
    forServiceLinkedRole('ram:DeleteServiceLinkedRole'),
  ),
  ...statementAndPolicy(
    { document: 'ram-kms-roles-policy', statement: 'ram-kms-roles' },
    {
      ...permission,
      title: {
        en: 'Create and delete all four service-linked roles of KMS',
        'zh-cn': '创建和删除 KMS 的全部四个服务关联角色',
      },
      description: {
        en: 'Lets a RAM user create and delete the roles for key stores and for ECS, RDS and Redis secrets.',
        'zh-cn': '允许 RAM 用户创建和删除密钥库以及 ECS、RDS、Redis 凭据所用的角色。',
      },
    },
    allKmsRoles,
  ),
  ...ramShareSnippets,
  {
    ...permission,
    scope: 'condition',
    prefix: 'ram-condition-service-name',
    title: { en: 'RAM condition: only for one service-linked role', 'zh-cn': 'RAM 条件：仅限一个服务关联角色' },
    description: {
      en: 'Limits creating or deleting service-linked roles to one service.',
      'zh-cn': '将服务关联角色的创建或删除限定为一个服务。',
    },
    body: ['"StringEquals": {', `\t"ram:ServiceName": "${kmsServiceName}"`, '}'],
  },
  {
    ...permission,
    scope: 'condition',
    prefix: 'ram-condition-source-ip',
    title: { en: 'RAM condition: only from some addresses', 'zh-cn': 'RAM 条件：仅限指定 IP 地址' },
    description: {
      en: 'Applies to requests from an address or CIDR block.',
      'zh-cn': '适用于来自指定 IP 地址或地址段的请求。',
    },
    body: ['"IpAddress": {', '\t"acs:SourceIp": "${1:203.0.113.0/24}"', '}'],
  },
  {
    ...permission,
    scope: 'condition',
    prefix: 'ram-condition-mfa',
    title: { en: 'RAM condition: only with multi-factor authentication', 'zh-cn': 'RAM 条件：仅限多因素认证' },
    description: {
      en: 'Applies to callers who signed in with multi-factor authentication.',
      'zh-cn': '适用于通过多因素认证登录的调用者。',
    },
    body: ['"Bool": {', '\t"acs:MFAPresent": "true"', '}'],
  },
];
