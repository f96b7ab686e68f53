import { accessOf } from '../../access/accessPolicy.ts';
import { type Grant, grantsOf } from '../../access/grants.ts';
import { defineRule, type Rule } from '../rule.ts';
import { reachOf } from './grantReach.ts';
import { limitFixes, limitTitles } from './limitFixes.ts';
import { nameScopeOf } from './nameScope.ts';
import { roleWords } from './roleWords.ts';

/** Only information: guides of AWS itself grant the creation so, and a service-linked role serves its service alone. */
const rule: Rule = defineRule({
  category: 'security',
  level: 'info',
  dialects: ['iam'],
  kinds: ['permission'],
  messages: {
    open: {
      en: '"{0}" lets people create the service-linked role of any service; limit it with "iam:AWSServiceName" or to ARNs of such roles.',
      'zh-cn': '“{0}”允许创建任意服务的服务相关角色，请使用“iam:AWSServiceName”或具体角色的 ARN 加以限制。',
    },
    pattern: {
      en: '"{0}" takes in "iam:CreateServiceLinkedRole", for the roles of any service.',
      'zh-cn': '“{0}”包含“iam:CreateServiceLinkedRole”，可创建任意服务的服务相关角色。',
    },
  },
  fixTitles: limitTitles,
  visit: {
    policy(policy, context) {
      const { create } = roleWords.iam;
      for (const grant of grantsOf(context.once(accessOf), create)) {
        const reach = reachOf(grant, create);
        if (reach === undefined || nameScopeOf(grant, 'iam').kind !== 'open' || namesRoles(grant)) continue;
        context.report({
          at: reach.element.node.span,
          level: reach.isNamed ? 'info' : 'hint',
          message: reach.isNamed ? 'open' : 'pattern',
          args: [reach.element.text],
          fixes: reach.isNamed ? limitFixes(reach.element, grant, policy, context) : [],
        });
      }
    },
  },
});

export default rule;

/**
 * Whether each resource says of which service or name the role is: the ARN of a service-linked role holds both.
 * What NotResource leaves is told elsewhere.
 */
function namesRoles({ resources }: Grant): boolean {
  return resources.every(({ arn }) =>
    /^role\/(?:aws-service-role\/[^*?/]+\/|.*AWSServiceRole)/.test(arn?.relativeId ?? ''),
  );
}
