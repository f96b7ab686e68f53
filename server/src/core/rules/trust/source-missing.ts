import { accessOf } from '../../access/accessPolicy.ts';
import { addCondition } from '../addCondition.ts';
import { defineRule, type FindingFix, type Rule } from '../rule.ts';
import { trustGrantOf } from '../trustGrant.ts';
import { isUnfilled } from './principalForms.ts';

/** Keys by which AWS tells on whose behalf a service acts, as `conditionKeyName` writes them. */
const sources: readonly string[] = ['aws:sourcearn', 'aws:sourceaccount', 'aws:sourceorgid', 'aws:sourceorgpaths'];

/** A resource of AWS that a service may use on anybody's behalf: the confused deputy. */
const rule: Rule = defineRule<'missing' | 'instead' | 'other', 'ask'>({
  category: 'security',
  level: 'warning',
  dialects: ['iam'],
  kinds: ['resource'],
  messages: {
    missing: {
      en: '"{0}" may use this on behalf of any AWS account; ask with "aws:SourceAccount" or "aws:SourceArn" on whose.',
      'zh-cn': '“{0}”可以代表任意 AWS 账号使用该资源；请用“aws:SourceAccount”或“aws:SourceArn”限定来源。',
    },
    instead: {
      en: 'To say on whose behalf "{0}" acts, AWS advises "aws:SourceAccount" or "aws:SourceArn" in place of "{1}".',
      'zh-cn': '限定“{0}”代表谁时，AWS 建议使用“aws:SourceAccount”或“aws:SourceArn”，而不是“{1}”。',
    },
    other: { en: 'This is asked for instead.', 'zh-cn': '当前使用的条件在此处。' },
  },
  fixTitles: {
    ask: { en: 'Ask for the account on whose behalf it acts', 'zh-cn': '限定其所代表的账号' },
  },
  visit: {
    principal(principal, context, statement) {
      const { node, text, type } = principal;
      if (type?.value !== 'Service' || isUnfilled(text)) return;
      const { document, report } = context;
      const grant = trustGrantOf(context.once(accessOf), statement, principal, undefined);
      if (grant === undefined || grant.deniedBy !== undefined || grant.allow.isConditionUnclear) return;
      if (sources.some((key) => grant.restrictionsOn(key).some(({ sense }) => sense === 'only'))) return;
      const edits = statement.principals.every((each) => each.type?.value === 'Service')
        ? addCondition(document.text, statement, {
            operator: 'StringEquals',
            key: 'aws:SourceAccount',
            values: ['<account-id>'],
          })
        : undefined;
      const fixes: readonly FindingFix<'ask'>[] = edits === undefined ? [] : [{ title: 'ask', grade: 'choice', edits }];
      const [other] = grant.demands;
      if (other === undefined) report({ at: node.span, message: 'missing', args: [text], fixes });
      else {
        const { key } = other.condition.entry;
        report({
          at: node.span,
          level: 'hint',
          message: 'instead',
          args: [text, key.value],
          related: [{ at: key.span, message: 'other' }],
          fixes,
        });
      }
    },
  },
});

export default rule;
