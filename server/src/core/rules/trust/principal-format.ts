import { replaceString } from '../../document/edits.ts';
import type { StringNode } from '../../document/jsonNode.ts';
import { elementsNamed, type PrincipalElement, type Statement } from '../../document/policy.ts';
import { nearest } from '../../text/nearest.ts';
import { isForeignStatement } from '../otherCloud.ts';
import { isForeignPrincipalType } from '../principalTypes.ts';
import { quoted } from '../quotedList.ts';
import { defineRule, type FindingFix, type Level, type Rule, type RuleContext } from '../rule.ts';
import { type FoundFault, iamFault, isOpenValue, type PrincipalFault, ramFault } from './principalFaults.ts';

type Message = 'bare' | 'type' | PrincipalFault['message'];
type Context = RuleContext<Message, 'replace'>;

const types = { ram: ['RAM', 'Service', 'Federated'], iam: ['AWS', 'Service', 'Federated', 'CanonicalUser'] } as const;

/** A principal that has none of the forms that its cloud documents. */
const rule: Rule = defineRule<Message, 'replace'>({
  category: 'correctness',
  level: 'error',
  console: true,
  kinds: ['trust', 'resource'],
  messages: {
    bare: {
      en: 'A principal stands under its type, as in { "{1}": "{0}" }.',
      'zh-cn': '授权对象须写在其类型之下，例如 { "{1}": "{0}" }。',
    },
    type: {
      en: '"{0}" is no type of principal; there are {1}.',
      'zh-cn': '“{0}”不是授权对象类型；可用的类型有{1}。',
    },
    ram: {
      en: '"{0}" is no account, user or role of RAM; these are written "acs:ram::<uid>:root", "…:user/<name>" and "…:role/<name>".',
      'zh-cn': '“{0}”不是 RAM 的账号、用户或角色；应写作“acs:ram::<uid>:root”、“…:user/<name>”或“…:role/<name>”。',
    },
    iam: {
      en: '"{0}" is no principal of AWS; write an account, or the ARN of an account, user, role or session.',
      'zh-cn': '“{0}”不是 AWS 的授权对象；请填写账号，或账号、用户、角色、会话的 ARN。',
    },
    'service ram': {
      en: '"{0}" is no service principal; these look like "ecs.aliyuncs.com".',
      'zh-cn': '“{0}”不是服务主体；服务主体的形式如“ecs.aliyuncs.com”。',
    },
    'service iam': {
      en: '"{0}" is no service principal; these look like "ec2.amazonaws.com".',
      'zh-cn': '“{0}”不是服务主体；服务主体的形式如“ec2.amazonaws.com”。',
    },
    'provider ram': {
      en: '"{0}" is no identity provider; these are written "acs:ram::<uid>:saml-provider/<name>" and "acs:ram::<uid>:oidc-provider/<name>".',
      'zh-cn':
        '“{0}”不是身份提供商；应写作“acs:ram::<uid>:saml-provider/<name>”或“acs:ram::<uid>:oidc-provider/<name>”。',
    },
    'provider iam': {
      en: '"{0}" is no identity provider; write its domain, or the ARN of a SAML or OpenID Connect provider.',
      'zh-cn': '“{0}”不是身份提供商；请填写其域名，或 SAML、OpenID Connect 提供商的 ARN。',
    },
    'provider of resource': {
      en: 'Identity providers assume roles; the policy of a resource takes no "Federated" principal.',
      'zh-cn': '身份提供商用于扮演角色；基于资源的策略不支持“Federated”授权对象。',
    },
    canonical: {
      en: '"{0}" is no canonical user, whose id has 64 hexadecimal digits.',
      'zh-cn': '“{0}”不是规范用户；规范用户 ID 为 64 位十六进制字符。',
    },
    group: {
      en: '"{0}" is a group, and a group cannot be a principal; name its users or a role.',
      'zh-cn': '“{0}”是用户组，用户组不能作为授权对象；请写明用户或角色。',
    },
    account: {
      en: '"{1}" in "{0}" is no account: an account is a number.',
      'zh-cn': '“{0}”中的“{1}”不是账号：账号应为数字。',
    },
    'account iam': {
      en: '"{1}" in "{0}" is no account of AWS, which has 12 digits.',
      'zh-cn': '“{0}”中的“{1}”不是 AWS 账号；AWS 账号为 12 位数字。',
    },
    region: {
      en: 'Principals of RAM have no region; write "{1}".',
      'zh-cn': 'RAM 的授权对象不含地域；应写作“{1}”。',
    },
    wildcard: {
      en: 'Principals are named in full, so that "{0}" is refused; only "*" alone, for everybody, is a wildcard.',
      'zh-cn': '授权对象须完整写明，“{0}”会被拒绝；只有单独的“*”（任何人）可作为通配符。',
    },
    id: {
      en: '"{0}" is the id of a user or role, as IAM leaves it behind when that is deleted; name it by its ARN.',
      'zh-cn': '“{0}”是用户或角色的 ID，通常在其被删除后遗留；请使用 ARN。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{0}"', 'zh-cn': '替换为“{0}”' },
  },
  visit: {
    statement(statement, context) {
      if (isForeignStatement(statement, context)) return;
      checkTypes(statement, context);
      const { dialect, kind } = context.policy.recognition;
      for (const principal of statement.principals) {
        const { node, text, type } = principal;
        if (type === undefined) checkBare(principal, statement, context);
        else if (!isOpenValue(type.value, text)) {
          const found = (dialect === 'ram' ? ramFault : iamFault)(type.value, text, kind);
          if (found !== undefined) tell(found, node, context);
        }
      }
    },
  },
});

export default rule;

function checkTypes(statement: Statement, { policy, locale, report }: Context): void {
  const { dialect } = policy.recognition;
  const known = types[dialect];
  const owners = [...elementsNamed(statement, 'Principal'), ...elementsNamed(statement, 'NotPrincipal')];
  for (const { value } of owners.map(({ member }) => member)) {
    for (const { name } of value?.type === 'object' ? value.members : []) {
      if (known.some((type) => type === name.value) || isForeignPrincipalType(name.value, dialect)) continue;
      const near = nearest(name.value, known);
      const isThere = value?.type === 'object' && value.members.some((member) => member.name.value === near);
      report({
        at: name.span,
        message: 'type',
        args: [name.value, quoted(known, locale)],
        fixes: near === undefined || isThere ? [] : [replacing(name, near)],
      });
    }
  }
}

/** A lone string or list, which only some policies of resources have; "*" is for the rules on what everybody may do. */
function checkBare({ node, text }: PrincipalElement, statement: Statement, { policy, report }: Context): void {
  const { dialect, kind } = policy.recognition;
  const isWhole = elementsNamed(statement, 'Principal').some(({ member }) => member.value === node);
  if (!isWhole || /^\*+$/.test(text) || (dialect === 'ram' && kind === 'resource')) return;
  const type = /\.(?:aliyuncs|amazonaws)\.com(?:\.cn)?$/i.test(text)
    ? 'Service'
    : /-provider\//.test(text)
      ? 'Federated'
      : types[dialect][0];
  const fix: FindingFix<'replace'> = {
    title: 'replace',
    args: [`{ "${type}": "${text}" }`],
    grade: 'choice',
    edits: [{ span: node.span, text: `{ ${JSON.stringify(type)}: ${JSON.stringify(text)} }` }],
  };
  report({ at: node.span, message: 'bare', args: [text, type], fixes: [fix] });
}

function tell({ fault, wanted }: FoundFault, node: StringNode, { policy, report }: Context): void {
  const args = [node.value, 'account' in fault ? fault.account : (wanted ?? '')];
  const fixes = wanted === undefined ? [] : [replacing(node, wanted)];
  report({ at: node.span, level: levelOf(fault, policy.recognition.dialect), message: fault.message, args, fixes });
}

/** What RAM does with other forms than those of its pages is not documented; AWS refuses them. */
function levelOf({ message }: PrincipalFault, dialect: 'ram' | 'iam'): Exclude<Level, 'off'> {
  if (message === 'region') return 'hint';
  return dialect === 'ram' || message === 'id' || message === 'canonical' ? 'warning' : 'error';
}

function replacing(node: StringNode, wanted: string): FindingFix<'replace'> {
  return { title: 'replace', args: [wanted], grade: 'choice', edits: [replaceString(node, wanted)] };
}
