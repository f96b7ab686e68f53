import { replaceNode } from '../../document/edits.ts';
import { firstLine } from '../../document/headline.ts';
import { defineRule, type Rule } from '../rule.ts';
import { termOf, valueText } from './conditionTerm.ts';

/** In RAM every value without quotes is told by the rule on JSON types. */
const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  dialects: ['iam'],
  messages: {
    mixed: {
      en: 'Values of "{0}" stand with and without quotes; AWS wants all of one list alike.',
      'zh-cn': '“{0}”的取值有的带引号，有的不带；AWS 要求同一列表中的取值类型一致。',
    },
  },
  fixTitles: {
    quote: { en: 'Put all of them in quotes', 'zh-cn': '全部加上引号' },
  },
  visit: {
    condition(entry, context, statement) {
      const { value, values, key } = entry;
      if (value?.type !== 'array' || values.length < 2) return;
      const bare = values.filter(({ type }) => type === 'number' || type === 'boolean');
      const isMixed = bare.length > 0 && values.some(({ type }) => type !== bare[0]?.type);
      // Several booleans are a fault of their own.
      const type = isMixed ? termOf(entry, statement, context)?.operator?.type : undefined;
      if (type === undefined || type === 'boolean' || type === 'null') return;
      context.report({
        at: firstLine(context.document.text, value.span),
        message: 'mixed',
        args: [key.value],
        fixes: [
          {
            title: 'quote',
            grade: 'narrows',
            edits: bare.map((node) => replaceNode(node, `"${valueText(node)}"`)),
          },
        ],
      });
    },
  },
});

export default rule;
