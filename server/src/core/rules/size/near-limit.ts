import { headline } from '../../document/headline.ts';
import { defineRule, type Rule } from '../rule.ts';
import { limitWords, policySize } from './policySize.ts';

/** A policy that has little room left; what exceeds the limit is told by `size/document`. */
const rule: Rule = defineRule({
  category: 'suggestion',
  level: 'info',
  messages: {
    near: {
      en: 'The policy has {0} {1}, {5} % of the {3} that {2} may have at the most{4}.',
      'zh-cn': '该策略有 {0} 个{1}，已达{2}上限 {3} 的 {5}%{4}。',
    },
  },
  visit: {
    policy(policy, { document, limits, locale, report }) {
      const size = policySize(policy, document, limits);
      if (size === undefined) return;
      const { limit, raw, compact } = size;
      const counted = limit.whiteSpace === 'free' ? compact : raw;
      const percent = Math.floor((counted * 100) / limit.most);
      if (percent < limits.nearLimit.most || counted > limit.most) return;
      report({
        at: headline(document.text, policy.node),
        message: 'near',
        args: [`${counted}`, ...limitWords(limit, locale), `${percent}`],
      });
    },
  },
});

export default rule;
