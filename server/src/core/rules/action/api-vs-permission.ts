import { accessOf } from '../../access/accessPolicy.ts';
import { grantsOf } from '../../access/grants.ts';
import type { Action } from '../../catalogue/catalogue.ts';
import { removeItem } from '../../document/edits.ts';
import type { ActionElement, Statement } from '../../document/policy.ts';
import { quoted } from '../quotedList.ts';
import { listAround, replaceWithSeveral } from '../replaceWithSeveral.ts';
import { defineRule, type FindingFix, type Rule, type RuleContext } from '../rule.ts';

type Message = 'operation';
type Title = 'replace' | 'remove';
type Context = RuleContext<Message, Title>;

/** An operation of an API in the place of the action that its calls are checked against. */
const rule: Rule = defineRule<Message, Title>({
  category: 'correctness',
  level: 'warning',
  messages: {
    operation: {
      en: '"{0}" is an operation of the API; its calls are checked against {1}.',
      'zh-cn': '“{0}”是 API 名称，调用时校验的操作为{1}。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with {0}', 'zh-cn': '替换为{0}' },
    remove: { en: 'Remove "{0}", since {1} stands beside it', 'zh-cn': '删除“{0}”，列表中已有{1}' },
  },
  visit: {
    action(action, context, statement) {
      const { catalogue, locale, report } = context;
      const actions = action.pattern.hasWildcard ? [] : catalogue.actionsOfOperation(action.text);
      if (actions.length === 0) return;
      report({
        at: action.node.span,
        ...levelOf(action.text, actions, statement, context),
        message: 'operation',
        args: [action.text, quoted(idsOf(actions), locale)],
        fixes: repair(action, actions, statement, context),
      });
    },
  },
});

export default rule;

/**
 * A hint beside the right actions, where the name of the operation is idle, as in many a policy that a vendor prints.
 * A warning only where the table of today says which action is checked, since older ones may lack a name that still works,
 * and where no published policy writes the name as an action.
 */
function levelOf(
  operation: string,
  actions: readonly Action[],
  { effect }: Statement,
  { once, catalogue }: Context,
): { readonly level?: 'hint' | 'info' } {
  const isGranted = ({ id }: Action): boolean => grantsOf(once(accessOf), id).length > 0;
  if (effect?.value === 'Allow' && actions.every(isGranted)) return { level: 'hint' };
  const isPublished = catalogue.action(operation) !== undefined;
  return !isPublished && actions.every(({ confidence }) => confidence === 'A') ? {} : { level: 'info' };
}

/** A call needs all of them, so that all of them take the operation's place, but for those that are there already. */
function repair(
  { node, text, negated }: ActionElement,
  actions: readonly Action[],
  statement: Statement,
  { document, locale }: Context,
): readonly FindingFix<Title>[] {
  const present = new Set(
    statement.actions.filter((each) => each.negated === negated).map((each) => each.text.toLowerCase()),
  );
  const missing = actions.filter(({ id }) => !present.has(id.toLowerCase()));
  const list = listAround(statement, node);
  if (missing.length === 0 && list !== undefined) {
    const edits = [removeItem(document.text, list, node)];
    return [{ title: 'remove', args: [text, quoted(idsOf(actions), locale)], grade: 'choice', edits }];
  }
  const edits = [replaceWithSeveral(document.text, statement, node, idsOf(missing))];
  return [{ title: 'replace', args: [quoted(idsOf(missing), locale)], grade: 'choice', edits }];
}

function idsOf(actions: readonly Action[]): readonly string[] {
  return actions.map(({ id }) => id);
}
