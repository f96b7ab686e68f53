import { accessOf } from '../../access/accessPolicy.ts';
import { isAnyAction } from '../../access/actionFormat.ts';
import { type Grant, restrictionsOn } from '../../access/grants.ts';
import type { Dialect } from '../../document/dialect.ts';
import { addCondition } from '../addCondition.ts';
import { isForeignStatement } from '../otherCloud.ts';
import { defineRule, type FindingFix, type Rule, type RuleContext } from '../rule.ts';
import { grantsAmong, isEverything, isOnAll } from './broadGrants.ts';
import { passRole } from './passingPairs.ts';

type Title = 'service';

const services: Readonly<Record<Dialect, string>> = { ram: '<service>.aliyuncs.com', iam: '<service>.amazonaws.com' };

/** Any role may be handed to any service. Where all actions of the identity service are granted other rules tell. */
const rule: Rule = defineRule<'open' | 'except', Title>({
  category: 'security',
  level: 'info',
  strict: 'warning',
  kinds: ['permission'],
  messages: {
    open: {
      en: '"{0}" hands every role to every service; name the roles, or ask with "{1}" for the service.',
      'zh-cn': '“{0}”可将任意角色传递给任意云服务；请写明角色，或用“{1}”限定云服务。',
    },
    except: {
      en: '"{0}" hands all roles but a few to every service; name the roles that are meant, or ask with "{1}" for the service.',
      'zh-cn': '“{0}”可将除少数角色外的任意角色传递给任意云服务；请写明所需的角色，或用“{1}”限定云服务。',
    },
  },
  fixTitles: {
    service: { en: 'Ask for the service that may get the role', 'zh-cn': '限定可接收角色的云服务' },
  },
  visit: {
    policy(policy, context) {
      const { dialect } = policy.recognition;
      const { action, key } = passRole[dialect];
      for (const grant of grantsAmong(context.once(accessOf), action, (allow) => isOnAll(allow, 'role'))) {
        const [element] = grant.actions;
        if (element === undefined || isAnyAction(element.pattern.name) || !isAnyRole(grant, key)) continue;
        if (isForeignStatement(grant.statement.statement, context)) continue;
        context.report({
          at: element.node.span,
          message: grant.statement.resources?.negated === true ? 'except' : 'open',
          args: [element.text, key],
          fixes: askForService(grant, dialect, context),
        });
      }
    },
  },
});

export default rule;

function isAnyRole(grant: Grant, key: string): boolean {
  const { isConditionUnclear, resources } = grant.statement;
  if (grant.deniedBy.length > 0 || isConditionUnclear) return false;
  if (resources?.negated !== true && !grant.resources.some((each) => isEverything(each, 'role'))) return false;
  // Whatever else is asked, such as a tag of the role, limits it as well.
  const keys = [key, ...grant.statement.conditions.map((condition) => condition.key)];
  return !keys.some((each) =>
    restrictionsOn(grant, each).some(({ sense, passesWithout }) => sense === 'only' && !passesWithout),
  );
}

/** Other actions of the statement bring no such key, and would be shut out. */
function askForService(
  { statement: { statement } }: Grant,
  dialect: Dialect,
  { document }: Pick<RuleContext, 'document'>,
): readonly FindingFix<Title>[] {
  if (statement.actions.length > 1) return [];
  const { key } = passRole[dialect];
  const edits = addCondition(document.text, statement, { operator: 'StringEquals', key, values: [services[dialect]] });
  return edits === undefined ? [] : [{ title: 'service', grade: 'choice', edits }];
}
