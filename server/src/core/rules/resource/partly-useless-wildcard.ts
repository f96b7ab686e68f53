import { formsOfAction } from '../knownForms.ts';
import { quoted } from '../quotedList.ts';
import { replaceWithSeveral } from '../replaceWithSeveral.ts';
import { defineRule, type Rule } from '../rule.ts';
import { reachesOf } from './actionReach.ts';
import { describeForms } from './missedAction.ts';

/** A pattern most of which is about other resources than those of its statement, such as `kms:List*` on `…:key`. */
const rule: Rule = defineRule({
  category: 'correctness',
  level: 'hint',
  strict: 'info',
  kinds: ['permission', 'resource'],
  messages: {
    partly: {
      en: '"{0}" takes in actions that none of these resources fits: {1}; they act on {2}.',
      'zh-cn': '“{0}”包含的部分操作不适用于这些资源：{1}；其资源为{2}。',
    },
  },
  fixTitles: {
    list: { en: 'Replace with what these resources fit: {0}', 'zh-cn': '替换为适用于这些资源的操作：{0}' },
  },
  visit: {
    statement(statement, context) {
      const { document, locale, report } = context;
      for (const { element, met, missed } of reachesOf(statement, context)) {
        const fitting = met.filter(({ confidence, resources }) => confidence <= 'B' && resources.length > 0);
        const misplaced = missed.filter((action) => formsOfAction(action, context).length > 0);
        if (fitting.length === 0 || fitting.length > fewest || fitting.length >= misplaced.length) continue;
        const [fit, idle] = [fitting.map(({ id }) => id), misplaced.map(({ id }) => id)];
        const edits = [replaceWithSeveral(document.text, statement, element.node, fit)];
        report({
          at: element.node.span,
          message: 'partly',
          args: [element.text, quoted(idle, locale), describeForms(misplaced, context)],
          fixes: [{ title: 'list', args: [quoted(fit, locale)], grade: 'choice', edits }],
        });
      }
    },
  },
});

export default rule;

/** A pattern of which more actions fit does what it is there for, and what it takes in besides does no harm. */
const fewest = 2;
