import { defineRule, type Rule } from '../rule.ts';
import { replaceAction, replaceTitles } from './replaceAction.ts';

/** Letter case other than in the catalogue; both clouds ignore it, searches and comparisons of policies do not. */
const rule: Rule = defineRule({
  category: 'suggestion',
  level: 'hint',
  strict: 'warning',
  messages: {
    otherCase: {
      en: '"{0}" is written "{1}" in the {2} catalogue of {3}.',
      'zh-cn': '“{0}”在 {3} 的 {2} 目录中写作“{1}”。',
    },
  },
  fixTitles: replaceTitles,
  visit: {
    action({ node, text }, { catalogue, standingOf, report }) {
      const standing = standingOf(text);
      if (standing.kind !== 'legal' || standing.spelling === text) return;
      const { spelling } = standing;
      report({
        at: node.span,
        message: 'otherCase',
        args: [text, spelling, catalogue.dialect.toUpperCase(), catalogue.date],
        fixes: replaceAction(node, spelling, 'narrows'),
      });
    },
  },
});

export default rule;
