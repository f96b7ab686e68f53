import { accessOf } from '../../access/accessPolicy.ts';
import { grantsOf } from '../../access/grants.ts';
import type { RolePolicy } from '../../catalogue/serviceLinkedRole.ts';
import type { Policy, Statement } from '../../document/policy.ts';
import { quoted } from '../quotedList.ts';
import { defineRule, type FindingFix, type Rule, type RuleContext } from '../rule.ts';
import { addActions } from './addMissing.ts';
import { isDenied } from './grantReach.ts';
import { serviceNameOf } from './roleCopy.ts';
import { roleWords } from './roleWords.ts';
import { appendStatement } from './writeJson.ts';

/** Only information: another policy may grant the rest. */
const rule: Rule = defineRule({
  category: 'correctness',
  level: 'info',
  dialects: ['iam'],
  kinds: ['permission'],
  messages: {
    incomplete: {
      en: 'Who creates and manages an AWS CloudHSM key store also needs {0}.',
      'zh-cn': '创建和管理 AWS CloudHSM 密钥存储还需要{0}。',
    },
  },
  fixTitles: {
    add: { en: 'Allow {0} too', 'zh-cn': '同时允许{0}' },
  },
  visit: {
    action(action, context, statement) {
      const policy = context.catalogue.rolePolicies.find(({ managedWith }) => managedWith.includes(creation));
      if (policy === undefined || action.text.toLowerCase() !== creation.toLowerCase()) return;
      if (action.negated || statement.effect?.value !== 'Allow') return;
      const access = context.once(accessOf);
      const isGranted = (each: string): boolean => grantsOf(access, each).some(({ deniedBy }) => deniedBy.length === 0);
      const missing = policy.managedWith.filter((each) => !isGranted(each));
      if (missing.length === 0 || !isGranted(creation)) return;
      context.report({
        at: action.node.span,
        message: 'incomplete',
        args: [quoted(missing, context.locale, missing.length)],
        fixes: missing.some((each) => isDenied(access, each)) ? [] : allowMissing(policy, missing, statement, context),
      });
    },
  },
});

export default rule;

/** Who may do this is meant to manage key stores; who may only connect or describe them may be an operator. */
const creation = 'kms:CreateCustomKeyStore';

/** The creation of the role gets a statement of its own, limited to this role. */
function allowMissing(
  role: RolePolicy,
  missing: readonly string[],
  statement: Statement,
  { document: { text }, policy, catalogue, locale }: Pick<RuleContext, 'document' | 'policy' | 'catalogue' | 'locale'>,
): readonly FindingFix<'add'>[] {
  const { create } = roleWords.iam;
  const others = missing.filter((action) => action !== create);
  const added = [
    ...(others.length > 0 ? [addActions(text, statement, others)] : []),
    ...(others.length < missing.length ? [allowCreation(role, text, policy, catalogue)] : []),
  ];
  const edits = added.filter((edit) => edit !== undefined);
  if (edits.length < added.length) return [];
  return [{ title: 'add', args: [quoted(missing, locale, missing.length)], grade: 'widens', edits }];
}

function allowCreation(
  role: RolePolicy,
  text: string,
  policy: Policy,
  catalogue: RuleContext['catalogue'],
): ReturnType<typeof appendStatement> {
  const { create, key } = roleWords.iam;
  const name = serviceNameOf(role, catalogue);
  if (name === undefined) return undefined;
  const conditions = [{ operator: 'StringEquals', key, values: [name] }];
  return appendStatement(text, policy, { actions: [create], resources: ['*'], conditions });
}
