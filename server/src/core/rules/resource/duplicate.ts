import { defineRule, type Rule } from '../rule.ts';
import { redundantResources } from './redundantResources.ts';
import { removeResource, removeTitles } from './removeResource.ts';

/** The same resource twice in one list. */
const rule: Rule = defineRule({
  category: 'suggestion',
  level: 'hint',
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
      for (const redundant of redundantResources(statement, 'duplicate')) {
        const { resource, because } = redundant;
        report({
          at: resource.node.span,
          message: 'again',
          args: [resource.text],
          tag: 'unnecessary',
          related: [{ at: because.node.span, message: 'first', args: [because.text] }],
          fixes: removeResource(document.text, redundant),
        });
      }
    },
  },
});

export default rule;
