import { defineRule, type Rule } from '../rule.ts';
import { isOpen, termOf } from './conditionTerm.ts';
import { isMismatched } from './operatorTypes.ts';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'warning',
  messages: {
    number: {
      en: '"{0}" compares numbers, and "{1}" is none.',
      'zh-cn': '“{0}”用于比较数字，而“{1}”不是数字。',
    },
  },
  visit: {
    condition(entry, context, statement) {
      const term = termOf(entry, statement, context);
      if (term?.operator?.type !== 'number' || isMismatched(term, context.policy.recognition.dialect)) return;
      for (const node of entry.values) {
        if (node.type !== 'string' || /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(node.value) || isOpen(node.value))
          continue;
        context.report({ at: node.span, message: 'number', args: [entry.operator.value, node.value] });
      }
    },
  },
});

export default rule;
