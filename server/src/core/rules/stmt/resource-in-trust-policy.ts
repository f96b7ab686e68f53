import { removeMember } from '../../document/edits.ts';
import { elementsNamed } from '../../document/policy.ts';
import { defineRule, type Rule } from '../rule.ts';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  console: true,
  kinds: ['trust'],
  messages: {
    resource: {
      en: '{0} has no place in a trust policy; the resource is the role that carries it.',
      'zh-cn': '信任策略不支持 {0}；其资源就是该策略所属的角色。',
    },
  },
  fixTitles: {
    remove: { en: 'Remove {0}', 'zh-cn': '删除 {0}' },
  },
  visit: {
    statement(statement, { document, report }) {
      const resources = elementsNamed(statement, 'Resource');
      for (const { name = 'Resource', member } of [...resources, ...elementsNamed(statement, 'NotResource')]) {
        report({
          at: member.name.span,
          message: 'resource',
          args: [name],
          fixes: [
            {
              title: 'remove',
              args: [name],
              grade: 'narrows',
              edits: [removeMember(document.text, statement.node, member)],
            },
          ],
        });
      }
    },
  },
});

export default rule;
