import { accessOf } from '../../access/accessPolicy.ts';
import type { PrincipalElement } from '../../document/policy.ts';
import { isForeignStatement } from '../otherCloud.ts';
import { defineRule, type Rule } from '../rule.ts';
import { trustGrantOf } from '../trustGrant.ts';
import { wholeAccountOf } from './principalForms.ts';

type Message = 'bare ram' | 'bare iam' | 'ram' | 'iam';

/** A role for everybody. Of a key or bucket for everybody `sec/public-resource` tells. */
const rule: Rule = defineRule<Message>({
  category: 'security',
  level: 'warning',
  kinds: ['trust'],
  messages: {
    'bare ram': {
      en: 'RAM has no principal "*"; say under "RAM", "Service" or "Federated" who may assume the role.',
      'zh-cn': 'RAM 不支持授权对象“*”；请在“RAM”、“Service”或“Federated”下写明谁可以扮演该角色。',
    },
    'bare iam': {
      en: 'The check of AWS takes no "*" without a type in a trust policy, and it means everybody; say who may assume the role.',
      'zh-cn': 'AWS 的策略检查不接受信任策略中不带类型的“*”，且它表示任何人；请写明谁可以扮演该角色。',
    },
    ram: {
      en: '"{0}" names no account, and where RAM takes it everybody may assume the role; name the account.',
      'zh-cn': '“{0}”没有写明账号；如果 RAM 接受它，则任何人都可以扮演该角色，请写明账号。',
    },
    iam: {
      en: '"{0}" lets everybody assume the role, in whatever account; name accounts, or ask with a condition such as "aws:PrincipalOrgID" who it is.',
      'zh-cn': '“{0}”允许任意账号中的任何人扮演该角色；请写明账号，或用“aws:PrincipalOrgID”等条件限定。',
    },
  },
  visit: {
    principal(principal, context, statement) {
      const { negated, node, text, type } = principal;
      const { dialect } = context.policy.recognition;
      if (negated || !isEverybody(principal) || isForeignStatement(statement, context)) return;
      if (type === undefined) {
        if (dialect === 'ram') context.report({ at: node.span, level: 'error', message: 'bare ram' });
        else context.report({ at: node.span, message: 'bare iam' });
        return;
      }
      const grant = trustGrantOf(context.once(accessOf), statement, principal, undefined);
      if (grant === undefined || grant.deniedBy !== undefined || grant.allow.isConditionUnclear) return;
      // One condition that a caller has to fulfil says who is meant, as AWS itself does for whole organisations.
      if (grant.demands.length > 0) return;
      context.report({ at: node.span, message: dialect, args: [text] });
    },
  },
});

export default rule;

function isEverybody(principal: PrincipalElement): boolean {
  const { text, type } = principal;
  if (/^\*+$/.test(text)) return type === undefined || type.value === 'RAM' || type.value === 'AWS';
  return type?.value === 'RAM' && /^\*+$/.test(wholeAccountOf(principal) ?? '');
}
