import { firstLine } from '../../document/headline.ts';
import { defineRule, type Rule } from '../rule.ts';
import { termOf } from './conditionTerm.ts';

/** Off unless asked for: such lists are mostly meant as they are read. */
const rule: Rule = defineRule({
  category: 'suggestion',
  level: 'off',
  strict: 'info',
  messages: {
    none: {
      en: '"{0}" holds only where "{1}" is none of these {2} values.',
      'zh-cn': '只有当“{1}”与这 {2} 个取值都不匹配时，“{0}”才成立。',
    },
  },
  visit: {
    condition(entry, context, statement) {
      const { value, values, operator, key } = entry;
      if (value?.type !== 'array' || values.length < 2) return;
      if (termOf(entry, statement, context)?.operator?.negated !== true) return;
      context.report({
        at: firstLine(context.document.text, value.span),
        message: 'none',
        args: [operator.value, key.value, String(values.length)],
      });
    },
  },
});

export default rule;
