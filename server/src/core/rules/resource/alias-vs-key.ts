import { defineRule, type Rule } from '../rule.ts';
import { reachesOf } from './actionReach.ts';

/** The alias of a key beside actions that are checked against the key itself. */
const rule: Rule = defineRule({
  category: 'correctness',
  level: 'warning',
  kinds: ['permission', 'resource'],
  messages: {
    alias: {
      en: '"{0}" is checked against the key, not against an alias such as "{1}"; name the key, as in "{2}".',
      'zh-cn': '“{0}”按密钥本身鉴权，而不是按“{1}”这样的别名；请写明密钥，例如“{2}”。',
    },
  },
  visit: {
    statement(statement, context) {
      for (const { element, miss, isSure, nearest } of reachesOf(statement, context)) {
        if (miss !== 'alias' || nearest === undefined) continue;
        const { text, relativeId } = nearest.resource.arn;
        context.report({
          at: element.node.span,
          level: isSure ? 'warning' : 'hint',
          message: 'alias',
          args: [element.text, text, `${text.slice(0, text.length - relativeId.length)}key/<key-id>`],
        });
      }
    },
  },
});

export default rule;
