import { conditionKeyName } from '../../access/condition.ts';
import { defineRule, type Rule } from '../rule.ts';
import { termOf } from './conditionTerm.ts';

const rule: Rule = defineRule({
  category: 'security',
  level: 'info',
  messages: {
    caller: {
      en: 'Whoever sends the request chooses "{0}", so that it proves nothing about the sender.',
      'zh-cn': '“{0}”由请求方自行填写，不能证明请求方的身份。',
    },
  },
  visit: {
    condition(entry, context, statement) {
      const { dialect } = context.policy.recognition;
      if (!chosenByCaller.has(conditionKeyName(entry.key.value, dialect))) return;
      if (termOf(entry, statement, context) === undefined) return;
      context.report({ at: entry.key.span, message: 'caller', args: [entry.key.value] });
    },
  },
});

export default rule;

/** Keys that hold what a header of the request says. */
const chosenByCaller: ReadonlySet<string> = new Set(['acs:Referer', 'acs:UserAgent', 'aws:referer', 'aws:useragent']);
