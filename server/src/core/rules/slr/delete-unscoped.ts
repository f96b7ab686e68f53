import { accessOf } from '../../access/accessPolicy.ts';
import { grantsOf } from '../../access/grants.ts';
import { defineRule, type Rule } from '../rule.ts';
import { reachesAnyRole, reachOf } from './grantReach.ts';
import { limitFixes, limitTitles } from './limitFixes.ts';
import { nameScopeOf } from './nameScope.ts';
import { roleWords } from './roleWords.ts';

/** A pattern that takes in the creation too is told there. AWS knows no such key for the deletion. */
const rule: Rule = defineRule({
  category: 'security',
  level: 'warning',
  dialects: ['ram'],
  kinds: ['permission'],
  messages: {
    open: {
      en: '"{0}" lets people delete the service-linked role of any service; limit it with "ram:ServiceName".',
      'zh-cn': '“{0}”允许删除任意云服务的服务关联角色，请使用“ram:ServiceName”加以限制。',
    },
    pattern: {
      en: '"{0}" takes in "ram:DeleteServiceLinkedRole", for the roles of any service.',
      'zh-cn': '“{0}”包含“ram:DeleteServiceLinkedRole”，可删除任意云服务的服务关联角色。',
    },
  },
  fixTitles: limitTitles,
  visit: {
    policy(policy, context) {
      const { create, remove } = roleWords.ram;
      const access = context.once(accessOf);
      const told = new Set(grantsOf(access, create).flatMap((grant) => reachOf(grant, create)?.element ?? []));
      for (const grant of grantsOf(access, remove)) {
        const reach = reachOf(grant, remove);
        if (reach === undefined || told.has(reach.element) || nameScopeOf(grant, 'ram').kind !== 'open') continue;
        if (!reachesAnyRole(grant)) continue;
        context.report({
          at: reach.element.node.span,
          level: reach.isNamed ? 'warning' : 'info',
          message: reach.isNamed ? 'open' : 'pattern',
          args: [reach.element.text],
          fixes: reach.isNamed ? limitFixes(reach.element, grant, policy, context) : [],
        });
      }
    },
  },
});

export default rule;
