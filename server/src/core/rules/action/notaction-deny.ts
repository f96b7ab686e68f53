import { defineRule, type Rule } from '../rule.ts';
import { leftOut } from './leftOut.ts';

/** Deny with NotAction: right in many guard rails, and read the wrong way round by many. */
const rule: Rule = defineRule({
  category: 'suggestion',
  level: 'hint',
  strict: 'info',
  messages: {
    'all but one': {
      en: 'Deny with NotAction denies every action but "{0}", and allows nothing by that.',
      'zh-cn': 'Deny 与 NotAction 一起使用，会拒绝除“{0}”以外的所有操作，但不会因此允许该操作。',
    },
    'all but some': {
      en: 'Deny with NotAction denies every action but these {0}, and allows none of them by that.',
      'zh-cn': 'Deny 与 NotAction 一起使用，会拒绝除这 {0} 项以外的所有操作，但不会因此允许这些操作。',
    },
  },
  visit: {
    statement(statement, { report }) {
      const exceptions = leftOut(statement, 'Deny');
      if (exceptions === undefined) return;
      const { at, actions } = exceptions;
      if (actions.length === 1) report({ at, message: 'all but one', args: [actions[0]?.text ?? ''] });
      else report({ at, message: 'all but some', args: [`${actions.length}`] });
    },
  },
});

export default rule;
