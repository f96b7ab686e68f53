import type { RoleStageId } from '../../catalogue/roleLife.ts';
import type { Localized } from '../../text/locale.ts';

export const stageTitles: Readonly<Record<RoleStageId, Localized>> = {
  permission: { en: 'Permission to create', 'zh-cn': '创建权限' },
  creation: { en: 'Creation', 'zh-cn': '创建' },
  'trusted-account': { en: 'Create for a trusted account', 'zh-cn': '创建可信账号的角色' },
  principal: { en: 'Change the principal', 'zh-cn': '修改主体' },
  trust: { en: 'Trust', 'zh-cn': '信任' },
  'custom-policy': { en: 'Attach the custom policy', 'zh-cn': '附加自定义策略' },
  permissions: { en: 'Permissions', 'zh-cn': '权限' },
  sharing: { en: 'Share', 'zh-cn': '共享' },
  use: { en: 'In use', 'zh-cn': '使用' },
  editing: { en: 'Editing', 'zh-cn': '修改' },
  deletion: { en: 'Deletion', 'zh-cn': '删除' },
};

/**
 * How a stage stands, for a program. Of `permission` and `deletion` what policies say: `granted`, `conditional`
 * (only under conditions that a request may fail), `denied`, `missing`, or `never` where nobody can.
 * Of `creation` who does it: `automatic`, `confirmed` (the product, once a person agrees), `manual`.
 * Of `trust` and `permissions` whether people may change them: `fixed`, `editable`. Of a step of its own: `step`.
 * Else whether anything is known: `documented`, `undocumented`.
 */
export type StageStatus =
  | 'granted'
  | 'conditional'
  | 'denied'
  | 'missing'
  | 'never'
  | 'automatic'
  | 'confirmed'
  | 'manual'
  | 'fixed'
  | 'editable'
  | 'step'
  | 'documented'
  | 'undocumented';

/** Which texts a stage was judged by: those that are open, or the files of the workspace too. */
export type StageScope = 'open' | 'workspace';

/** How a stage stands in words; `{0}` is the action. */
export function wordsOf(status: StageStatus, scope: StageScope): Localized {
  return (scope === 'workspace' ? workspaceWords[status] : undefined) ?? statusWords[status];
}

const statusWords: Readonly<Record<StageStatus, Localized>> = {
  granted: { en: '{0} is granted by an open policy', 'zh-cn': '已打开的策略允许 {0}' },
  conditional: {
    en: '{0} is granted by an open policy, under further conditions',
    'zh-cn': '已打开的策略在附加条件下允许 {0}',
  },
  denied: { en: '{0} is denied by an open policy', 'zh-cn': '已打开的策略拒绝 {0}' },
  missing: { en: '{0} is granted by no open policy', 'zh-cn': '已打开的策略均未允许 {0}' },
  never: { en: 'not possible', 'zh-cn': '不支持' },
  automatic: { en: 'by the product itself', 'zh-cn': '由产品自动完成' },
  confirmed: { en: 'by the product, once you agree', 'zh-cn': '同意授权后由产品完成' },
  manual: { en: 'by hand', 'zh-cn': '手动完成' },
  fixed: { en: 'fixed by the cloud', 'zh-cn': '由云服务固定' },
  editable: { en: 'can be changed', 'zh-cn': '可修改' },
  step: { en: 'step to take', 'zh-cn': '需执行的步骤' },
  documented: { en: 'documented', 'zh-cn': '有文档说明' },
  undocumented: { en: 'not documented', 'zh-cn': '无文档说明' },
};

const workspaceWords: Readonly<Partial<Record<StageStatus, Localized>>> = {
  granted: { en: '{0} is granted by a policy in the workspace', 'zh-cn': '工作区中的策略允许 {0}' },
  conditional: {
    en: '{0} is granted by a policy in the workspace, under further conditions',
    'zh-cn': '工作区中的策略在附加条件下允许 {0}',
  },
  denied: { en: '{0} is denied by a policy in the workspace', 'zh-cn': '工作区中的策略拒绝 {0}' },
  missing: { en: '{0} is granted by no policy in the workspace', 'zh-cn': '工作区中的策略均未允许 {0}' },
};

/** Stands for the pages that one of the product's facts was read in. */
export const productPages: Localized = { en: 'Help pages of the product', 'zh-cn': '产品帮助页' };

export const actionGroup: Localized = { en: '{0}: {1}.', 'zh-cn': '{0}：{1}。' };
