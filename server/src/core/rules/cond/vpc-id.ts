import { conditionKeyName } from '../../access/condition.ts';
import { hasWildcard } from '../../document/actionPattern.ts';
import { defineRule, type Rule } from '../rule.ts';
import { isOpen, termOf } from './conditionTerm.ts';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'warning',
  messages: {
    iam: {
      en: '"{0}" is no id of its sort: that is "{1}" and 8 or 17 letters and digits.',
      'zh-cn': '“{0}”不是有效的 ID：应为“{1}”加 8 位或 17 位字母和数字。',
    },
    ram: {
      en: '"{0}" is no VPC id, which begins with "{1}".',
      'zh-cn': '“{0}”不是专有网络 ID，专有网络 ID 以“{1}”开头。',
    },
  },
  visit: {
    condition(entry, context, statement) {
      const { dialect } = context.policy.recognition;
      const prefix = prefixes[conditionKeyName(entry.key.value, dialect)];
      if (prefix === undefined || termOf(entry, statement, context)?.operator?.type !== 'string') return;
      const form = dialect === 'ram' ? /^vpc-./ : new RegExp(`^${prefix}(?:[\\da-z]{8}|[\\da-z]{17})$`, 'i');
      for (const node of entry.values) {
        if (node.type !== 'string' || form.test(node.value) || hasWildcard(node.value) || isOpen(node.value)) continue;
        context.report({ at: node.span, message: dialect, args: [node.value, prefix] });
      }
    },
  },
});

export default rule;

/** How the values of keys begin that hold ids of networks. */
const prefixes: Readonly<Record<string, string>> = {
  'acs:SourceVpc': 'vpc-',
  'aws:sourcevpc': 'vpc-',
  'aws:sourcevpce': 'vpce-',
};
