import { conditionKeyName } from '../../access/condition.ts';
import { defineRule, type Rule } from '../rule.ts';
import { termsOf } from './conditionTerm.ts';

/** The same spelling twice is told of every JSON object. */
const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  dialects: ['iam'],
  messages: {
    twice: {
      en: 'AWS does not tell "{0}" from "{1}", and a key stands once under an operator.',
      'zh-cn': 'AWS 不区分“{0}”和“{1}”，同一条件运算符下每个条件键只能出现一次。',
    },
    first: {
      en: '"{0}" stands here first.',
      'zh-cn': '“{0}”首次出现在此处。',
    },
  },
  visit: {
    statement(statement, context) {
      const entries = termsOf(statement, context).map(({ entry }) => entry);
      for (const [index, { operator, key }] of entries.entries()) {
        const first = entries
          .slice(0, index)
          .find(
            (entry) =>
              entry.operator === operator &&
              entry.key.value !== key.value &&
              conditionKeyName(entry.key.value, 'iam') === conditionKeyName(key.value, 'iam'),
          );
        if (first === undefined) continue;
        context.report({
          at: key.span,
          message: 'twice',
          args: [key.value, first.key.value],
          related: [{ at: first.key.span, message: 'first', args: [first.key.value] }],
        });
      }
    },
  },
});

export default rule;
