import { type AccessStatement, accessOf } from '../../access/accessPolicy.ts';
import { isAnyAction } from '../../access/actionFormat.ts';
import { statementCovers } from '../../access/cover.ts';
import { removeItem } from '../../document/edits.ts';
import { headline } from '../../document/headline.ts';
import { statementList } from '../listText.ts';
import { defineRule, type Rule } from '../rule.ts';
import { indexDenies } from './denyIndex.ts';

/** A Deny that denies nothing, or nothing that another one does not deny. What other policies allow is not seen here. */
const rule: Rule = defineRule<'actions' | 'resources' | 'covered' | 'covering', 'remove'>({
  category: 'correctness',
  level: 'warning',
  messages: {
    actions: {
      en: 'NotAction leaves out every action, so that this Deny denies nothing.',
      'zh-cn': 'NotAction 排除了所有操作，因此该 Deny 语句不会拒绝任何请求。',
    },
    resources: {
      en: 'NotResource leaves out every resource, so that this Deny denies nothing.',
      'zh-cn': 'NotResource 排除了所有资源，因此该 Deny 语句不会拒绝任何请求。',
    },
    covered: {
      en: 'Another Deny denies all of this already.',
      'zh-cn': '另一条 Deny 语句已拒绝其全部内容。',
    },
    covering: { en: 'This one denies it all.', 'zh-cn': '此语句已全部拒绝。' },
  },
  fixTitles: {
    remove: { en: 'Remove the needless Deny', 'zh-cn': '删除多余的 Deny 语句' },
  },
  visit: {
    policy(policy, { document: { text }, once, report }) {
      const { denies } = once(accessOf);
      const list = statementList(policy);
      const index = indexDenies(denies);
      for (const deny of denies) {
        const empty = emptyElement(deny);
        if (empty !== undefined) {
          report({ at: empty.at, message: empty.message, tag: 'unnecessary' });
          continue;
        }
        const covering = index
          .covering(deny)
          .find((other) => other !== deny && statementCovers(other, deny) && !statementCovers(deny, other));
        if (covering === undefined) continue;
        const { node } = deny.statement;
        report({
          at: headline(text, node),
          level: 'hint',
          message: 'covered',
          tag: 'unnecessary',
          related: [{ at: headline(text, covering.statement.node), message: 'covering' }],
          fixes:
            list === undefined ? [] : [{ title: 'remove', grade: 'narrows', edits: [removeItem(text, list, node)] }],
        });
      }
    },
  },
});

export default rule;

function emptyElement({
  actions,
  resources,
  isResourceUnclear,
}: AccessStatement):
  | { readonly message: 'actions' | 'resources'; readonly at: { readonly start: number; readonly end: number } }
  | undefined {
  const action = actions.negated ? actions.terms.find(({ element }) => isAnyAction(element.text)) : undefined;
  if (action !== undefined) return { message: 'actions', at: action.element.node.span };
  if (resources?.negated !== true || isResourceUnclear) return undefined;
  const resource = resources.terms.find(({ element }) => isAnyAction(element.text));
  return resource === undefined ? undefined : { message: 'resources', at: resource.element.node.span };
}
