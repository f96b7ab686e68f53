import { defineRule, type Rule } from '../rule.ts';
import { reachesOf } from './actionReach.ts';
import { describeForms } from './missedAction.ts';

/** Resources of other services alone; never loud, since vendors' own policies have such statements and some of them work. */
const rule: Rule = defineRule({
  category: 'correctness',
  level: 'hint',
  strict: 'warning',
  kinds: ['permission', 'resource'],
  messages: {
    mismatch: {
      en: '"{0}" acts on {1}, and this statement names only resources of other services.',
      'zh-cn': '“{0}”的资源为{1}，而此语句中只有其他服务的资源。',
    },
  },
  visit: {
    statement(statement, context) {
      for (const { element, missed, miss } of reachesOf(statement, context)) {
        if (miss !== 'service') continue;
        context.report({
          at: element.node.span,
          message: 'mismatch',
          args: [element.text, describeForms(missed, context)],
        });
      }
    },
  },
});

export default rule;
