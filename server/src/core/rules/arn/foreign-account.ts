import type { ResourceElement, Statement } from '../../document/policy.ts';
import { defineRule, type Rule } from '../rule.ts';
import { judgedArn } from './judgedArn.ts';

/**
 * A resource of an account that is none of one's own, in a policy that only its own account can be opened with.
 * Silent until somebody tells which accounts these are.
 */
const rule: Rule = defineRule({
  category: 'correctness',
  level: 'info',
  kinds: ['permission'],
  messages: {
    foreign: {
      en: '"{0}" is in account {1}, which is none of yours; this policy opens it only if a policy over there does so too.',
      'zh-cn': '“{0}”属于账号 {1}，不是您自己的账号；还需对方账号中的策略同时授权才会生效。',
    },
  },
  visit: {
    resource(resource, context, statement) {
      const arn = judgedArn(resource, context);
      if (arn === undefined || !/^\d{10,}$/.test(arn.account)) return;
      // Accounts of both clouds may be told; those of AWS have twelve digits.
      const isOfIam = (account: string): boolean => account.length === 12;
      const { dialect } = context.policy.recognition;
      const own = context.options.ownAccounts.filter((account) => isOfIam(account) === (dialect === 'iam'));
      if (own.length === 0 || own.includes(arn.account) || assumesRoles(resource, statement)) return;
      context.report({ at: resource.node.span, message: 'foreign', args: [arn.text, arn.account] });
    },
  },
});

export default rule;

/** Roles of other accounts are there to be assumed. */
function assumesRoles({ arn }: ResourceElement, { actions }: Statement): boolean {
  return arn?.relativeId.startsWith('role/') === true && actions.every(({ text }) => /^sts:/i.test(text));
}
