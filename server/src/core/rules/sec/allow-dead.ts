import { type AccessStatement, accessOf } from '../../access/accessPolicy.ts';
import { optionalTermsCover, resourceTermsCover, statementConditionsCover, termsTake } from '../../access/cover.ts';
import { removeItem } from '../../document/edits.ts';
import { headline } from '../../document/headline.ts';
import type { ActionElement } from '../../document/policy.ts';
import type { Span } from '../../text/span.ts';
import { statementList } from '../listText.ts';
import { listAround } from '../replaceWithSeveral.ts';
import { defineRule, type Rule, type RuleContext } from '../rule.ts';
import { indexDenies } from './denyIndex.ts';

type Message = 'statement' | 'action' | 'deny';
type Title = 'remove statement' | 'remove action';
type Context = RuleContext<Message, Title>;

/** An Allow of which the Denies of its own policy leave nothing. */
const rule: Rule = defineRule<Message, Title>({
  category: 'correctness',
  level: 'warning',
  messages: {
    statement: {
      en: 'This Allow grants nothing, since a Deny of the same policy takes all of it away.',
      'zh-cn': '该 Allow 语句不会授予任何权限，因为同一策略中的 Deny 语句已全部拒绝。',
    },
    action: {
      en: '"{0}" is not granted here, since a Deny of the same policy takes it away on all of these resources.',
      'zh-cn': '“{0}”在此不会被授予，因为同一策略中的 Deny 语句已在这些资源上全部拒绝。',
    },
    deny: { en: 'It is denied here.', 'zh-cn': '在此处被拒绝。' },
  },
  fixTitles: {
    'remove statement': { en: 'Remove the statement', 'zh-cn': '删除该语句' },
    'remove action': { en: 'Remove "{0}"', 'zh-cn': '删除“{0}”' },
  },
  visit: {
    policy(_, context) {
      const { allows, denies } = context.once(accessOf);
      if (denies.length === 0 || denies.length > mostDenies) return;
      const index = indexDenies(denies);
      for (const allow of allows) {
        const { negated, terms } = allow.actions;
        const parts =
          negated || terms.length === 0 ? [] : terms.map((term) => ({ term, takers: index.taking(term.glob) }));
        const dead = parts.flatMap(({ term, takers }) => {
          const deniedBy = takingAll(takers, allow);
          return deniedBy === undefined ? [] : [{ action: term.element, deniedBy }];
        });
        const whole = negated ? takingAll(index.covering(allow), allow) : undefined;
        if (whole !== undefined) tellStatement(allow, whole, context);
        else if (dead.length > 0 && dead.length === parts.length) {
          tellStatement(
            allow,
            dead.flatMap(({ deniedBy }) => deniedBy),
            context,
          );
        } else for (const { action, deniedBy } of dead) tellAction(action, allow, deniedBy, context);
      }
    },
  },
});

export default rule;

/** Every Allow is held against every Deny, and no policy within the limits of size has more. */
const mostDenies = 200;

/** Of the Denies of certain actions those that together leave nothing of an Allow; `undefined` where something is left, or may be. */
function takingAll(denies: readonly AccessStatement[], allow: AccessStatement): readonly AccessStatement[] | undefined {
  const always = denies.filter(
    (deny) =>
      optionalTermsCover(deny.principals, allow.principals) &&
      statementConditionsCover(deny, allow) &&
      !deny.isResourceUnclear,
  );
  if (always.length === 0 || allow.resources?.terms.length === 0) return undefined;
  if (allow.resources === undefined || allow.resources.negated) {
    const taker = always.find((deny) => resourceTermsCover(deny, allow));
    return taker === undefined ? undefined : [taker];
  }
  const takers = allow.resources.terms.map(({ glob }) =>
    always.find(({ resources }) => resources === undefined || termsTake(resources, glob)),
  );
  const found = takers.filter((taker) => taker !== undefined);
  return found.length === takers.length ? found : undefined;
}

function tellStatement({ statement }: AccessStatement, deniedBy: readonly AccessStatement[], context: Context): void {
  const { document, policy, report } = context;
  const list = statementList(policy);
  const edits = list === undefined ? [] : [removeItem(document.text, list, statement.node)];
  report({
    at: headline(document.text, statement.node),
    message: 'statement',
    tag: 'unnecessary',
    related: placesOf(deniedBy, context),
    fixes: edits.length === 0 ? [] : [{ title: 'remove statement', grade: 'narrows', edits }],
  });
}

function tellAction(
  action: ActionElement,
  { statement }: AccessStatement,
  deniedBy: readonly AccessStatement[],
  context: Context,
): void {
  const { document, report } = context;
  const list = listAround(statement, action.node);
  const edits = list === undefined ? [] : [removeItem(document.text, list, action.node)];
  report({
    at: action.node.span,
    message: 'action',
    args: [action.text],
    tag: 'unnecessary',
    related: placesOf(deniedBy, context),
    fixes: edits.length === 0 ? [] : [{ title: 'remove action', args: [action.text], grade: 'narrows', edits }],
  });
}

function placesOf(
  denies: readonly AccessStatement[],
  { document }: Pick<Context, 'document'>,
): readonly { readonly at: Span; readonly message: 'deny' }[] {
  return [...new Set(denies)].map(({ statement }) => ({
    at: headline(document.text, statement.node),
    message: 'deny',
  }));
}
