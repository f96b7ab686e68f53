import { headline } from '../../document/headline.ts';
import { elementNamed, type Statement } from '../../document/policy.ts';
import { isWhole } from '../../document/policyDocument.ts';
import { defineRule, type Rule } from '../rule.ts';

const rule: Rule = defineRule({
  category: 'suggestion',
  level: 'info',
  strict: 'warning',
  messages: {
    principal: {
      en: 'Of statements {0} and {1} only one has a Principal, so this may be a permission, a trust or a resource policy; it is checked as a permission policy.',
      'zh-cn':
        '语句 {0} 与语句 {1} 中只有一条带有 Principal，无法判断是权限策略、信任策略还是资源策略，现按权限策略检查。',
    },
    first: { en: 'Statement {0} is here.', 'zh-cn': '语句 {0} 在此处。' },
  },
  visit: {
    policy(policy, { document, report }) {
      if (policy.recognition.kindFrom !== 'mixed' || !isWhole(document, policy)) return;
      const [first] = policy.statements;
      const second = policy.statements.find(
        (statement) => first !== undefined && hasPrincipal(statement) !== hasPrincipal(first),
      );
      if (first === undefined || second === undefined) return;
      report({
        at: headline(document.text, second.node),
        message: 'principal',
        args: [String(first.index + 1), String(second.index + 1)],
        related: [{ at: headline(document.text, first.node), message: 'first', args: [String(first.index + 1)] }],
      });
    },
  },
});

export default rule;

function hasPrincipal(statement: Statement): boolean {
  return elementNamed(statement, 'Principal') !== undefined || elementNamed(statement, 'NotPrincipal') !== undefined;
}
