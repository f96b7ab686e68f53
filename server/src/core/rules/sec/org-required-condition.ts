import { type AccessStatement, accessOf, readAction } from '../../access/accessPolicy.ts';
import { actionCovers, actionsMeet, conditionsCover, conditionsMeet, termsMeet } from '../../access/cover.ts';
import { type Grant, reduce, restrictionsOn } from '../../access/grants.ts';
import type { Dialect } from '../../document/dialect.ts';
import { elementNamed } from '../../document/policy.ts';
import type { Span } from '../../text/span.ts';
import { addCondition } from '../addCondition.ts';
import type { DemandedCondition, ForbiddenGrant, RequiredCondition } from '../options.ts';
import { defineRule, type FindingFix, type Rule, type RuleContext } from '../rule.ts';
import { conditionOf, isDemanded } from './demandedCondition.ts';

type Message = 'required' | 'required why' | 'forbidden' | 'forbidden why' | 'under' | 'under why';
type Title = 'ask';
type Context = RuleContext<Message, Title>;

/** What an organisation asks of every policy. Silent until it is configured; Denies of the policy count as much as its conditions. */
const rule: Rule = defineRule<Message, Title>({
  category: 'security',
  level: 'warning',
  messages: {
    required: {
      en: '"{0}" is allowed without the condition on "{1}" that your organisation requires.',
      'zh-cn': '允许“{0}”时缺少贵组织要求的“{1}”条件。',
    },
    'required why': {
      en: '"{0}" is allowed without the condition on "{1}" that your organisation requires: {2}',
      'zh-cn': '允许“{0}”时缺少贵组织要求的“{1}”条件：{2}',
    },
    forbidden: {
      en: 'Your organisation forbids to allow "{0}".',
      'zh-cn': '贵组织禁止允许“{0}”。',
    },
    'forbidden why': {
      en: 'Your organisation forbids to allow "{0}": {2}',
      'zh-cn': '贵组织禁止允许“{0}”：{2}',
    },
    under: {
      en: 'Your organisation forbids to allow "{0}" under a condition on "{1}" that nothing here rules out.',
      'zh-cn': '贵组织禁止在“{1}”的特定条件下允许“{0}”，而此处未排除该条件。',
    },
    'under why': {
      en: 'Your organisation forbids to allow "{0}" under a condition on "{1}" that nothing here rules out: {2}',
      'zh-cn': '贵组织禁止在“{1}”的特定条件下允许“{0}”，而此处未排除该条件：{2}',
    },
  },
  fixTitles: {
    ask: { en: 'Ask for "{0}" as your organisation requires', 'zh-cn': '按贵组织要求添加“{0}”条件' },
  },
  visit: {
    policy(policy, context) {
      const { dialect } = policy.recognition;
      const isMeant = (demand: RequiredCondition | ForbiddenGrant): boolean =>
        demand.dialect === undefined || demand.dialect === dialect;
      const required = context.options.organisation.required.filter(isMeant);
      const forbidden = context.options.organisation.forbidden.filter(isMeant);
      if (required.length === 0 && forbidden.length === 0) return;
      const grants = reduce(context.once(accessOf)).filter(
        ({ deniedBy, statement }) => deniedBy.length === 0 && !statement.isConditionUnclear,
      );
      for (const demand of required) demandOf(grants, demand, context);
      for (const demand of forbidden) forbid(grants, demand, context);
    },
  },
});

export default rule;

/** Told once for a statement, since one condition repairs all of it. */
function demandOf(grants: readonly Grant[], demand: RequiredCondition, context: Context): void {
  const { condition, reason } = demand;
  const told = new Set<AccessStatement>();
  for (const grant of grants) {
    if (told.has(grant.statement) || !allowsSome(grant, demand.actions)) continue;
    if (restrictionsOn(grant, condition.key).some((restriction) => isDemanded(restriction, condition))) continue;
    told.add(grant.statement);
    context.report({
      at: placeOf(grant),
      message: reason === undefined ? 'required' : 'required why',
      args: [nameOf(grant), condition.key, reason ?? ''],
      fixes: ask(grant.statement, demand, context),
    });
  }
}

function forbid(grants: readonly Grant[], { actions, condition, reason }: ForbiddenGrant, context: Context): void {
  for (const grant of grants) {
    if (!allowsSome(grant, actions)) continue;
    const at = placeOf(grant);
    if (condition === undefined) {
      const args = [nameOf(grant), '', reason ?? ''];
      context.report({ at, message: reason === undefined ? 'forbidden' : 'forbidden why', args });
    } else if (holdsUnder(grant, condition, context.policy.recognition.dialect)) {
      const args = [nameOf(grant), condition.key, reason ?? ''];
      context.report({ at, message: reason === undefined ? 'under' : 'under why', args });
    }
  }
}

/** Whether a grant may hold while a condition does. Where operator or values are left open, only the mention of the key can tell. */
function holdsUnder(grant: Grant, condition: DemandedCondition, dialect: Dialect): boolean {
  const { conditions } = grant.statement;
  if (condition.operator === undefined || condition.values.length === 0) {
    return restrictionsOn(grant, condition.key).some((restriction) => isDemanded(restriction, condition));
  }
  const refused = conditionOf(condition, condition.operator, dialect);
  if (!conditionsMeet(conditions, [refused])) return false;
  return !grant.exceptWhere.some(
    ({ deny, sort }) =>
      sort === 'condition' && !deny.isConditionUnclear && conditionsCover(deny.conditions, [...conditions, refused]),
  );
}

function allowsSome({ actions: [element], statement }: Grant, patterns: readonly string[]): boolean {
  return patterns.some((pattern) =>
    element === undefined ? termsMeet(statement.actions, readAction(pattern)) : actionsMeet(element.text, pattern),
  );
}

function placeOf({ actions: [element], statement: { statement } }: Grant): Span {
  return element?.node.span ?? elementNamed(statement, 'NotAction')?.member.name.span ?? statement.node.span;
}

function nameOf({ actions: [element] }: Grant): string {
  return element?.text ?? 'NotAction';
}

/** Only where the whole statement is under the demand the condition can go in without a look. */
function ask(
  { actions, statement }: AccessStatement,
  { actions: patterns, condition: { key, operator, values } }: RequiredCondition,
  { document }: Pick<Context, 'document'>,
): readonly FindingFix<Title>[] {
  if (operator === undefined || values.length === 0) return [];
  const edits = addCondition(document.text, statement, { operator, key, values });
  if (edits === undefined) return [];
  const isAll =
    !actions.negated &&
    actions.terms.every(({ element }) => patterns.some((pattern) => actionCovers(pattern, element.text)));
  return [{ title: 'ask', args: [key], grade: isAll ? 'narrows' : 'choice', edits }];
}
