import { elementNamed } from '../../document/policy.ts';
import { defineRule, type Rule } from '../rule.ts';
import { leftOut } from './leftOut.ts';
import { isOnEverything } from './wholeGrant.ts';

/** Allow with NotAction: everything but a few actions, of every service. */
const rule: Rule = defineRule({
  category: 'security',
  level: 'warning',
  kinds: ['permission'],
  messages: {
    'all but one': {
      en: 'Allow with NotAction grants every action of every service but "{0}", also those that come later.',
      'zh-cn': 'Allow 与 NotAction 一起使用，会授予除“{0}”以外所有云服务的所有操作，包括以后新增的操作。',
    },
    'all but some': {
      en: 'Allow with NotAction grants every action of every service but these {0}, also those that come later.',
      'zh-cn': 'Allow 与 NotAction 一起使用，会授予除这 {0} 项以外所有云服务的所有操作，包括以后新增的操作。',
    },
  },
  visit: {
    statement(statement, { report }) {
      const exceptions = leftOut(statement, 'Allow');
      if (exceptions === undefined) return;
      const { at, actions } = exceptions;
      const finding =
        actions.length === 1
          ? ({ at, message: 'all but one', args: [actions[0]?.text ?? ''] } as const)
          : ({ at, message: 'all but some', args: [`${actions.length}`] } as const);
      // NotResource leaves out a few resources as NotAction leaves out a few actions.
      const isBroad = isOnEverything(statement) || elementNamed(statement, 'NotResource') !== undefined;
      const isLimited = !isBroad || elementNamed(statement, 'Condition') !== undefined;
      report(isLimited ? { ...finding, level: 'info' } : finding);
    },
  },
});

export default rule;
