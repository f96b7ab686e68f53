import type { Localized } from '../../text/locale.ts';
import { type SensitiveActions, together } from './sensitiveActions.ts';

const destroy: Localized = {
  en: 'make what any key encrypts unreadable for good',
  'zh-cn': '使由任意密钥加密的数据永久无法读取',
};
const disable: Localized = {
  en: 'stop everything that needs a key',
  'zh-cn': '使依赖任意密钥的业务中断',
};
const unprotect: Localized = {
  en: 'lift the protection of any key against deletion',
  'zh-cn': '关闭任意密钥的删除保护',
};

/** Actions after which data cannot be read any more, for a while or for good. */
export const keyDestroyingActions: SensitiveActions = {
  ram: [
    ...together(destroy, 'key', 'kms:ScheduleKeyDeletion', 'kms:DeleteKeyMaterial'),
    ...together(disable, 'key', 'kms:DisableKey'),
    ...together(unprotect, 'key', 'kms:SetDeletionProtection'),
  ],
  iam: [
    ...together(destroy, 'key', 'kms:ScheduleKeyDeletion', 'kms:DeleteImportedKeyMaterial'),
    ...together(disable, 'key', 'kms:DisableKey'),
  ],
};
