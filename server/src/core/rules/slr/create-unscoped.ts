import { accessOf } from '../../access/accessPolicy.ts';
import { type Grant, grantsOf } from '../../access/grants.ts';
import { defineRule, type Rule, type RuleContext } from '../rule.ts';
import { reachesAnyRole, reachOf } from './grantReach.ts';
import { limitFixes, limitTitles } from './limitFixes.ts';
import { nameScopeOf } from './nameScope.ts';
import { roleCopyOf } from './roleCopy.ts';
import { roleWords } from './roleWords.ts';

/** AWS asks the same of a resource, so that IAM has a rule of its own. */
const rule: Rule = defineRule({
  category: 'security',
  level: 'warning',
  dialects: ['ram'],
  kinds: ['permission'],
  messages: {
    open: {
      en: '"{0}" lets people create the service-linked role of any service; limit it with "ram:ServiceName".',
      'zh-cn': '“{0}”允许创建任意云服务的服务关联角色，请使用“ram:ServiceName”加以限制。',
    },
    pattern: {
      en: '"{0}" takes in "ram:CreateServiceLinkedRole", for the roles of any service.',
      'zh-cn': '“{0}”包含“ram:CreateServiceLinkedRole”，可创建任意云服务的服务关联角色。',
    },
  },
  fixTitles: limitTitles,
  visit: {
    policy(policy, context) {
      // Without the vendor's own policies none of them could be told from a person's.
      if (context.catalogue.rolePolicies.length === 0) return;
      const { create } = roleWords.ram;
      for (const grant of grantsOf(context.once(accessOf), create)) {
        const reach = reachOf(grant, create);
        if (reach === undefined || nameScopeOf(grant, 'ram').kind !== 'open' || isVendors(grant, context)) continue;
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

/** Resource Directory creates the roles of other services, and its own role may do so. */
function isVendors({ statement }: Grant, context: Pick<RuleContext, 'once' | 'catalogue'>): boolean {
  const isOpen = roleCopyOf(context)?.official.statements.some(
    ({ actions, conditions }) => conditions.length === 0 && actions.includes(roleWords.ram.create),
  );
  return isOpen === true && statement.actions.terms.length === 1;
}
