import type { Localized } from '../../text/locale.ts';
import { type SensitiveActions, together } from './sensitiveActions.ts';

const attach: Localized = {
  en: 'attach any policy, full access included, to whomever they like',
  'zh-cn': '为任意身份附加任意策略（包括完全访问策略）',
};
const write: Localized = {
  en: 'write any permission into a policy of their own',
  'zh-cn': '在自己的策略中写入任意权限',
};
const version: Localized = {
  en: 'change what a policy allows that is attached to them',
  'zh-cn': '更改已附加给自己的策略的内容',
};
const credentials: Localized = {
  en: 'make credentials for other users and act as these',
  'zh-cn': '为其他用户创建凭证并以其身份操作',
};
const trust: Localized = {
  en: 'change who may assume a role, and assume it',
  'zh-cn': '更改角色的信任策略并扮演该角色',
};
const group: Localized = { en: 'join a group that may do more', 'zh-cn': '加入拥有更多权限的用户组' };
const provider: Localized = {
  en: 'let users of an identity provider of their own into the roles that trust it',
  'zh-cn': '通过自己的身份提供商登录信任它的角色',
};
const boundary: Localized = {
  en: 'lift the boundary that is set for their permissions',
  'zh-cn': '解除对自己权限边界的限制',
};
const opening: Localized = {
  en: 'open keys, secrets or buckets to whomever they like',
  'zh-cn': '将密钥、凭据或存储空间开放给任意对象',
};

/** Actions with which an identity can give itself, or others, what it has not got. Most are well known from reports on escalation. */
export const permissionActions: SensitiveActions = {
  ram: [
    ...together(attach, 'user', 'ram:AttachPolicyToUser'),
    ...together(attach, 'group', 'ram:AttachPolicyToGroup'),
    ...together(attach, 'role', 'ram:AttachPolicyToRole'),
    ...together(attach, undefined, 'ram:AttachPolicy'),
    ...together(version, 'policy', 'ram:CreatePolicyVersion', 'ram:SetDefaultPolicyVersion'),
    ...together(credentials, 'user', 'ram:CreateAccessKey', 'ram:CreateLoginProfile', 'ram:UpdateLoginProfile'),
    ...together(trust, 'role', 'ram:UpdateRole'),
    ...together(group, 'group', 'ram:AddUserToGroup'),
    ...together(provider, 'saml-provider', 'ram:CreateSAMLProvider', 'ram:UpdateSAMLProvider'),
    ...together(provider, 'oidc-provider', 'ram:UpdateOIDCProvider'),
    ...together(opening, 'key', 'kms:SetKeyPolicy'),
    ...together(opening, 'secret', 'kms:SetSecretPolicy'),
    ...together(opening, undefined, 'oss:PutBucketPolicy', 'oss:PutBucketAcl'),
  ],
  iam: [
    ...together(attach, 'user', 'iam:AttachUserPolicy'),
    ...together(attach, 'group', 'iam:AttachGroupPolicy'),
    ...together(attach, 'role', 'iam:AttachRolePolicy'),
    ...together(write, 'user', 'iam:PutUserPolicy'),
    ...together(write, 'group', 'iam:PutGroupPolicy'),
    ...together(write, 'role', 'iam:PutRolePolicy'),
    ...together(version, 'policy', 'iam:CreatePolicyVersion', 'iam:SetDefaultPolicyVersion'),
    ...together(credentials, 'user', 'iam:CreateAccessKey', 'iam:CreateLoginProfile', 'iam:UpdateLoginProfile'),
    ...together(trust, 'role', 'iam:UpdateAssumeRolePolicy'),
    ...together(group, 'group', 'iam:AddUserToGroup'),
    ...together(provider, 'saml-provider', 'iam:CreateSAMLProvider', 'iam:UpdateSAMLProvider'),
    ...together(boundary, 'user', 'iam:DeleteUserPermissionsBoundary'),
    ...together(boundary, 'role', 'iam:DeleteRolePermissionsBoundary'),
    ...together(opening, 'key', 'kms:PutKeyPolicy'),
    ...together(opening, 'secret', 'secretsmanager:PutResourcePolicy'),
    ...together(opening, undefined, 's3:PutBucketPolicy', 's3:PutBucketAcl'),
  ],
};
