import { type AccessStatement, accessOf } from '../../access/accessPolicy.ts';
import { isAnyAction } from '../../access/actionFormat.ts';
import { restrictionsOn } from '../../access/grants.ts';
import type { Dialect } from '../../document/dialect.ts';
import type { Statement } from '../../document/policy.ts';
import { addCondition } from '../addCondition.ts';
import { isForeignStatement } from '../otherCloud.ts';
import { defineRule, type FindingFix, type Rule } from '../rule.ts';
import { grantsAmong } from './broadGrants.ts';
import { destructiveActions } from './destructiveActions.ts';

const keys: Readonly<Record<Dialect, string>> = { ram: 'acs:MFAPresent', iam: 'aws:MultiFactorAuthPresent' };

/** Something is destroyed for good by whoever holds the password or key alone; off unless asked for, since machines have no MFA. */
const rule: Rule = defineRule<'missing', 'ask'>({
  category: 'security',
  level: 'off',
  strict: 'info',
  kinds: ['permission'],
  messages: {
    missing: {
      en: '"{0}" destroys for good, and nothing here asks with "{1}" for a second factor.',
      'zh-cn': '“{0}”会造成不可恢复的删除，而此处没有用“{1}”要求多因素认证。',
    },
  },
  fixTitles: {
    ask: { en: 'Ask for MFA in this statement', 'zh-cn': '在该语句中要求多因素认证' },
  },
  visit: {
    policy(policy, context) {
      const { dialect } = policy.recognition;
      const access = context.once(accessOf);
      const told = new Set<Statement>();
      for (const action of destructiveActions[dialect]) {
        // One finding for a statement is enough, so that it is not weighed again.
        const isNew = ({ statement }: AccessStatement): boolean => !told.has(statement);
        for (const grant of grantsAmong(access, action, isNew)) {
          const { statement } = grant.statement;
          const [element] = grant.actions;
          if (element === undefined || grant.deniedBy.length > 0 || told.has(statement)) continue;
          // What is as wide as a service is told as such, and holds far more.
          if (isAnyAction(element.pattern.name) || grant.statement.isConditionUnclear) continue;
          const isAsked = restrictionsOn(grant, keys[dialect]).some(({ passesWithout }) => !passesWithout);
          if (isAsked || isForeignStatement(statement, context)) continue;
          told.add(statement);
          const edits = addCondition(context.document.text, statement, {
            operator: 'Bool',
            key: keys[dialect],
            values: ['true'],
          });
          const fixes: readonly FindingFix<'ask'>[] =
            edits === undefined ? [] : [{ title: 'ask', grade: 'choice', edits }];
          context.report({ at: element.node.span, message: 'missing', args: [element.text, keys[dialect]], fixes });
        }
      }
    },
  },
});

export default rule;
