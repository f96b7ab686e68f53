import { defineRule, type Rule } from '../rule.ts';

/** An action that the vendor marks as deprecated; a hint only, since published system policies still hold some. */
const rule: Rule = defineRule({
  category: 'suggestion',
  level: 'hint',
  strict: 'warning',
  messages: {
    deprecated: {
      en: '"{0}" is marked as deprecated in the {1} catalogue of {2}.',
      'zh-cn': '“{0}”在 {2} 的 {1} 目录中标记为已弃用。',
    },
  },
  visit: {
    action({ node, text }, { catalogue, standingOf, report }) {
      const standing = standingOf(text);
      if (standing.kind !== 'legal' || standing.action?.deprecated !== true) return;
      report({
        at: node.span,
        message: 'deprecated',
        args: [text, catalogue.dialect.toUpperCase(), catalogue.date],
        tag: 'deprecated',
      });
    },
  },
});

export default rule;
