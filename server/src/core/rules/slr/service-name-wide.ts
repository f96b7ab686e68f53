import { accessOf } from '../../access/accessPolicy.ts';
import { type Grant, grantsOf, type Restriction } from '../../access/grants.ts';
import { replaceNode } from '../../document/edits.ts';
import type { JsonNode } from '../../document/jsonNode.ts';
import type { Policy } from '../../document/policy.ts';
import { quoted } from '../quotedList.ts';
import { defineRule, type FindingFix, type Rule, type RuleContext } from '../rule.ts';
import { reachOf } from './grantReach.ts';
import { likelyNames } from './likelyNames.ts';
import { isAnyService, nameScopeOf } from './nameScope.ts';
import { roleWords } from './roleWords.ts';
import { oneOrMany, writeOnOneLine } from './writeJson.ts';

/** A condition on the service that lets nearly every one through is none. */
const rule: Rule = defineRule({
  category: 'security',
  level: 'warning',
  kinds: ['permission'],
  messages: {
    pattern: {
      en: '"{0}" matches every service, so that "{1}" limits nothing.',
      'zh-cn': '“{0}”匹配所有服务，“{1}”没有起到限制作用。',
    },
    except: {
      en: '"{0}" lets through every service but those named, also those that come later; name the ones that are meant.',
      'zh-cn': '“{0}”允许除所列服务以外的所有服务，包括将来新增的服务；请改为列出允许的服务。',
    },
  },
  fixTitles: {
    name: { en: 'Name the services instead: {0}', 'zh-cn': '改为列出服务：{0}' },
  },
  visit: {
    policy(policy, context) {
      const access = context.once(accessOf);
      const { create, remove, key } = roleWords[access.dialect];
      const told = new Set<JsonNode>();
      for (const action of [create, remove]) {
        for (const grant of grantsOf(access, action)) {
          const restriction = wideRestriction(grant, action, context);
          const { entry, values } = restriction?.condition ?? {};
          if (restriction === undefined || entry === undefined || told.has(entry.operator)) continue;
          told.add(entry.operator);
          const index = values?.findIndex(isAnyService) ?? -1;
          const value = entry.values[index];
          if (restriction.sense === 'except' || value === undefined) {
            context.report({ at: entry.operator.span, message: 'except', args: [entry.operator.value] });
          } else {
            context.report({
              at: value.span,
              message: 'pattern',
              args: [values?.[index] ?? '', key],
              fixes: nameInstead(restriction, policy, context),
            });
          }
        }
      }
    },
  },
});

export default rule;

function wideRestriction(
  grant: Grant,
  action: string,
  { policy }: Pick<RuleContext, 'policy'>,
): Restriction | undefined {
  const scope = nameScopeOf(grant, policy.recognition.dialect);
  return scope.kind === 'wide' && reachOf(grant, action) !== undefined ? scope.restriction : undefined;
}

/** The operator stays: names without wildcards mean the same to those that take wildcards. */
function nameInstead(
  { condition: { entry } }: Restriction,
  policy: Policy,
  context: Pick<RuleContext, 'catalogue' | 'locale'>,
): readonly FindingFix<'name'>[] {
  const [names] = likelyNames(policy, context);
  const { value } = entry;
  if (names === undefined || value === undefined) return [];
  const edits = [replaceNode(value, writeOnOneLine(oneOrMany(names)))];
  return [{ title: 'name', args: [quoted(names, context.locale)], grade: 'choice', edits }];
}
