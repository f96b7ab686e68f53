import type { Action } from '../../catalogue/catalogue.ts';
import type { Policy } from '../../document/policy.ts';
import { defineRule, type Rule } from '../rule.ts';
import { replaceAction, replaceTitles } from './replaceAction.ts';

/** An action of one service written with the prefix of another; ECS, VPC and Data Encryption Service are mixed up most. */
const rule: Rule = defineRule({
  category: 'correctness',
  level: 'warning',
  messages: {
    one: {
      en: '"{0}" is not in the {1} catalogue of {2}, but "{3}" is.',
      'zh-cn': '“{0}”不在 {2} 的 {1} 目录中，目录中有“{3}”。',
    },
    several: {
      en: '"{0}" is not in the {1} catalogue of {2}, but "{3}" and others of that name are.',
      'zh-cn': '“{0}”不在 {2} 的 {1} 目录中，目录中有“{3}”等同名操作。',
    },
  },
  fixTitles: replaceTitles,
  visit: {
    action({ node, text }, { policy, catalogue, standingOf, report }) {
      const standing = standingOf(text);
      if (standing.kind !== 'wrong service' || catalogue.actionsOfOperation(text).length > 0) return;
      const [best, ...others] = homesInUse(standing.homes, policy);
      if (best === undefined) return;
      report({
        at: node.span,
        level: standing.service.actionList === 'complete' ? 'warning' : 'hint',
        message: others.length === 0 ? 'one' : 'several',
        args: [text, catalogue.dialect.toUpperCase(), catalogue.date, best.id],
        fixes: replaceAction(node, others.length === 0 ? best.id : undefined, 'choice'),
      });
    },
  },
});

export default rule;

/** Actions of services that the policy uses elsewhere; all of them where it uses none. */
function homesInUse(homes: readonly Action[], policy: Policy): readonly Action[] {
  const used = new Set(
    policy.statements.flatMap(({ actions }) => actions.map(({ pattern }) => pattern.service?.toLowerCase())),
  );
  const inUse = homes.filter(({ prefix }) => used.has(prefix.toLowerCase()));
  return inUse.length === 0 ? homes : inUse;
}
