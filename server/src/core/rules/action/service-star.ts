import { isAnyAction } from '../../access/actionFormat.ts';
import { defineRule, type Rule } from '../rule.ts';
import { isReading } from './actionGravity.ts';
import { grantedActions } from './grantedActions.ts';
import { keepReading, readingTitles } from './readingPart.ts';

/** Every action of one service; a hint only, since the vendors' full access policies are made of it. */
const rule: Rule = defineRule({
  category: 'security',
  level: 'hint',
  strict: 'warning',
  kinds: ['permission'],
  messages: {
    known: {
      en: '"{0}" allows {1} known actions of {2}, {3} of which change something, and every one that comes later.',
      'zh-cn': '“{0}”允许 {2} 的 {1} 个已知操作（其中 {3} 个会产生变更），以及以后新增的操作。',
    },
    unknown: {
      en: '"{0}" allows every action of {1}, also those that come later.',
      'zh-cn': '“{0}”允许 {1} 的所有操作，包括以后新增的操作。',
    },
  },
  fixTitles: readingTitles,
  visit: {
    action(action, context, statement) {
      const { node, text, pattern, negated } = action;
      const { catalogue, locale, standingOf, report } = context;
      if (negated || statement.effect?.value !== 'Allow' || !isAnyAction(pattern.name)) return;
      const service = catalogue.service(pattern.service ?? '');
      if (service === undefined || service.assumed || standingOf(text).kind !== 'legal') return;
      if (service.actionList === 'none') {
        report({ at: node.span, message: 'unknown', args: [text, service.title[locale]] });
        return;
      }
      const allowed = grantedActions(pattern, statement, context);
      const changing = allowed.filter((each) => !isReading(each));
      if (changing.length === 0) return;
      report({
        at: node.span,
        message: 'known',
        args: [text, `${allowed.length}`, service.title[locale], `${changing.length}`],
        fixes: keepReading(action, statement, context),
      });
    },
  },
});

export default rule;
