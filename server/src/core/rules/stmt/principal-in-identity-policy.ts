import { removeMember } from '../../document/edits.ts';
import { elementsNamed } from '../../document/policy.ts';
import { defineRule, type Rule } from '../rule.ts';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  console: true,
  kinds: ['permission'],
  messages: {
    identity: {
      en: 'A permission policy takes no {0}; whom it is for is decided by attaching it.',
      'zh-cn': '权限策略不支持 {0}；授权对象由策略的授予方式决定。',
    },
    mixed: {
      en: 'With {0} this statement says whom it is for, but others of the policy do not, so they belong to different policies.',
      'zh-cn': '该语句用 {0} 指定了授权对象，而同一策略中的其他语句没有，应分属不同的策略。',
    },
  },
  fixTitles: {
    remove: { en: 'Remove {0}', 'zh-cn': '删除 {0}' },
  },
  visit: {
    statement(statement, { document, policy, report }) {
      const { dialect, kindFrom } = policy.recognition;
      const principals = elementsNamed(statement, 'Principal');
      // RAM knows NotPrincipal in no policy at all, which is another rule's matter.
      const negated = dialect === 'ram' ? [] : elementsNamed(statement, 'NotPrincipal');
      for (const { name = 'Principal', member } of [...principals, ...negated]) {
        report({
          at: member.name.span,
          message: kindFrom === 'mixed' ? 'mixed' : 'identity',
          args: [name],
          fixes: [
            {
              title: 'remove',
              args: [name],
              grade: 'choice',
              edits: [removeMember(document.text, statement.node, member)],
            },
          ],
        });
      }
    },
  },
});

export default rule;
