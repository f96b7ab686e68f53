import { accessOf } from '../../access/accessPolicy.ts';
import { isAnyAction } from '../../access/actionFormat.ts';
import type { Dialect } from '../../document/dialect.ts';
import { replaceString } from '../../document/edits.ts';
import type { ResourceElement } from '../../document/policy.ts';
import { isForeignStatement } from '../otherCloud.ts';
import { defineRule, type FindingFix, type Rule } from '../rule.ts';
import { openGrants, standsForAll } from './broadGrants.ts';

const roles: Readonly<Record<Dialect, string>> = {
  ram: 'acs:ram::<account-id>:role/<role-name>',
  iam: 'arn:aws:iam::<account-id>:role/<role-name>',
};

/** Every role may be assumed that lets it happen, in every account. */
const rule: Rule = defineRule<'any', 'name'>({
  category: 'security',
  level: 'info',
  strict: 'warning',
  kinds: ['permission'],
  messages: {
    any: {
      en: '"{0}" on every resource assumes any role that trusts the account, also in accounts of others; name the roles.',
      'zh-cn': '“{0}”作用于所有资源，可扮演任何信任该账号的角色，包括其他账号中的角色；请写明角色。',
    },
  },
  fixTitles: {
    name: { en: 'Name the role', 'zh-cn': '写明角色' },
  },
  visit: {
    policy(policy, context) {
      const { dialect } = policy.recognition;
      for (const { actions, resources, statement } of openGrants(context.once(accessOf), 'sts:AssumeRole', 'role')) {
        const [element] = actions;
        if (element === undefined || standsForAll(element)) continue;
        if (isForeignStatement(statement.statement, context)) continue;
        // Every other action of the service is about no role and would be lost.
        const isAlone = statement.actions.terms.length === 1 && !isAnyAction(element.pattern.name);
        const fixes = isAlone ? nameRole(resources, roles[dialect]) : [];
        context.report({ at: element.node.span, message: 'any', args: [element.text], fixes });
      }
    },
  },
});

export default rule;

function nameRole(resources: readonly ResourceElement[], role: string): readonly FindingFix<'name'>[] {
  const [only, ...others] = resources;
  if (only === undefined || others.length > 0) return [];
  return [{ title: 'name', grade: 'choice', edits: [replaceString(only.node, role)] }];
}
