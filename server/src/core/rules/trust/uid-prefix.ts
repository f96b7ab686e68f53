import { hasWildcard } from '../../document/actionPattern.ts';
import { replaceString } from '../../document/edits.ts';
import { isForeignStatement } from '../otherCloud.ts';
import { defineRule, type Rule } from '../rule.ts';
import { isAnyOwner, isUnfilled, ownedServiceOf } from './principalForms.ts';

/** What stands before the `@` of a service principal and is no account. */
const rule: Rule = defineRule<'empty' | 'wildcard' | 'letters' | 'length', 'remove'>({
  category: 'correctness',
  level: 'warning',
  dialects: ['ram'],
  kinds: ['trust'],
  messages: {
    empty: {
      en: 'No account stands before the "@" of "{0}"; "{1}" alone means the service for the account of the role.',
      'zh-cn': '“{0}”的“@”之前没有账号；仅写“{1}”表示角色所属账号的该云服务。',
    },
    wildcard: {
      en: 'Before the "@" of "{0}" stands a part of an account; only a whole account or "*" alone is documented there.',
      'zh-cn': '“{0}”的“@”之前是账号的一部分；文档中此处只有完整的账号或单独的“*”。',
    },
    letters: {
      en: '"{1}" before the "@" is no account: an account is a number, or "*" for any.',
      'zh-cn': '“@”之前的“{1}”不是账号：账号应为数字，或用“*”表示任意账号。',
    },
    length: {
      en: 'The account "{1}" has {2} digits; ids of Alibaba Cloud accounts have 16.',
      'zh-cn': '账号“{1}”有 {2} 位；阿里云账号 ID 为 16 位数字。',
    },
  },
  fixTitles: {
    remove: { en: 'Replace with "{0}"', 'zh-cn': '替换为“{0}”' },
  },
  visit: {
    principal(principal, context, statement) {
      const { node, text } = principal;
      const { owner, domain } = ownedServiceOf(principal) ?? {};
      if (owner === undefined || domain === undefined || isAnyOwner(principal) || isUnfilled(owner)) return;
      if (isForeignStatement(statement, context)) return;
      if (owner === '') {
        context.report({
          at: node.span,
          message: 'empty',
          args: [text, domain],
          fixes: [{ title: 'remove', args: [domain], grade: 'choice', edits: [replaceString(node, domain)] }],
        });
      } else if (hasWildcard(owner)) context.report({ at: node.span, message: 'wildcard', args: [text] });
      else if (!/^\d+$/.test(owner)) context.report({ at: node.span, message: 'letters', args: [text, owner] });
      else if (owner.length !== 16) {
        // No page tells the number of digits, and examples have anything from 4 to 18.
        context.report({ at: node.span, level: 'hint', message: 'length', args: [text, owner, `${owner.length}`] });
      }
    },
  },
});

export default rule;
