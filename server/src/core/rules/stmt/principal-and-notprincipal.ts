import { removeMember } from '../../document/edits.ts';
import { elementNamed } from '../../document/policy.ts';
import { defineRule, type Rule } from '../rule.ts';

/** Both elements in one statement; where a kind of policy has no NotPrincipal at all, `stmt/unsupported-element` tells. */
const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  console: true,
  dialects: ['iam'],
  kinds: ['resource'],
  messages: {
    both: {
      en: 'The statement has both Principal and NotPrincipal; keep one of them.',
      'zh-cn': '该语句同时包含 Principal 和 NotPrincipal，只能保留其中之一。',
    },
    other: { en: 'The other one is here.', 'zh-cn': '另一个在此处。' },
  },
  fixTitles: {
    remove: { en: 'Remove {0}', 'zh-cn': '删除 {0}' },
  },
  visit: {
    statement(statement, { document, report }) {
      const principal = elementNamed(statement, 'Principal')?.member;
      const notPrincipal = elementNamed(statement, 'NotPrincipal')?.member;
      if (principal === undefined || notPrincipal === undefined) return;
      report({
        at: notPrincipal.name.span,
        message: 'both',
        related: [{ at: principal.name.span, message: 'other' }],
        fixes: [notPrincipal, principal].map((member) => ({
          title: 'remove',
          args: [member.name.value],
          grade: 'choice',
          edits: [removeMember(document.text, statement.node, member)],
        })),
      });
    },
  },
});

export default rule;
