import { span } from '../../text/span.ts';
import { defineRule, type Rule } from '../rule.ts';

const rule: Rule = defineRule({
  category: 'suggestion',
  level: 'info',
  strict: 'warning',
  messages: {
    ambiguous: {
      en: 'Too little in this policy tells RAM from AWS IAM, so it is checked as a policy of RAM.',
      'zh-cn': '该策略中没有足够的特征区分 RAM 与 AWS IAM，按 RAM 策略检查。',
    },
  },
  visit: {
    policy(policy, { report }) {
      const { dialectFrom, evidence } = policy.recognition;
      // Where signs contradict each other, the rule that knows the foreign one tells.
      if (dialectFrom !== 'default' || new Set(evidence.map(({ dialect }) => dialect)).size > 1) return;
      report({ at: span(policy.span.start, policy.span.start + 1), message: 'ambiguous' });
    },
  },
});

export default rule;
