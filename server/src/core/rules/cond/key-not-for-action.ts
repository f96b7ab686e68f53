import { defineRule, type Rule } from '../rule.ts';
import { termOf } from './conditionTerm.ts';
import { actionsWithoutKey, isMetWithoutKey, needsKey } from './missingKey.ts';

/** RAM lists the keys of its actions only here and there, so that nothing can be concluded from a gap. */
const rule: Rule = defineRule({
  category: 'correctness',
  level: 'warning',
  dialects: ['iam'],
  messages: {
    all: {
      en: 'No action of this statement comes with "{0}", so that it allows nothing.',
      'zh-cn': '该语句中的操作都不带“{0}”，因此不会授予任何权限。',
    },
    some: {
      en: 'Requests for {1} never come with "{0}", so that this statement does not allow them.',
      'zh-cn': '{1} 的请求不带“{0}”，因此该语句不会允许这些操作。',
    },
    'always met': {
      en: 'No action of this statement comes with "{0}", so that this condition is always met and limits nothing.',
      'zh-cn': '该语句中的操作都不带“{0}”，因此该条件始终成立，不起任何限制作用。',
    },
    action: {
      en: '"{0}" never comes with this key.',
      'zh-cn': '“{0}”不带该条件键。',
    },
  },
  visit: {
    condition(entry, context, statement) {
      if (statement.effect?.value !== 'Allow') return;
      const term = termOf(entry, statement, context);
      if (term === undefined) return;
      const without = actionsWithoutKey(term, statement, context);
      const isAll = without.length === statement.actions.length;
      if (without.length === 0 || (!needsKey(term) && !(isAll && isMetWithoutKey(term)))) return;
      context.report({
        at: entry.key.span,
        level: isAll ? 'warning' : 'info',
        message: !needsKey(term) ? 'always met' : isAll ? 'all' : 'some',
        args: [entry.key.value, without.map(({ text }) => text).join(', ')],
        related: without.map(({ node, text }) => ({ at: node.span, message: 'action', args: [text] })),
      });
    },
  },
});

export default rule;
