import { accessOf } from '../../access/accessPolicy.ts';
import { addCondition } from '../addCondition.ts';
import { isForeignStatement } from '../otherCloud.ts';
import { defineRule, type FindingFix, type Rule } from '../rule.ts';
import { trustGrantOf } from '../trustGrant.ts';
import { isUnfilled, wholeAccountOf } from './principalForms.ts';

/** Every identity of an account may assume the role, as far as that account lets it. */
const rule: Rule = defineRule<'account' | 'foreign', 'external'>({
  category: 'security',
  level: 'hint',
  strict: 'info',
  kinds: ['trust'],
  messages: {
    account: {
      en: 'Every user and role of account {0} may assume the role once that account allows it; name the identities, or ask for "sts:ExternalId" where it is somebody else\'s.',
      'zh-cn':
        '只要账号 {0} 授权，其所有用户和角色都可以扮演该角色；可写明具体身份，对于他人的账号可要求“sts:ExternalId”。',
    },
    foreign: {
      en: 'Every user and role of account {0}, which is none of yours, may assume the role; name the identities, or ask for "sts:ExternalId".',
      'zh-cn':
        '账号 {0} 不是您自己的账号，而其所有用户和角色都可以扮演该角色；可写明具体身份，或要求“sts:ExternalId”。',
    },
  },
  fixTitles: {
    external: { en: 'Ask for an external id', 'zh-cn': '要求外部 ID' },
  },
  visit: {
    principal(principal, context, statement) {
      const account = wholeAccountOf(principal);
      if (account === undefined || isUnfilled(account) || !/^\d+$/.test(account)) return;
      if (isForeignStatement(statement, context)) return;
      const { document, options, policy } = context;
      // Accounts of both clouds may be told; those of AWS have twelve digits.
      const isIam = policy.recognition.dialect === 'iam';
      const own = options.ownAccounts.filter((each) => (each.length === 12) === isIam);
      if (own.includes(account)) return;
      const grant = trustGrantOf(context.once(accessOf), statement, principal, 'sts:AssumeRole');
      if (grant === undefined || grant.deniedBy !== undefined || grant.allow.isConditionUnclear) return;
      if (grant.demands.length > 0) return;
      const isShared = statement.principals.some((other) => wholeAccountOf(other) === undefined);
      const edits = addCondition(document.text, statement, {
        operator: 'StringEquals',
        key: 'sts:ExternalId',
        values: ['<external-id>'],
      });
      // Other principals of the statement would have to bring the id too.
      const fixes: readonly FindingFix<'external'>[] =
        isShared || edits === undefined ? [] : [{ title: 'external', grade: 'choice', edits }];
      const at = principal.node.span;
      if (own.length > 0) context.report({ at, level: 'info', message: 'foreign', args: [account], fixes });
      else context.report({ at, message: 'account', args: [account], fixes });
    },
  },
});

export default rule;
