import { replaceNode } from '../../document/edits.ts';
import { firstLine } from '../../document/headline.ts';
import { defineRule, type Rule } from '../rule.ts';
import { termOf, valueText } from './conditionTerm.ts';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  console: true,
  messages: {
    many: {
      en: '"{0}" takes one boolean, and {1} stand here.',
      'zh-cn': '“{0}”只能有一个布尔值，此处有 {1} 个。',
    },
  },
  fixTitles: {
    keep: { en: 'Keep "{0}"', 'zh-cn': '保留“{0}”' },
  },
  visit: {
    condition(entry, context, statement) {
      const { value, values, operator } = entry;
      if (value?.type !== 'array' || value.items.length < 2) return;
      const term = termOf(entry, statement, context);
      if (term?.operator?.type !== 'boolean' && term?.operator?.type !== 'null') return;
      if (term.parts.quantifier !== undefined) return;
      const choices = ['true', 'false'].filter((word) => values.some((each) => valueText(each) === word));
      context.report({
        at: firstLine(context.document.text, value.span),
        message: 'many',
        args: [operator.value, String(value.items.length)],
        fixes: choices.map((word) => ({
          title: 'keep',
          args: [word],
          grade: 'choice',
          edits: [replaceNode(value, `"${word}"`)],
        })),
      });
    },
  },
});

export default rule;
