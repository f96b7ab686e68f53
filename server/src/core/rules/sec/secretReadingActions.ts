import type { Localized } from '../../text/locale.ts';
import { type SensitiveActions, together } from './sensitiveActions.ts';

const decrypt: Localized = {
  en: 'read what any key protects',
  'zh-cn': '读取任意密钥所保护的数据',
};
const secrets: Localized = {
  en: 'read the passwords and tokens of every application',
  'zh-cn': '读取所有应用的密码和令牌',
};

const parameters: Localized = {
  en: 'read every parameter, and the encrypted ones too with the key',
  'zh-cn': '读取所有参数，如有密钥权限还包括加密参数',
};

/** Actions that turn access to a key or a store of secrets into access to what they protect. */
export const secretReadingActions: SensitiveActions = {
  ram: [
    ...together(decrypt, 'key', 'kms:Decrypt', 'kms:AsymmetricDecrypt'),
    ...together(decrypt, 'certificate', 'kms:CertificatePrivateKeyDecrypt'),
    ...together(secrets, 'secret', 'kms:GetSecretValue', 'kms:BatchGetSecretValue'),
  ],
  iam: [
    ...together(decrypt, 'key', 'kms:Decrypt', 'kms:ReEncryptFrom'),
    ...together(secrets, 'secret', 'secretsmanager:GetSecretValue', 'secretsmanager:BatchGetSecretValue'),
    ...together(parameters, 'parameter', 'ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath'),
  ],
};
