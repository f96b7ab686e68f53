import type { Grant } from '../../access/grants.ts';
import { removeItem } from '../../document/edits.ts';
import { type ActionElement, elementNamed, elementsNamed, type Policy } from '../../document/policy.ts';
import type { Edit } from '../../text/edit.ts';
import type { Localized } from '../../text/locale.ts';
import { quoted } from '../quotedList.ts';
import type { FindingFix, RuleContext } from '../rule.ts';
import { likelyNames } from './likelyNames.ts';
import { isRoleAction, roleWords } from './roleWords.ts';
import { addCondition, appendStatement } from './writeJson.ts';

/** Titles of the fixes of `limitFixes`. */
export const limitTitles: Readonly<Record<'limit', Localized>> = {
  limit: { en: 'Limit "{0}" to {1}', 'zh-cn': '将“{0}”限制为{1}' },
};

/** Products that are offered, each in a fix of its own. */
const most = 2;

/** Fixes that let an action bear on the roles of the services alone that the policy is most likely about. */
export function limitFixes(
  element: ActionElement,
  grant: Grant,
  policy: Policy,
  context: Pick<RuleContext, 'catalogue' | 'document' | 'locale'>,
): readonly FindingFix<'limit'>[] {
  return likelyNames(policy, context)
    .slice(0, most)
    .flatMap((names) => {
      const edits = limitTo(names, element, grant, policy, context);
      const args = [element.text, quoted(names, context.locale)];
      return edits === undefined ? [] : [{ title: 'limit' as const, args, grade: 'choice' as const, edits }];
    });
}

/** Where other actions stand beside it, to which the condition would not apply, it gets a statement of its own. */
function limitTo(
  names: readonly string[],
  { node, text: action }: ActionElement,
  { statement: { statement }, resources }: Grant,
  policy: Policy,
  { document: { text }, catalogue }: Pick<RuleContext, 'catalogue' | 'document'>,
): readonly Edit[] | undefined {
  const condition = { operator: 'StringEquals', key: roleWords[catalogue.dialect].key, values: names };
  if (statement.actions.every((each) => isRoleAction(each.text, catalogue.dialect))) {
    const edit = addCondition(text, statement, condition);
    return edit && [edit];
  }
  const list = elementNamed(statement, 'Action')?.member.value;
  const hasOthers = elementsNamed(statement, 'Condition').length + statement.principals.length > 0;
  if (hasOthers || list?.type !== 'array' || !list.items.includes(node) || resources.length === 0) return undefined;
  const added = appendStatement(text, policy, {
    actions: [action],
    resources: resources.map((resource) => resource.text),
    conditions: [condition],
  });
  return added && [removeItem(text, list, node), added];
}
