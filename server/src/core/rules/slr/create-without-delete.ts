import { accessOf } from '../../access/accessPolicy.ts';
import { type Grant, grantsOf } from '../../access/grants.ts';
import { appendItem, replaceNode } from '../../document/edits.ts';
import { type ActionElement, elementNamed } from '../../document/policy.ts';
import { quoted } from '../quotedList.ts';
import { defineRule, type FindingFix, type Rule, type RuleContext } from '../rule.ts';
import { reachOf } from './grantReach.ts';
import { nameScopeOf } from './nameScope.ts';
import { roleCopyOf } from './roleCopy.ts';
import { isRoleAction, roleWords } from './roleWords.ts';

/** Off unless asked for: most of the vendor's own policies let people create roles and leave the deletion to others. */
const rule: Rule = defineRule({
  category: 'suggestion',
  level: 'off',
  strict: 'hint',
  dialects: ['ram'],
  kinds: ['permission'],
  messages: {
    half: {
      en: 'The role of {0} can be created, but nothing in this policy lets it be deleted.',
      'zh-cn': '允许创建{0}的服务关联角色，但该策略未允许将其删除。',
    },
  },
  fixTitles: {
    allow: { en: 'Allow "{0}" too', 'zh-cn': '同时允许“{0}”' },
  },
  visit: {
    policy(_, context) {
      if (context.catalogue.rolePolicies.length === 0) return;
      const access = context.once(accessOf);
      const { create, remove } = roleWords.ram;
      const deletions = grantsOf(access, remove).filter(({ deniedBy }) => deniedBy.length === 0);
      const deletable = deletions.map((grant) => nameScopeOf(grant, 'ram'));
      if (deletable.some(({ kind }) => kind !== 'named') || roleCopyOf(context) !== undefined) return;
      const names = new Set(deletable.flatMap((scope) => (scope.kind === 'named' ? scope.values : [])));
      for (const grant of grantsOf(access, create)) {
        const reach = reachOf(grant, create);
        const scope = nameScopeOf(grant, 'ram');
        const lacking = scope.kind === 'named' ? scope.values.filter((name) => !names.has(name)) : [];
        if (reach?.isNamed !== true || lacking.length === 0) continue;
        context.report({
          at: reach.element.node.span,
          message: 'half',
          args: [quoted(lacking, context.locale)],
          fixes: names.size > 0 ? [] : allowBeside(grant, reach.element, context),
        });
      }
    },
  },
});

export default rule;

/** Beside the creation, under the same condition. */
function allowBeside(
  { statement: { statement } }: Grant,
  { node }: ActionElement,
  { document: { text } }: Pick<RuleContext, 'document'>,
): readonly FindingFix<'allow'>[] {
  const { remove } = roleWords.ram;
  const value = elementNamed(statement, 'Action')?.member.value;
  if (value === undefined || !statement.actions.every((action) => isRoleAction(action.text, 'ram'))) return [];
  const written = JSON.stringify(remove);
  const edit =
    value.type === 'array'
      ? appendItem(text, value, written)
      : replaceNode(value, `[${text.slice(node.span.start, node.span.end)}, ${written}]`);
  return [{ title: 'allow', args: [remove], grade: 'widens', edits: [edit] }];
}
