import { type AccessStatement, accessOf } from '../../access/accessPolicy.ts';
import { headline } from '../../document/headline.ts';
import type { ResourceElement } from '../../document/policy.ts';
import { defineRule, type Rule } from '../rule.ts';
import { grantsAmong, standsForAll } from './broadGrants.ts';

/** Every action on every resource without a condition. With limits `action/star` tells. */
const rule: Rule = defineRule({
  category: 'security',
  level: 'info',
  strict: 'warning',
  kinds: ['permission'],
  messages: {
    all: {
      en: 'This is full access: every action on every resource, the management of permissions included.',
      'zh-cn': '这是完全访问权限：对所有资源执行所有操作，包括权限管理。',
    },
    but: {
      en: 'But for {0} this is full access: every action on every resource, also those that come later.',
      'zh-cn': '除{0}所排除的内容外，这是完全访问权限：对所有资源执行所有操作，包括以后新增的操作。',
    },
    exception: { en: 'This is taken away.', 'zh-cn': '被排除的内容在此处。' },
  },
  visit: {
    policy(_, context) {
      const { document, locale, once, report } = context;
      const access = once(accessOf);
      // Whatever stands for all actions takes in one that does not exist, too.
      for (const grant of grantsAmong(access, '*:*', isUnlimited)) {
        const element = grant.actions.find(standsForAll);
        if (element === undefined || grant.deniedBy.length > 0 || !grant.resources.some(isEveryResource)) continue;
        const places = grant.exceptWhere.map(({ deny }) => headline(document.text, deny.statement.node));
        if (places.length === 0) report({ at: element.node.span, message: 'all' });
        else {
          const count =
            locale === 'en'
              ? places.length === 1
                ? 'a Deny'
                : `${places.length} Denies`
              : ` ${places.length} 条 Deny 语句`;
          report({
            at: element.node.span,
            message: 'but',
            args: [count],
            related: places.map((at) => ({ at, message: 'exception' as const })),
          });
        }
      }
    },
  },
});

export default rule;

function isUnlimited({ conditions, isConditionUnclear, resources }: AccessStatement): boolean {
  if (conditions.length > 0 || isConditionUnclear || resources?.negated !== false) return false;
  return resources.terms.some(({ element }) => isEveryResource(element));
}

/** Whether a resource is every one of every service, said in the short way or field by field. */
function isEveryResource({ text }: ResourceElement): boolean {
  return /^(?:\*+|acs(?::\*){4,}|arn(?::\*){5,})$/.test(text);
}
