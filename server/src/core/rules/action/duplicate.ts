import { redundantActions } from '../../access/redundantActions.ts';
import { defineRule, type Rule } from '../rule.ts';
import { removeAction, removeTitles } from './removeAction.ts';

/** The same action twice in one list; never above a hint, since published system policies do it. */
const rule: Rule = defineRule({
  category: 'suggestion',
  level: 'hint',
  strict: 'info',
  messages: {
    again: {
      en: '"{0}" stands in this list already.',
      'zh-cn': '“{0}”在此列表中已经出现过。',
    },
    first: {
      en: '"{0}" stands here first.',
      'zh-cn': '“{0}”首次出现在此处。',
    },
  },
  fixTitles: removeTitles,
  visit: {
    statement(statement, { document, report }) {
      for (const redundant of redundantActions(statement, 'duplicate')) {
        const { action, because } = redundant;
        report({
          at: action.node.span,
          message: 'again',
          args: [action.text],
          tag: 'unnecessary',
          related: [{ at: because.node.span, message: 'first', args: [because.text] }],
          fixes: removeAction(document.text, redundant),
        });
      }
    },
  },
});

export default rule;
