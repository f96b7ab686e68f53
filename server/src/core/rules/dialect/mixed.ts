import { clearStatements, otherDialect } from '../otherCloud.ts';
import { defineRule, type Rule } from '../rule.ts';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  console: true,
  messages: {
    iam: {
      en: 'With "{0}" this statement is written for AWS IAM, while others of the policy are written for RAM.',
      'zh-cn': '该语句含有“{0}”，是为 AWS IAM 编写的，而同一策略中的其他语句是为 RAM 编写的。',
    },
    ram: {
      en: 'With "{0}" this statement is written for RAM, while others of the policy are written for AWS IAM.',
      'zh-cn': '该语句含有“{0}”，是为 RAM 编写的，而同一策略中的其他语句是为 AWS IAM 编写的。',
    },
    other: {
      en: 'Another statement is shown to be of the other cloud by "{0}".',
      'zh-cn': '另一语句含有另一种云的“{0}”。',
    },
  },
  visit: {
    policy(policy, { once, report }) {
      const { own, foreign } = once(clearStatements);
      const other = strongest([...own.values()].flat());
      if (other === undefined) return;
      for (const evidence of foreign.values()) {
        const sign = strongest(evidence);
        if (sign === undefined) continue;
        report({
          at: sign.span,
          message: otherDialect(policy.recognition.dialect),
          args: [sign.text],
          related: [{ at: other.span, message: 'other', args: [other.text] }],
        });
      }
    },
  },
});

export default rule;

function strongest<Part extends { readonly weight: number }>(evidence: readonly Part[]): Part | undefined {
  return evidence.toSorted((a, b) => b.weight - a.weight)[0];
}
