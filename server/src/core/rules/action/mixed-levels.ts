import { removeMember, replaceNode } from '../../document/edits.ts';
import type { ArrayNode } from '../../document/jsonNode.ts';
import { type ActionElement, elementNamed, elementsNamed, type Statement } from '../../document/policy.ts';
import { applyEdits, type Edit } from '../../text/edit.ts';
import { span } from '../../text/span.ts';
import { gapIn, isRewritable, listLike, statementList } from '../listText.ts';
import { defineRule, type FindingFix, type Rule, type RuleContext } from '../rule.ts';
import { isDestroying, isReading } from './actionGravity.ts';

type Message = 'mixed' | 'reading';
type Title = 'split';
type Context = RuleContext<Message, Title>;

/** Actions that look and actions that destroy, granted in one breath; many good policies do that, so that it is told on request only. */
const rule: Rule = defineRule<Message, Title>({
  category: 'suggestion',
  level: 'off',
  kinds: ['permission'],
  messages: {
    mixed: {
      en: '"{0}" destroys, and other actions of this statement only read; apart, each could have the resources and conditions that suit it.',
      'zh-cn': '“{0}”会销毁资源，而该语句中的其他操作只是读取；拆分后可分别限定资源和条件。',
    },
    reading: { en: '"{0}" only reads.', 'zh-cn': '“{0}”只是读取。' },
  },
  fixTitles: {
    split: {
      en: 'Move the actions that destroy into a statement of their own',
      'zh-cn': '将销毁类操作移到单独的语句中',
    },
  },
  visit: {
    statement(statement, context) {
      if (statement.effect?.value !== 'Allow' || statement.actions.some(({ negated }) => negated)) return;
      const reading = statement.actions.find((action) => actionsAre(isReading, action, context));
      const destroying = statement.actions.filter((action) => actionsAre(isDestroying, action, context));
      const [first] = destroying;
      if (reading === undefined || first === undefined) return;
      context.report({
        at: first.node.span,
        message: 'mixed',
        args: [first.text],
        related: [{ at: reading.node.span, message: 'reading', args: [reading.text] }],
        fixes: split(statement, destroying, context),
      });
    },
  },
});

export default rule;

function actionsAre(
  holds: typeof isReading,
  { text, pattern }: ActionElement,
  { catalogue, standingOf }: Context,
): boolean {
  const standing = standingOf(text);
  if (standing.kind !== 'legal') return false;
  if (!pattern.hasWildcard) return standing.action !== undefined && holds(standing.action);
  const actions = catalogue.actionsMatching(pattern);
  return actions.length > 0 && actions.every(holds);
}

/** The statement twice, each with its part of the actions; a Sid stays with the first, since no two may share one. */
function split(
  statement: Statement,
  moved: readonly ActionElement[],
  { document, policy }: Context,
): readonly FindingFix<Title>[] {
  const { text } = document;
  const { node } = statement;
  const statements = statementList(policy);
  const [action, another] = elementsNamed(statement, 'Action');
  const list = action?.member.value;
  if (statements === undefined || list?.type !== 'array' || another !== undefined) return [];
  if (!isRewritable(document, node)) return [];
  const [taken, left] = [listWith(text, list, moved, true), listWith(text, list, moved, false)];
  const sid = elementNamed(statement, 'Sid')?.member;
  const inCopy: readonly Edit[] = [
    replaceNode(list, taken),
    ...(sid === undefined ? [] : [removeMember(text, node, sid)]),
  ];
  const { start, end } = node.span;
  const copy = applyEdits(
    text.slice(start, end),
    inCopy.map((edit) => ({ ...edit, span: span(edit.span.start - start, edit.span.end - start) })),
  );
  const added = { span: span(end, end), text: `,${gapIn(text, statements)}${copy}` };
  return [{ title: 'split', grade: 'choice', edits: [replaceNode(list, left), added] }];
}

function listWith(text: string, list: ArrayNode, some: readonly ActionElement[], isSome: boolean): string {
  const nodes = new Set<unknown>(some.map(({ node }) => node));
  const kept = list.items.filter((item) => nodes.has(item) === isSome);
  return listLike(
    text,
    list,
    kept.map((item) => text.slice(item.span.start, item.span.end)),
  );
}
