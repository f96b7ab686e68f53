import { defineRule, type Rule } from '../rule.ts';
import { redundantResources } from './redundantResources.ts';
import { removeResource, removeTitles } from './removeResource.ts';

/** A resource that a broader one beside it takes in. */
const rule: Rule = defineRule({
  category: 'suggestion',
  level: 'hint',
  messages: {
    covered: {
      en: '"{0}" is covered by "{1}" in the same list.',
      'zh-cn': '“{0}”已被同一列表中的“{1}”覆盖。',
    },
    covering: {
      en: '"{0}" covers it.',
      'zh-cn': '“{0}”覆盖了该资源。',
    },
  },
  fixTitles: removeTitles,
  visit: {
    statement(statement, { document, report }) {
      for (const redundant of redundantResources(statement, 'covered')) {
        const { resource, because } = redundant;
        report({
          at: resource.node.span,
          message: 'covered',
          args: [resource.text, because.text],
          tag: 'unnecessary',
          related: [{ at: because.node.span, message: 'covering', args: [because.text] }],
          fixes: removeResource(document.text, redundant),
        });
      }
    },
  },
});

export default rule;
