import { holdsWithout } from '../../access/condition.ts';
import { appendItem, removeMember, replaceNode } from '../../document/edits.ts';
import type { ArrayNode } from '../../document/jsonNode.ts';
import {
  type ActionElement,
  type ConditionEntry,
  elementNamed,
  elementsNamed,
  type Statement,
} from '../../document/policy.ts';
import type { Edit } from '../../text/edit.ts';
import { isRewritable, listLike, statementList } from '../listText.ts';
import { isForeignStatement } from '../otherCloud.ts';
import { quoted } from '../quotedList.ts';
import { defineRule, type FindingFix, type Rule, type RuleContext } from '../rule.ts';
import { copyStatement } from './copyStatement.ts';
import { nameOperator } from './nameStanding.ts';

type Title = 'split' | 'remove';
type Context = RuleContext<'some' | 'all' | 'action', Title>;

/** Only calls that create or delete a service-linked role have the key; IAM has a rule for keys of any sort. */
const rule: Rule = defineRule<'some' | 'all' | 'action', Title>({
  category: 'correctness',
  level: 'warning',
  dialects: ['ram'],
  kinds: ['permission'],
  messages: {
    some: {
      en: 'Only calls on service-linked roles have "{0}", so that this statement never allows {1}.',
      'zh-cn': '只有针对服务关联角色的请求才带有“{0}”，因此该语句不会允许{1}。',
    },
    all: {
      en: 'None of these actions comes with "{0}", so that this statement allows nothing.',
      'zh-cn': '这些操作的请求都不带“{0}”，因此该语句不会授予任何权限。',
    },
    action: {
      en: '"{0}" never comes with this key.',
      'zh-cn': '“{0}”的请求不带该条件键。',
    },
  },
  fixTitles: {
    split: { en: 'Move {0} to a statement without this condition', 'zh-cn': '将{0}移到不带该条件的语句中' },
    remove: { en: 'Remove {0}', 'zh-cn': '删除{0}' },
  },
  visit: {
    condition(entry, context, statement) {
      const operator = nameOperator(entry, context);
      if (operator === undefined || holdsWithout(operator) || statement.effect?.value !== 'Allow') return;
      if (isForeignStatement(statement, context)) return;
      const others = statement.actions.filter((action) => isOther(action, context));
      if (others.length === 0) return;
      const isAll = others.length === statement.actions.length;
      const texts = others.map(({ text }) => text);
      context.report({
        at: entry.key.span,
        message: isAll ? 'all' : 'some',
        args: [entry.key.value, quoted(texts, context.locale)],
        related: others.map(({ node, text }) => ({ at: node.span, message: 'action', args: [text] })),
        fixes: isAll ? [] : fixesOf(entry, statement, others, context),
      });
    },
  },
});

export default rule;

/** A pattern that takes in the actions on service-linked roles is meant for these, or told as too wide. */
function isOther({ negated, text, pattern }: ActionElement, { standingOf }: Pick<Context, 'standingOf'>): boolean {
  if (negated || /ServiceLinkedRole/i.test(text) || standingOf(text).kind !== 'legal') return false;
  return !pattern.hasWildcard || pattern.service?.toLowerCase() !== 'ram';
}

function fixesOf(
  entry: ConditionEntry,
  statement: Statement,
  others: readonly ActionElement[],
  { document, policy, locale }: Context,
): readonly FindingFix<Title>[] {
  const list = elementNamed(statement, 'Action')?.member.value;
  if (list?.type !== 'array' || !isRewritable(document, list)) return [];
  const { text } = document;
  const args = [
    quoted(
      others.map((action) => action.text),
      locale,
    ),
  ];
  const removed = replaceNode(
    list,
    listWith(text, list, (node) => !others.some((other) => other.node === node)),
  );
  const statements = statementList(policy);
  const unconditioned = statements && withoutCondition(text, entry, statement);
  const moved = replaceNode(
    list,
    listWith(text, list, (node) => others.some((other) => other.node === node)),
  );
  return [
    ...(statements === undefined || unconditioned === undefined
      ? []
      : [
          {
            title: 'split' as const,
            args,
            grade: 'widens' as const,
            edits: [removed, appendItem(text, statements, copyStatement(text, statement, [moved, ...unconditioned]))],
          },
        ]),
    { title: 'remove', args, grade: 'choice', edits: [removed] },
  ];
}

/** The list of actions with some of its items. */
function listWith(text: string, list: ArrayNode, isKept: (node: ArrayNode['items'][number]) => boolean): string {
  const items = list.items.filter(isKept).map(({ span: { start, end } }) => text.slice(start, end));
  return listLike(text, list, items);
}

/** What takes the condition out of a copy of the statement. */
function withoutCondition(
  text: string,
  { operator, key }: ConditionEntry,
  statement: Statement,
): readonly Edit[] | undefined {
  const [element] = elementsNamed(statement, 'Condition');
  const condition = element?.member.value;
  if (element === undefined || condition?.type !== 'object') return undefined;
  const block = condition.members.find(({ name }) => name === operator);
  const keys = block?.value;
  const member = keys?.type === 'object' ? keys.members.find(({ name }) => name === key) : undefined;
  if (block === undefined || keys?.type !== 'object' || member === undefined) return undefined;
  if (keys.members.length > 1) return [removeMember(text, keys, member)];
  return condition.members.length > 1
    ? [removeMember(text, condition, block)]
    : [removeMember(text, statement.node, element.member)];
}
