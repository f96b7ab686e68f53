import { removeMember } from '../../document/edits.ts';
import { elementNamed } from '../../document/policy.ts';
import { defineRule, type Rule } from '../rule.ts';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  console: true,
  messages: {
    both: {
      en: 'The statement has both Action and NotAction; keep one of them.',
      'zh-cn': '该语句同时包含 Action 和 NotAction，只能保留其中之一。',
    },
    other: { en: 'The other one is here.', 'zh-cn': '另一个在此处。' },
  },
  fixTitles: {
    remove: { en: 'Remove {0}', 'zh-cn': '删除 {0}' },
  },
  visit: {
    statement(statement, { document, report }) {
      const action = elementNamed(statement, 'Action')?.member;
      const notAction = elementNamed(statement, 'NotAction')?.member;
      if (action === undefined || notAction === undefined) return;
      report({
        at: notAction.name.span,
        message: 'both',
        related: [{ at: action.name.span, message: 'other' }],
        fixes: [notAction, action].map((member) => ({
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
