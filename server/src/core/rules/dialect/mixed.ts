import { defineRule, type Rule } from '../rule.ts';
import { cleanEvidence, isForeignStatement, otherDialect } from './otherCloud.ts';

const rule: Rule = defineRule({
  level: 'error',
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
    statement(statement, { policy, report }) {
      if (!isForeignStatement(statement, policy)) return;
      const { dialect } = policy.recognition;
      const sign = strongest(cleanEvidence(statement, otherDialect(dialect), policy));
      const own = strongest(policy.statements.flatMap((other) => cleanEvidence(other, dialect, policy) ?? []));
      if (sign === undefined) return;
      report({
        at: sign.span,
        message: otherDialect(dialect),
        args: [sign.text],
        related: own === undefined ? [] : [{ at: own.span, message: 'other', args: [own.text] }],
      });
    },
  },
});

export default rule;

function strongest<Part extends { readonly weight: number }>(evidence: readonly Part[] | undefined): Part | undefined {
  return evidence?.toSorted((a, b) => b.weight - a.weight)[0];
}
