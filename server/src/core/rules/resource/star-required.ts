import { appendItem, outdent, removeItem, removeMember, replaceNode } from '../../document/edits.ts';
import { type ActionElement, elementNamed, type Policy, type Statement } from '../../document/policy.ts';
import { applyEdits, type Edit } from '../../text/edit.ts';
import { span } from '../../text/span.ts';
import { statementList } from '../listText.ts';
import { defineRule, type Rule } from '../rule.ts';
import { reachesOf } from './actionReach.ts';

/**
 * An action that the vendor lists without any resource, beside ARNs that therefore never match.
 * Only a hint: some such actions are checked against a resource all the same.
 */
const rule: Rule = defineRule({
  category: 'correctness',
  level: 'hint',
  strict: 'warning',
  kinds: ['permission', 'resource'],
  messages: {
    unscoped: {
      en: '"{0}" cannot be limited to resources, so that it is matched by "*" alone.',
      'zh-cn': '“{0}”不支持资源级授权，只有 Resource 为“*”时才会生效。',
    },
  },
  fixTitles: {
    move: { en: 'Move "{0}" to a statement of its own with "*"', 'zh-cn': '将“{0}”移到 Resource 为“*”的单独语句中' },
    replace: { en: 'Replace the resources with "*"', 'zh-cn': '将资源替换为“*”' },
  },
  visit: {
    statement(statement, context) {
      const { document, policy, report } = context;
      for (const { element, missed, miss } of reachesOf(statement, context)) {
        // Rules of their own tell how the creation of service-linked roles is granted.
        if (miss !== 'no scope' || missed.some(({ name }) => name.endsWith('ServiceLinkedRole'))) continue;
        const title = statement.actions.length > 1 ? 'move' : 'replace';
        const edits =
          title === 'move' ? moveAction(document.text, policy, statement, element) : replaceResources(statement);
        report({
          at: element.node.span,
          message: 'unscoped',
          args: [element.text],
          fixes: edits === undefined ? [] : [{ title, args: [element.text], grade: 'widens', edits }],
        });
      }
    },
  },
});

export default rule;

function replaceResources(statement: Statement): readonly Edit[] | undefined {
  const resources = elementNamed(statement, 'Resource')?.member.value;
  return resources === undefined ? undefined : [replaceNode(resources, '"*"')];
}

/** Takes the action out of its list and writes a copy of the statement, with this action and `*`, behind the last one. */
function moveAction(
  text: string,
  policy: Policy,
  statement: Statement,
  { node }: ActionElement,
): readonly Edit[] | undefined {
  const [list, actions, resources] = [
    statementList(policy),
    elementNamed(statement, 'Action')?.member.value,
    elementNamed(statement, 'Resource')?.member.value,
  ];
  if (list === undefined || actions?.type !== 'array' || resources === undefined) return undefined;
  if (!actions.items.includes(node)) return undefined;
  const sid = elementNamed(statement, 'Sid')?.member;
  const changes = [
    replaceNode(actions, text.slice(node.span.start, node.span.end)),
    replaceNode(resources, '"*"'),
    ...(sid === undefined ? [] : [removeMember(text, statement.node, sid)]),
  ];
  return [removeItem(text, actions, node), appendItem(text, list, changedCopy(text, statement, changes))];
}

/** The statement's text at the left margin after changes within it. */
function changedCopy(text: string, { node }: Statement, changes: readonly Edit[]): string {
  const changed = applyEdits(text, changes);
  return outdent(changed, span(node.span.start, node.span.end + changed.length - text.length));
}
