import { defineRule, type Rule } from '../rule.ts';
import { replaceAction, replaceTitles } from './replaceAction.ts';

/** A name that is not in the list of its service, told the louder the better the list is known. */
const rule: Rule = defineRule({
  category: 'correctness',
  level: 'warning',
  messages: {
    unknown: {
      en: '"{0}" is not in the {1} catalogue of {2}.',
      'zh-cn': '“{0}”不在 {2} 的 {1} 目录中。',
    },
    misspelt: {
      en: '"{0}" is not in the {1} catalogue of {2}; did you mean "{3}"?',
      'zh-cn': '“{0}”不在 {2} 的 {1} 目录中，是否应为“{3}”？',
    },
  },
  fixTitles: replaceTitles,
  visit: {
    action({ node, text }, { catalogue, standingOf, report }) {
      const standing = standingOf(text);
      // Where the text names an operation of the API, `action/api-vs-permission` knows which action is meant.
      if (standing.kind !== 'unknown' || catalogue.actionsOfOperation(text).length > 0) return;
      const near = catalogue.nearestAction(text);
      report({
        at: node.span,
        level: standing.service.actionList === 'complete' ? 'warning' : 'hint',
        message: near === undefined ? 'unknown' : 'misspelt',
        args: [text, catalogue.dialect.toUpperCase(), catalogue.date, near?.id ?? ''],
        fixes: replaceAction(node, near?.id, 'choice'),
      });
    },
  },
});

export default rule;
