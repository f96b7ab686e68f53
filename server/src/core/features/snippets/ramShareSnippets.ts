import { policyLines, type Snippet, type SnippetText, statementAndPolicy } from './snippet.ts';
import { trustService } from './trustService.ts';

const regions =
  'cn-hangzhou,cn-shanghai,cn-beijing,cn-shenzhen,cn-zhangjiakou,cn-chengdu,cn-guangzhou,cn-hongkong,ap-southeast-1,ap-northeast-1,eu-central-1,us-east-1,us-west-1';

const keyOfSharer = `acs:kms:\${1|${regions}|}:\${2:<account-id>}:key`;

/** What ECS of another account may do with the key of an encrypted image or snapshot; attached to the sharer's role. */
const shareKeyPolicy = policyLines('ram', [
  ['{', '\t"Effect": "Allow",', '\t"Action": "kms:List*",', `\t"Resource": "${keyOfSharer}"`, '}'],
  [
    '{',
    '\t"Effect": "Allow",',
    '\t"Action": [',
    '\t\t"kms:DescribeKey",',
    '\t\t"kms:TagResource",',
    '\t\t"kms:UntagResource",',
    '\t\t"kms:Encrypt",',
    '\t\t"kms:Decrypt",',
    '\t\t"kms:GenerateDataKey"',
    '\t],',
    '\t"Resource": "acs:kms:$1:$2:key/${3:<key-id>}"',
    '}',
  ],
]);

function conditionLines(operator: string, key: string, value: string): readonly string[] {
  return ['\t"Condition": {', `\t\t"${operator}": {`, `\t\t\t"${key}": "${value}"`, '\t\t}', '\t}'];
}

/**
 * @param en whom the sharing is with, in English
 * @param chinese the same in Chinese
 */
function shareText(en: string, chinese: string): SnippetText {
  return {
    dialect: 'ram',
    kind: 'trust',
    title: {
      en: `Trust policy: share encrypted images and snapshots with ${en}`,
      'zh-cn': `信任策略：向${chinese}共享加密镜像和快照`,
    },
    description: {
      en: `Trust policy of AliyunECSShareEncryptImageDefaultRole or AliyunECSShareEncryptSnapshotDefaultRole that lets ECS of ${en} use them.`,
      'zh-cn': `AliyunECSShareEncryptImageDefaultRole 或 AliyunECSShareEncryptSnapshotDefaultRole 的信任策略，允许${chinese}的 ECS 使用。`,
    },
  };
}

/** Snippets for sharing encrypted images and snapshots of ECS with others: who may use the role, and what it may do. */
export const ramShareSnippets: readonly Snippet[] = [
  ...statementAndPolicy(
    { document: 'ram-share-with-accounts-policy', statement: 'ram-share-with-accounts' },
    shareText('other accounts', '其他账号'),
    trustService(
      ['\t\t"Service": [', '\t\t\t"${1:<UID1>}@ecs.aliyuncs.com",', '\t\t\t"${2:<UID2>}@ecs.aliyuncs.com"', '\t\t]'],
      [],
    ),
  ),
  ...statementAndPolicy(
    { document: 'ram-share-with-directory-policy', statement: 'ram-share-with-directory' },
    shareText('a resource directory', '资源目录'),
    trustService(
      ['\t\t"Service": "*@ecs.aliyuncs.com"'],
      conditionLines('StringEquals', 'sts:ServiceOwnerRDId', '${1:<resource-directory-id>}'),
    ),
  ),
  ...statementAndPolicy(
    { document: 'ram-share-with-folder-policy', statement: 'ram-share-with-folder' },
    shareText('a folder of a resource directory', '资源目录的资源夹'),
    trustService(
      ['\t\t"Service": "*@ecs.aliyuncs.com"'],
      conditionLines(
        'StringLike',
        'sts:ServiceOwnerRDPath',
        '${1:<resource-directory-id>}/${2:<root-folder-id>}/${3:<folder-id>}*',
      ),
    ),
  ),
  {
    dialect: 'ram',
    kind: 'permission',
    scope: 'document',
    prefix: 'ram-share-key-policy',
    title: {
      en: 'KMS policy for the role that shares encrypted images and snapshots',
      'zh-cn': '共享加密镜像和快照所用角色的 KMS 权限策略',
    },
    description: {
      en: 'Attached to the role of the sharing account: what ECS may do with the key of the image or snapshot.',
      'zh-cn': '附加到共享方账号的角色：ECS 可以对镜像或快照所用密钥执行的操作。',
    },
    body: shareKeyPolicy,
  },
];
