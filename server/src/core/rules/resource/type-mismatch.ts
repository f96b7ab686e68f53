import { quoted } from '../quotedList.ts';
import { defineRule, type Rule } from '../rule.ts';
import { isRelated, reachesOf } from './actionReach.ts';
import { addMissed, addTitles, describeForms, missingResource } from './missedAction.ts';

/**
 * Resources of the right service and the wrong sort, so that the action is neither allowed nor denied on anything.
 * Loud only for a bucket in place of its objects and the like: long lists of the vendors have idle actions too.
 */
const rule: Rule = defineRule({
  category: 'correctness',
  level: 'warning',
  kinds: ['permission', 'resource'],
  messages: {
    mismatch: {
      en: '"{0}" acts on {1}, and no resource of this statement is of that sort.',
      'zh-cn': '“{0}”的资源为{1}，此语句中没有这种类型的资源。',
    },
  },
  fixTitles: addTitles,
  visit: {
    statement(statement, context) {
      for (const reach of reachesOf(statement, context)) {
        const { element, missed, miss, isSure, nearest } = reach;
        if (miss !== 'type') continue;
        const related = nearest !== undefined && isRelated(nearest) ? nearest : undefined;
        context.report({
          at: element.node.span,
          level: !isSure ? 'hint' : related === undefined ? 'info' : 'warning',
          message: 'mismatch',
          args: [
            element.text,
            related === undefined ? describeForms(missed, context) : quoted([related.form.arn.text], context.locale),
          ],
          fixes: addMissed(missingResource(reach), statement, context),
        });
      }
    },
  },
});

export default rule;
