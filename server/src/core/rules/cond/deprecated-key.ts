import { replaceString } from '../../document/edits.ts';
import { defineRule, type Rule } from '../rule.ts';
import { termOf } from './conditionTerm.ts';
import { replacementOf } from './deprecatedKeys.ts';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'warning',
  dialects: ['iam'],
  messages: {
    deprecated: {
      en: '"{0}" is a deprecated condition key; AWS has "{1}" in its place.',
      'zh-cn': '条件键“{0}”已弃用；AWS 建议改用“{1}”。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{0}"', 'zh-cn': '替换为“{0}”' },
  },
  visit: {
    condition(entry, context, statement) {
      const { key, operator } = entry;
      const wanted = replacementOf(key.value);
      if (wanted === undefined || termOf(entry, statement, context) === undefined) return;
      const isTaken = statement.conditions.some(
        (other) => other.operator === operator && other.key.value.toLowerCase() === wanted.toLowerCase(),
      );
      context.report({
        at: key.span,
        message: 'deprecated',
        args: [key.value, wanted],
        tag: 'deprecated',
        fixes: isTaken
          ? []
          : [{ title: 'replace', args: [wanted], grade: 'choice', edits: [replaceString(key, wanted)] }],
      });
    },
  },
});

export default rule;
