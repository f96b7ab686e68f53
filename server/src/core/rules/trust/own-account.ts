import { replaceString } from '../../document/edits.ts';
import { defineRule, type Rule } from '../rule.ts';
import { ownedServiceOf } from './principalForms.ts';

/**
 * Sharing with an account that is one's own: mostly the sharer's id where the sharee's belongs.
 * Silent until somebody tells which account that is; with several of one's own it may well be meant.
 */
const rule: Rule = defineRule({
  category: 'correctness',
  level: 'info',
  dialects: ['ram'],
  kinds: ['trust'],
  messages: {
    own: {
      en: '{0} is your own account, and "{1}" alone stands for the service of the account that owns the role; is the account of somebody else meant?',
      'zh-cn': '{0} 是您自己的账号，而仅写“{1}”即表示角色所属账号的该云服务；此处是否应为对方的账号？',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{0}"', 'zh-cn': '替换为“{0}”' },
  },
  visit: {
    principal(principal, { options, report }) {
      const service = ownedServiceOf(principal);
      const [own, ...others] = options.ownAccounts.filter((account) => account.length !== 12);
      if (service?.owner === undefined || own === undefined || others.length > 0 || service.owner !== own) return;
      const { domain } = service;
      report({
        at: principal.node.span,
        message: 'own',
        args: [own, domain],
        fixes: [{ title: 'replace', args: [domain], grade: 'choice', edits: [replaceString(principal.node, domain)] }],
      });
    },
  },
});

export default rule;
