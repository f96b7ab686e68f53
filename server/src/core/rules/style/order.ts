import type { Member, ObjectNode } from '../../document/jsonNode.ts';
import type { Element, ElementName } from '../../document/policy.ts';
import type { Edit } from '../../text/edit.ts';
import { isRewritable } from '../listText.ts';
import { defineRule, type FindingFix, type Rule, type RuleContext } from '../rule.ts';

type Message = 'late';
type Title = 'reorder';
type Context = RuleContext<Message, Title>;

/** Elements in another order than in the vendor's reference; it means nothing to either cloud, so that it is told on request only. */
const rule: Rule = defineRule<Message, Title>({
  category: 'style',
  level: 'off',
  messages: {
    late: { en: '{0} stands before {1} in the grammar.', 'zh-cn': '语法中 {0} 位于 {1} 之前。' },
  },
  fixTitles: {
    reorder: { en: 'Put the elements in the order of the grammar', 'zh-cn': '按语法中的顺序排列元素' },
  },
  visit: {
    policy(policy, context) {
      const names = context.grammar.policy.map(({ name }) => name);
      if (policy.node.type === 'object') checkOrder(policy.node, policy.elements, names, context);
    },
    statement({ node, elements }, context) {
      const names = context.grammar.statement.map(({ name }) => name);
      checkOrder(node, elements, names, context);
    },
  },
});

export default rule;

function checkOrder(
  owner: ObjectNode,
  elements: readonly Element<ElementName>[],
  names: readonly string[],
  context: Context,
): void {
  // A member that is no element has no place in an order.
  if (elements.some(({ name }) => name === undefined || !names.includes(name))) return;
  const placeOf = ({ name }: Element<ElementName>): number => names.indexOf(name ?? '');
  const wanted = elements.toSorted((a, b) => placeOf(a) - placeOf(b));
  const late = elements.findIndex(
    (element, index) => index > 0 && placeOf(element) < placeOf(elements[index - 1] ?? element),
  );
  const [element, before] = [elements[late], elements[late - 1]];
  if (element === undefined || before === undefined) return;
  context.report({
    at: element.member.name.span,
    message: 'late',
    args: [element.name ?? '', before.name ?? ''],
    fixes: reorder(
      owner,
      wanted.map(({ member }) => member),
      context,
    ),
  });
}

/** Every place gets the member that belongs there; what stands between the places stays. */
function reorder(owner: ObjectNode, wanted: readonly Member[], { document }: Context): readonly FindingFix<Title>[] {
  if (!isRewritable(document, owner)) return [];
  const edits = wanted.flatMap((member, index): readonly Edit[] => {
    const place = owner.members[index];
    if (place === undefined || place === member) return [];
    return [{ span: place.span, text: document.text.slice(member.span.start, member.span.end) }];
  });
  return [{ title: 'reorder', grade: 'narrows', edits }];
}
