import { isAnyAction } from '../../access/actionFormat.ts';
import type { Action } from '../../catalogue/catalogue.ts';
import { replaceNode } from '../../document/edits.ts';
import type { Statement } from '../../document/policy.ts';
import type { Edit } from '../../text/edit.ts';
import { formsOfAction } from '../knownForms.ts';
import { quoted } from '../quotedList.ts';
import { defineRule, type Rule, type RuleContext } from '../rule.ts';
import { listHolding } from './resourceList.ts';

/**
 * `*` although every action of the statement can be limited to resources.
 * Off unless asked for: that is how most policies are written, also those of the vendors.
 */
const rule: Rule = defineRule({
  category: 'security',
  level: 'off',
  strict: 'info',
  kinds: ['permission'],
  messages: {
    one: {
      en: '"{0}" can be limited to resources such as {1}.',
      'zh-cn': '“{0}”支持资源级授权，资源可写作{1}。',
    },
    all: {
      en: 'All actions of this statement can be limited to resources: {0}, with resources such as {1}.',
      'zh-cn': '此语句中的操作均支持资源级授权：{0}，资源可写作{1}。',
    },
  },
  fixTitles: {
    limit: { en: 'Limit to {0}', 'zh-cn': '限定为{0}' },
  },
  visit: {
    statement(statement, context) {
      const star = statement.resources.find(({ text, negated }) => !negated && isAnyAction(text));
      if (star === undefined || statement.effect?.value !== 'Allow') return;
      const actions = scopedActions(statement, context);
      if (actions === undefined) return;
      const resources = resourcesOf(actions, context);
      const [only, ...others] = actions;
      const names = actions.map(({ id }) => id);
      const written = quoted(resources, context.locale);
      context.report({
        at: star.node.span,
        message: others.length === 0 ? 'one' : 'all',
        args: [others.length === 0 ? (only?.id ?? '') : quoted(names, context.locale), written],
        fixes:
          listHolding(star, statement) === undefined
            ? [{ title: 'limit', args: [written], grade: 'choice', edits: [writeResources(star.node, resources)] }]
            : [],
      });
    },
  },
});

export default rule;

/** The actions of a statement; `undefined` where one of them is not known or cannot be limited. */
function scopedActions(
  { actions }: Statement,
  { standingOf }: Pick<RuleContext, 'standingOf'>,
): readonly Action[] | undefined {
  const known: Action[] = [];
  for (const { text, negated } of actions) {
    const standing = standingOf(text);
    const action = standing.kind === 'legal' && !negated ? standing.action : undefined;
    if (action === undefined || action.confidence > 'B' || action.resources.length === 0) return undefined;
    if (action.resources.some(({ arn }) => arn === '*')) return undefined;
    known.push(action);
  }
  return known.length === 0 ? undefined : known;
}

/** Every form that the actions take, with `*` for what a person has to name. */
function resourcesOf(actions: readonly Action[], context: Pick<RuleContext, 'once'>): readonly string[] {
  const forms = actions.flatMap((action) => formsOfAction(action, context));
  return [...new Set(forms.map(({ arn }) => arn.text.replace('{partition}', 'aws').replace(/\{[^}]*\}/g, '*')))];
}

function writeResources(node: Parameters<typeof replaceNode>[0], resources: readonly string[]): Edit {
  const written = resources.map((resource) => JSON.stringify(resource));
  return replaceNode(node, written.length === 1 ? (written[0] ?? '') : `[${written.join(', ')}]`);
}
