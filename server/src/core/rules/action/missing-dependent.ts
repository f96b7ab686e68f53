import { accessOf } from '../../access/accessPolicy.ts';
import { grantsOf } from '../../access/grants.ts';
import { appendItem, replaceNode } from '../../document/edits.ts';
import type { ActionElement, Statement } from '../../document/policy.ts';
import { listAround } from '../replaceWithSeveral.ts';
import { defineRule, type FindingFix, type Rule, type RuleContext } from '../rule.ts';
import { isOnEverything } from './wholeGrant.ts';

type Message = 'missing';
type Title = 'allow';
type Context = RuleContext<Message, Title>;

/** An action whose calls may need another one, which the policy allows nowhere; another policy may do so. */
const rule: Rule = defineRule<Message, Title>({
  category: 'correctness',
  level: 'hint',
  strict: 'warning',
  kinds: ['permission'],
  messages: {
    missing: {
      en: 'Calls of "{0}" may need "{1}" too, which this policy does not allow.',
      'zh-cn': '调用“{0}”可能还需要“{1}”，而该策略未允许此操作。',
    },
  },
  fixTitles: {
    allow: { en: 'Allow "{0}" too, on the same resources', 'zh-cn': '同时允许“{0}”，资源相同' },
  },
  visit: {
    action(action, context, statement) {
      const { once, standingOf, report } = context;
      if (action.negated || statement.effect?.value !== 'Allow' || action.pattern.hasWildcard) return;
      const standing = standingOf(action.text);
      if (standing.kind !== 'legal') return;
      for (const needed of standing.action?.dependentActions ?? []) {
        if (createsRole.test(needed)) continue;
        if (grantsOf(once(accessOf), needed).some(({ deniedBy }) => deniedBy.length === 0)) continue;
        report({
          at: action.node.span,
          message: 'missing',
          args: [action.text, needed],
          fixes: allow(action, needed, statement, context),
        });
      }
    },
  },
});

export default rule;

/** Which features need a service-linked role is told by the rules on these roles, with the role's name. */
const createsRole = /:CreateServiceLinkedRole$/i;

/** Only where the statement is about everything: what the other action needs to reach is another sort of resource mostly. */
function allow(
  { node }: ActionElement,
  needed: string,
  statement: Statement,
  { document: { text } }: Context,
): readonly FindingFix<Title>[] {
  if (!isOnEverything(statement)) return [];
  const written = JSON.stringify(needed);
  const list = listAround(statement, node);
  const edit =
    list === undefined ? replaceNode(node, `[${sourceOf(node, text)}, ${written}]`) : appendItem(text, list, written);
  return [{ title: 'allow', args: [needed], grade: 'widens', edits: [edit] }];
}

function sourceOf({ span: { start, end } }: ActionElement['node'], text: string): string {
  return text.slice(start, end);
}
