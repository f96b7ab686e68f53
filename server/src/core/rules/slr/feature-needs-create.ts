import { accessOf } from '../../access/accessPolicy.ts';
import { grantsOf } from '../../access/grants.ts';
import type { ActionElement } from '../../document/policy.ts';
import { quoted } from '../quotedList.ts';
import { defineRule, type FindingFix, type Rule, type RuleContext } from '../rule.ts';
import { isDenied } from './grantReach.ts';
import { nameScopeOf } from './nameScope.ts';
import { serviceNameOf } from './roleCopy.ts';
import { roleWords } from './roleWords.ts';
import { appendStatement } from './writeJson.ts';

type Message = 'always' | 'sometimes' | 'listed';

const { create, key } = roleWords.ram;

/**
 * Only information, since the role may be there already, and another policy may let it be created.
 * What AWS key stores need is told with everything else that their managers need.
 */
const rule: Rule = defineRule<Message, 'allow'>({
  category: 'correctness',
  level: 'info',
  dialects: ['ram'],
  kinds: ['permission'],
  messages: {
    always: {
      en: 'The first call of "{0}" creates a service-linked role, which needs "{1}" for {2}.',
      'zh-cn': '首次调用“{0}”会创建服务关联角色，需要针对{2}的“{1}”权限。',
    },
    sometimes: {
      en: 'Depending on what it creates, the first call of "{0}" needs "{1}" for one of {2}.',
      'zh-cn': '根据所创建的类型，首次调用“{0}”需要针对{2}之一的“{1}”权限。',
    },
    listed: {
      en: 'Where the service-linked role is missing, "{0}" needs "{1}", which this policy does not allow.',
      'zh-cn': '如果服务关联角色尚不存在，“{0}”还需要“{1}”权限，而该策略未允许此操作。',
    },
  },
  fixTitles: {
    allow: { en: 'Allow the creation of the roles of {0}', 'zh-cn': '允许创建{0}的服务关联角色' },
  },
  visit: {
    policy(_, context) {
      const creatable = creatableNames(context);
      if (creatable === 'any') return;
      const told = new Set<string>();
      for (const element of namedActions(context)) {
        const names = namesNeeded(element, context);
        if (names === undefined || told.has(names.join())) continue;
        if (names.length === 0 ? creatable.size > 0 : names.some((name) => creatable.has(name))) continue;
        told.add(names.join());
        const message = names.length === 0 ? 'listed' : names.length === 1 ? 'always' : 'sometimes';
        context.report({
          at: element.node.span,
          level: message === 'sometimes' ? 'hint' : 'info',
          message,
          args: [element.text, create, quoted(names, context.locale, names.length)],
          fixes: allowCreation(names, context),
        });
      }
    },
  },
});

export default rule;

/** Names of services whose roles the policy lets people create. */
function creatableNames({ once }: Pick<RuleContext, 'once'>): ReadonlySet<string> | 'any' {
  const scopes = grantsOf(once(accessOf), create)
    .filter(({ deniedBy }) => deniedBy.length === 0)
    .map((grant) => nameScopeOf(grant, 'ram'));
  if (scopes.some(({ kind }) => kind !== 'named')) return 'any';
  return new Set(scopes.flatMap((scope) => (scope.kind === 'named' ? scope.values : [])));
}

/** Values of Action without wildcards whose grants are not wholly denied, each action once. */
function namedActions({ once }: Pick<RuleContext, 'once'>): readonly ActionElement[] {
  const access = once(accessOf);
  const elements = access.allows.flatMap(({ actions }) =>
    actions.negated ? [] : actions.terms.filter(({ glob }) => glob.isLiteral).map(({ element }) => element),
  );
  const first = new Map(elements.toReversed().map((element) => [element.text.toLowerCase(), element]));
  return [...first.values()].toReversed();
}

/** Service names of the roles of which a call may create one; none where the vendor only says that there is such a role. */
function namesNeeded(
  { text }: ActionElement,
  { catalogue, standingOf, once }: Pick<RuleContext, 'catalogue' | 'standingOf' | 'once'>,
): readonly string[] | undefined {
  const standing = standingOf(text);
  const action = standing.kind === 'legal' ? standing.action : undefined;
  if (action === undefined) return undefined;
  const policies = catalogue.rolePolicies.filter(({ createdBy }) => createdBy.includes(action.id));
  const names = policies.flatMap((policy) => serviceNameOf(policy, catalogue) ?? []);
  const isListed = action.dependentActions.includes(create) && action.name.startsWith('Create');
  if (names.length === 0 && !isListed) return undefined;
  return grantsOf(once(accessOf), text).some(({ deniedBy }) => deniedBy.length === 0) ? names : undefined;
}

function allowCreation(
  names: readonly string[],
  { document: { text }, policy, locale, once }: Pick<RuleContext, 'document' | 'policy' | 'locale' | 'once'>,
): readonly FindingFix<'allow'>[] {
  if (names.length === 0 || isDenied(once(accessOf), create)) return [];
  const conditions = [{ operator: 'StringEquals', key, values: names }];
  const edit = appendStatement(text, policy, { actions: [create], resources: ['*'], conditions });
  if (edit === undefined) return [];
  return [{ title: 'allow', args: [quoted(names, locale, names.length)], grade: 'widens', edits: [edit] }];
}
