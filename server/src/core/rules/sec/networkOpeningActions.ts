import type { Localized } from '../../text/locale.ts';
import { type SensitiveActions, together } from './sensitiveActions.ts';

const open: Localized = {
  en: 'open every instance to the whole internet',
  'zh-cn': '将所有实例开放到公网',
};

/** Actions that let strangers reach a machine. */
export const networkOpeningActions: SensitiveActions = {
  ram: together(open, 'securitygroup', 'ecs:AuthorizeSecurityGroup'),
  iam: together(open, 'security-group', 'ec2:AuthorizeSecurityGroupIngress'),
};
