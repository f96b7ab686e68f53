import { redundantActions } from '../../access/redundantActions.ts';
import { defineRule, type Rule } from '../rule.ts';
import { removeAction, removeTitles } from './removeAction.ts';

/** An action that a wildcard beside it takes in. */
const rule: Rule = defineRule({
  category: 'suggestion',
  level: 'hint',
  strict: 'info',
  messages: {
    covered: {
      en: '"{0}" is covered by "{1}" in the same list.',
      'zh-cn': '“{0}”已被同一列表中的“{1}”覆盖。',
    },
    covering: {
      en: '"{0}" covers it.',
      'zh-cn': '“{0}”覆盖了该操作。',
    },
  },
  fixTitles: removeTitles,
  visit: {
    statement(statement, { document, report }) {
      for (const redundant of redundantActions(statement, 'covered')) {
        const { action, because } = redundant;
        report({
          at: action.node.span,
          message: 'covered',
          args: [action.text, because.text],
          tag: 'unnecessary',
          related: [{ at: because.node.span, message: 'covering', args: [because.text] }],
          fixes: removeAction(document.text, redundant),
        });
      }
    },
  },
});

export default rule;
