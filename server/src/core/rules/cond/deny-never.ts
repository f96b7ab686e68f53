import { defineRule, type Rule } from '../rule.ts';
import { termOf } from './conditionTerm.ts';
import { actionsWithoutKey, needsKey } from './missingKey.ts';

/** The same gap as in an Allow, but here it leaves open what a person meant to close. */
const rule: Rule = defineRule({
  category: 'security',
  level: 'warning',
  dialects: ['iam'],
  messages: {
    never: {
      en: 'Requests for {1} never come with "{0}", so that this statement never denies them.',
      'zh-cn': '{1} 的请求不带“{0}”，因此该语句不会拒绝这些操作。',
    },
    action: {
      en: '"{0}" never comes with this key.',
      'zh-cn': '“{0}”不带该条件键。',
    },
  },
  visit: {
    condition(entry, context, statement) {
      if (statement.effect?.value !== 'Deny') return;
      const term = termOf(entry, statement, context);
      if (term === undefined || !needsKey(term)) return;
      const without = actionsWithoutKey(term, statement, context);
      if (without.length === 0) return;
      context.report({
        at: entry.key.span,
        message: 'never',
        args: [entry.key.value, without.map(({ text }) => text).join(', ')],
        related: without.map(({ node, text }) => ({ at: node.span, message: 'action', args: [text] })),
      });
    },
  },
});

export default rule;
