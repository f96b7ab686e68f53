import { globMatches } from '../../document/actionPattern.ts';
import { removeItem, replaceString } from '../../document/edits.ts';
import type { ActionElement, PrincipalElement, Statement } from '../../document/policy.ts';
import { isForeignStatement } from '../otherCloud.ts';
import { quoted } from '../quotedList.ts';
import { listAround } from '../replaceWithSeveral.ts';
import { defineRule, type FindingFix, type Rule, type RuleContext } from '../rule.ts';
import { isUnfilled, providerOf } from './principalForms.ts';

type Message = 'ram' | 'ram pattern' | 'elsewhere' | 'mismatch' | 'unserved' | 'anywhere';
type Title = 'replace' | 'remove';
type Context = RuleContext<Message, Title>;

/** Who can use an action of a trust policy; `unknown` where a provider is still to be filled in. */
type Sort = 'identity' | 'saml' | 'oidc' | 'unknown';

/** By which action each sort of principal assumes a role of AWS. */
const actionOf = {
  identity: 'sts:AssumeRole',
  saml: 'sts:AssumeRoleWithSAML',
  oidc: 'sts:AssumeRoleWithWebIdentity',
} as const;

/** What a trust policy of AWS may allow beside these. */
const companions: readonly string[] = ['sts:TagSession', 'sts:SetSourceIdentity', 'sts:SetContext'];

/** IAM Roles Anywhere asks for all three. */
const anywhere = {
  principal: 'rolesanywhere.amazonaws.com',
  actions: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
};

/** An action that has no place in a trust policy, or that its principals cannot use. */
const rule: Rule = defineRule<Message, Title>({
  category: 'correctness',
  level: 'error',
  kinds: ['trust'],
  messages: {
    ram: {
      en: 'Trust policies of RAM have "sts:AssumeRole" for every sort of principal; whether "{0}" does anything there is not documented.',
      'zh-cn': 'RAM 信任策略对各类授权对象都使用“sts:AssumeRole”；“{0}”在其中是否有效没有文档说明。',
    },
    'ram pattern': {
      en: 'Trust policies of RAM have "sts:AssumeRole"; whether a pattern such as "{0}" does anything there is not documented.',
      'zh-cn': 'RAM 信任策略使用“sts:AssumeRole”；“{0}”这类通配写法在其中是否有效没有文档说明。',
    },
    elsewhere: {
      en: '"{0}" cannot be allowed by a trust policy, which says only who may assume the role.',
      'zh-cn': '信任策略只能规定谁可以扮演角色，不能允许“{0}”。',
    },
    mismatch: {
      en: 'No principal of the statement can use "{0}"; for them it is {1}.',
      'zh-cn': '该语句的授权对象都无法使用“{0}”；应使用{1}。',
    },
    unserved: {
      en: '"{0}" can use no action of the statement; it needs {1}.',
      'zh-cn': '“{0}”无法使用该语句中的任何操作；需要{1}。',
    },
    anywhere: {
      en: 'IAM Roles Anywhere cannot assume the role without {1}.',
      'zh-cn': '缺少{1}时，IAM Roles Anywhere 无法扮演该角色。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{1}"', 'zh-cn': '替换为“{1}”' },
    remove: { en: 'Remove "{0}"', 'zh-cn': '删除“{0}”' },
  },
  visit: {
    statement(statement, context) {
      if (statement.effect?.value !== 'Allow' || isForeignStatement(statement, context)) return;
      const actions = statement.actions.filter(
        ({ negated, text }) => !negated && context.standingOf(text).kind === 'legal',
      );
      if (context.policy.recognition.dialect === 'ram') checkRam(actions, statement, context);
      else checkIam(actions, statement, context);
    },
  },
});

export default rule;

function checkRam(actions: readonly ActionElement[], statement: Statement, context: Context): void {
  for (const action of actions) {
    if (action.text.toLowerCase() === 'sts:assumerole') continue;
    const message = action.pattern.hasWildcard ? 'ram pattern' : 'ram';
    const args = [action.text, actionOf.identity];
    const fixes = put(actionOf.identity, action, statement, context);
    context.report({ at: action.node.span, level: 'warning', message, args, fixes });
  }
}

function checkIam(actions: readonly ActionElement[], statement: Statement, context: Context): void {
  const sorts = new Set(statement.principals.map(sortOf));
  const strange = actions.filter((action) => !isOfTrust(action));
  for (const { node, text } of strange) context.report({ at: node.span, message: 'elsewhere', args: [text] });
  const unfit = actions.filter((action) => !strange.includes(action) && !isUsableBy(action, sorts));
  const [first] = sorts;
  for (const action of unfit) {
    if (first === undefined || first === 'unknown') continue;
    const wanted = [...sorts].flatMap((sort) => (sort === 'unknown' ? [] : [actionOf[sort]]));
    const fixes = sorts.size === 1 ? put(actionOf[first], action, statement, context) : [];
    context.report({
      at: action.node.span,
      message: 'mismatch',
      args: [action.text, quoted(wanted, context.locale)],
      fixes,
    });
  }
  if (strange.length > 0 || unfit.length > 0) return;
  for (const principal of actions.some(isAssuming) ? statement.principals : []) {
    const sort = sortOf(principal);
    if (sort === 'unknown' || actions.some((action) => matches(action, actionOf[sort]))) continue;
    context.report({
      at: principal.node.span,
      message: 'unserved',
      args: [principal.text, quoted([actionOf[sort]], context.locale)],
    });
  }
  checkRolesAnywhere(statement, context);
}

function checkRolesAnywhere({ principals }: Statement, { policy, locale, report }: Context): void {
  const principal = principals.find(({ text }) => text === anywhere.principal);
  if (principal === undefined) return;
  const trusting = policy.statements.filter(
    (each) => each.effect?.value === 'Allow' && each.principals.some(({ text }) => text === anywhere.principal),
  );
  const missing = anywhere.actions.filter(
    (wanted) => !trusting.some(({ actions }) => actions.some((action) => matches(action, wanted))),
  );
  if (missing.length === 0 || trusting[0]?.principals.includes(principal) !== true) return;
  report({ at: principal.node.span, message: 'anywhere', args: [principal.text, quoted(missing, locale)] });
}

function sortOf({ text, type, ...principal }: PrincipalElement): Sort {
  if (type?.value !== 'Federated') return isUnfilled(text) && type === undefined ? 'unknown' : 'identity';
  return providerOf({ text, type, ...principal })?.sort ?? 'unknown';
}

function isUsableBy(action: ActionElement, sorts: ReadonlySet<Sort>): boolean {
  if (!isAssuming(action) || sorts.size === 0 || sorts.has('unknown')) return true;
  return [...sorts].some((sort) => sort !== 'unknown' && matches(action, actionOf[sort]));
}

/** Whether an action is one by which a role is assumed, or takes one in. */
function isAssuming(action: ActionElement): boolean {
  return Object.values(actionOf).some((each) => matches(action, each));
}

function isOfTrust(action: ActionElement): boolean {
  return isAssuming(action) || companions.some((each) => matches(action, each));
}

function matches({ text, negated }: ActionElement, action: string): boolean {
  return globMatches(text.toLowerCase(), action.toLowerCase()) !== negated;
}

function put(
  wanted: string,
  action: ActionElement,
  statement: Statement,
  { document }: Pick<Context, 'document'>,
): readonly FindingFix<Title>[] {
  const args = [action.text, wanted];
  const isThere = statement.actions.some(({ text }) => text.toLowerCase() === wanted.toLowerCase());
  if (!isThere) return [{ title: 'replace', args, grade: 'choice', edits: [replaceString(action.node, wanted)] }];
  const list = listAround(statement, action.node);
  return list === undefined
    ? []
    : [{ title: 'remove', args, grade: 'choice', edits: [removeItem(document.text, list, action.node)] }];
}
