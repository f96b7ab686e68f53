import { removeItem } from '../../document/edits.ts';
import { type ActionElement, elementNamed, type Policy } from '../../document/policy.ts';
import { defineRule, type FindingFix, type Rule } from '../rule.ts';
import { roleCopyOf, titleOf } from './roleCopy.ts';

/** Less loud where the vendor's policy was read in an old document, since it may have changed. */
const rule: Rule = defineRule({
  category: 'security',
  level: 'warning',
  dialects: ['ram'],
  kinds: ['permission'],
  messages: {
    extra: {
      en: '"{0}" is not among what {1} allows, of which this seems to be a copy.',
      'zh-cn': '该策略似乎是 {1} 的副本，但后者不包含“{0}”。',
    },
  },
  fixTitles: {
    remove: { en: 'Remove "{0}"', 'zh-cn': '删除“{0}”' },
  },
  visit: {
    policy(policy, context) {
      const copy = roleCopyOf(context);
      if (copy === undefined || copy.sibling !== undefined) return;
      for (const action of copy.extra) {
        context.report({
          at: action.node.span,
          level: copy.official.isCurrent ? 'warning' : 'info',
          message: 'extra',
          args: [action.text, titleOf(copy.official)],
          fixes: removeFrom(context.document.text, policy, action),
        });
      }
    },
  },
});

export default rule;

/** A person has to look: the vendor may have given the role more by now. */
function removeFrom(
  text: string,
  { statements }: Policy,
  { node, text: action }: ActionElement,
): readonly FindingFix<'remove'>[] {
  const lists = statements.flatMap((statement) => elementNamed(statement, 'Action')?.member.value ?? []);
  const list = lists.find((value) => value.type === 'array' && value.items.includes(node));
  if (list?.type !== 'array' || list.items.length < 2) return [];
  return [{ title: 'remove', args: [action], grade: 'choice', edits: [removeItem(text, list, node)] }];
}
