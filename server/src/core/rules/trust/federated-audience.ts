import { accessOf } from '../../access/accessPolicy.ts';
import type { Dialect } from '../../document/dialect.ts';
import { placeholdersIn } from '../../document/placeholder.ts';
import { addCondition, type NewCondition } from '../addCondition.ts';
import { isForeignStatement } from '../otherCloud.ts';
import { defineRule, type FindingFix, type Rule, type RuleContext } from '../rule.ts';
import { trustGrantOf } from '../trustGrant.ts';
import { isGithub } from './githubProvider.ts';
import { providerOf } from './principalForms.ts';

type Sort = 'saml' | 'oidc';
type Message = 'ram saml' | 'ram oidc' | 'iam saml' | 'iam oidc';
type Title = 'ask';

/** Keys that say for whom an assertion or token was made; compared without regard to letter case. */
const audiences: Readonly<Record<Dialect, Readonly<Record<Sort, RegExp>>>> = {
  ram: { saml: /^saml:recipient$/, oidc: /^oidc:(?:aud|sub)$/ },
  iam: { saml: /^saml:/, oidc: /:(?:aud|sub|azp|amr|app_id|oaud|tenant)$/ },
};

/** An identity provider whose assertions are taken for whomever they were made. */
const rule: Rule = defineRule<Message, Title>({
  category: 'security',
  level: 'warning',
  kinds: ['trust'],
  messages: {
    'ram saml': {
      en: 'A role for SAML has a condition on "saml:recipient", so that only assertions made for Alibaba Cloud are taken.',
      'zh-cn': '用于 SAML 的角色须包含“saml:recipient”条件，以便只接受面向阿里云签发的断言。',
    },
    'ram oidc': {
      en: 'Every token of "{0}" is taken, for whatever application it was made; ask with "oidc:aud" or "oidc:sub" which one is meant.',
      'zh-cn': '“{0}”签发的任何令牌都会被接受，无论面向哪个应用；请用“oidc:aud”或“oidc:sub”限定。',
    },
    'iam saml': {
      en: 'No condition asks with "SAML:aud" that the assertions of "{0}" were made for AWS.',
      'zh-cn': '没有用“SAML:aud”要求“{0}”的断言是面向 AWS 签发的。',
    },
    'iam oidc': {
      en: 'Every token of "{0}" is taken, for whatever application it was made; ask with "{1}" which one is meant.',
      'zh-cn': '“{0}”签发的任何令牌都会被接受，无论面向哪个应用；请用“{1}”限定。',
    },
  },
  fixTitles: {
    ask: { en: 'Ask that "{0}" is "{1}"', 'zh-cn': '要求“{0}”为“{1}”' },
  },
  visit: {
    principal(principal, context, statement) {
      const provider = providerOf(principal);
      if (provider === undefined || isGithub(principal, statement)) return;
      if (isForeignStatement(statement, context)) return;
      const { dialect } = context.policy.recognition;
      const grant = trustGrantOf(context.once(accessOf), statement, principal, undefined);
      if (grant === undefined || grant.deniedBy !== undefined || grant.allow.isConditionUnclear) return;
      const wanted = audiences[dialect][provider.sort];
      if (grant.demands.some(({ condition }) => wanted.test(condition.key))) return;
      const asked = demandsFor(dialect, provider, principal.text);
      const finding = {
        at: principal.node.span,
        message: `${dialect} ${provider.sort}` as const,
        args: [provider.name, asked[0]?.key ?? ''],
        // Other principals of the statement bring other keys.
        fixes: statement.principals.length > 1 ? [] : asked.flatMap((each) => ask(each, statement, context)),
      };
      // The vendor's own check warns of OpenID Connect alone.
      context.report(dialect === 'iam' && provider.sort === 'saml' ? { ...finding, level: 'info' } : finding);
    },
  },
});

export default rule;

function demandsFor(
  dialect: Dialect,
  { sort, name }: { readonly sort: Sort; readonly name: string },
  text: string,
): readonly NewCondition[] {
  const operator = 'StringEquals';
  if (dialect === 'ram') {
    if (sort === 'oidc') return [{ operator, key: 'oidc:aud', values: ['<client-id>'] }];
    return ['aliyun.com', 'alibabacloud.com'].map((site) => ({
      operator,
      key: 'saml:recipient',
      values: [`https://signin.${site}/saml-role/sso`],
    }));
  }
  if (sort === 'saml') {
    const site = text.startsWith('arn:aws-cn:') ? 'signin.amazonaws.cn' : 'signin.aws.amazon.com';
    return [{ operator, key: 'SAML:aud', values: [`https://${site}/saml`] }];
  }
  const key = placeholdersIn(name).length > 0 ? '<provider>:aud' : `${name}:aud`;
  return [{ operator, key, values: ['<client-id>'] }];
}

function ask(
  condition: NewCondition,
  statement: Parameters<typeof addCondition>[1],
  { document }: Pick<RuleContext, 'document'>,
): readonly FindingFix<Title>[] {
  if (condition.key.includes('<')) return [];
  const edits = addCondition(document.text, statement, condition);
  const args = [condition.key, condition.values.join()];
  return edits === undefined ? [] : [{ title: 'ask', args, grade: 'choice', edits }];
}
