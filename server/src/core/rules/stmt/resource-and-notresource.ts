import { removeMember } from '../../document/edits.ts';
import { elementNamed } from '../../document/policy.ts';
import { defineRule, type Rule } from '../rule.ts';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  console: true,
  // A trust policy has neither of the two.
  kinds: ['permission', 'resource'],
  messages: {
    both: {
      en: 'The statement has both Resource and NotResource; keep one of them.',
      'zh-cn': '该语句同时包含 Resource 和 NotResource，只能保留其中之一。',
    },
    other: { en: 'The other one is here.', 'zh-cn': '另一个在此处。' },
  },
  fixTitles: {
    remove: { en: 'Remove {0}', 'zh-cn': '删除 {0}' },
  },
  visit: {
    statement(statement, { document, report }) {
      const resource = elementNamed(statement, 'Resource')?.member;
      const notResource = elementNamed(statement, 'NotResource')?.member;
      if (resource === undefined || notResource === undefined) return;
      report({
        at: notResource.name.span,
        message: 'both',
        related: [{ at: resource.name.span, message: 'other' }],
        fixes: [notResource, resource].map((member) => ({
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
