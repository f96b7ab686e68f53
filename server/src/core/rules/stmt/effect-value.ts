import { replaceString } from '../../document/edits.ts';
import { elementNamed } from '../../document/policy.ts';
import { nearest } from '../../text/nearest.ts';
import { defineRule, type Rule } from '../rule.ts';

const effects = ['Allow', 'Deny'];

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  console: true,
  messages: {
    misspelt: {
      en: '"{0}" is not an Effect; did you mean "{1}"?',
      'zh-cn': '“{0}”不是有效的 Effect，是否应为“{1}”？',
    },
    unknown: {
      en: '"{0}" is not an Effect; it is either "Allow" or "Deny".',
      'zh-cn': '“{0}”不是有效的 Effect，只能为“Allow”或“Deny”。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{0}"', 'zh-cn': '替换为“{0}”' },
  },
  visit: {
    statement(statement, { report }) {
      const value = elementNamed(statement, 'Effect')?.member.value;
      // What a template language fills in is unknown, not wrong.
      if (value?.type !== 'string' || effects.includes(value.value) || /\$\{|\{\{/.test(value.value)) return;
      const near = nearest(value.value.trim(), effects);
      if (near === undefined) {
        report({ at: value.span, message: 'unknown', args: [value.value] });
        return;
      }
      report({
        at: value.span,
        message: 'misspelt',
        args: [value.value, near],
        fixes: [{ title: 'replace', args: [near], grade: 'choice', edits: [replaceString(value, near)] }],
      });
    },
  },
});

export default rule;
