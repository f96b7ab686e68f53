import type { RolePolicy } from '../../catalogue/serviceLinkedRole.ts';
import { elementNamed } from '../../document/policy.ts';
import { defineRule, type Rule } from '../rule.ts';
import { policiesAlike, titleOf } from './roleCopy.ts';
import { roleWords } from './roleWords.ts';
import { appendStatement } from './writeJson.ts';

/** The service removes its own role when nothing needs it any more, for which the role's policy allows that. */
const rule: Rule = defineRule({
  category: 'suggestion',
  level: 'hint',
  dialects: ['ram'],
  kinds: ['permission'],
  messages: {
    missing: {
      en: 'This is {0} without its last part: "{1}", by which the service removes its own role.',
      'zh-cn': '该策略与 {0} 相同，但缺少“{1}”，云服务通过它删除自己的服务关联角色。',
    },
  },
  fixTitles: {
    add: { en: 'Add "{0}"', 'zh-cn': '添加“{0}”' },
  },
  visit: {
    policy(policy, context) {
      const at = elementNamed(policy, 'Statement')?.member.name.span;
      if (at === undefined) return;
      const [official, ...others] = policiesAlike(context, () => []).filter((each) => selfDeletion(each) !== undefined);
      const statement = official && selfDeletion(official);
      if (official === undefined || statement === undefined || others.length > 0) return;
      const { remove } = roleWords.ram;
      const edit = appendStatement(context.document.text, policy, statement);
      context.report({
        at,
        message: 'missing',
        args: [titleOf(official), remove],
        fixes: edit === undefined ? [] : [{ title: 'add', args: [remove], grade: 'widens', edits: [edit] }],
      });
    },
  },
});

export default rule;

/** The statement by which a role may delete itself, where it was read and not merely inferred. */
function selfDeletion({ statements }: RolePolicy): RolePolicy['statements'][number] | undefined {
  return statements.find(({ actions, isInferred }) => !isInferred && actions.includes(roleWords.ram.remove));
}
