import { defineRule, type Rule } from '../rule.ts';
import { replaceAction, replaceTitles } from './replaceAction.ts';

/** Blanks around or inside an action that is right without them. */
const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  console: true,
  messages: {
    blanks: {
      en: '"{0}" holds blanks, so it matches no action.',
      'zh-cn': '“{0}”中含有空白字符，不会匹配任何操作。',
    },
  },
  fixTitles: replaceTitles,
  visit: {
    action({ node, text }, { standingOf, report }) {
      const standing = standingOf(text);
      if (standing.kind !== 'blanks') return;
      const { repaired } = standing;
      report({
        at: node.span,
        message: 'blanks',
        args: [text],
        // The action takes effect only now, so a person has to look.
        fixes: replaceAction(node, repaired, 'choice'),
      });
    },
  },
});

export default rule;
