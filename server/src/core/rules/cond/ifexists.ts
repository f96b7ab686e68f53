import { conditionKeyName } from '../../access/condition.ts';
import { spellConditionOperator } from '../../document/conditionOperator.ts';
import { moveKey } from '../moveKey.ts';
import { defineRule, type FindingFix, type Rule } from '../rule.ts';
import { type ConditionTerm, termOf, termsOf } from './conditionTerm.ts';

type Message = 'negated' | 'all' | 'always' | 'open';

const rule: Rule = defineRule<Message, 'replace'>({
  category: 'security',
  level: 'info',
  dialects: ['iam'],
  messages: {
    negated: {
      en: 'A request without "{1}" satisfies a negated operator anyway, so that "IfExists" changes nothing.',
      'zh-cn': '不带“{1}”的请求本来就满足否定运算符，“IfExists”不起作用。',
    },
    all: {
      en: 'A request without "{1}" satisfies "ForAllValues:" anyway, so that "IfExists" changes nothing.',
      'zh-cn': '不带“{1}”的请求本来就满足“ForAllValues:”，“IfExists”不起作用。',
    },
    always: {
      en: 'Every request carries "{1}", so that "IfExists" changes nothing.',
      'zh-cn': '所有请求都带有“{1}”，“IfExists”不起作用。',
    },
    open: {
      en: 'A request without "{1}" is allowed too; look whether that is meant.',
      'zh-cn': '不带“{1}”的请求也会被允许，请确认是否符合预期。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{0}"', 'zh-cn': '替换为“{0}”' },
  },
  visit: {
    condition(entry, context, statement) {
      const term = termOf(entry, statement, context);
      if (term?.operator === undefined || !term.parts.ifExists || term.operator.type === 'null') return;
      const isPair = (): boolean => isEitherOr(termsOf(statement, context));
      const message = faultOf(term);
      if (message === undefined && (statement.effect?.value !== 'Allow' || !tellsOrigin(term) || isPair())) return;
      const wanted = spellConditionOperator({ ...term.parts, ifExists: false });
      const edits = moveKey(context.document.text, statement, entry, wanted);
      const fixes: readonly FindingFix<'replace'>[] =
        edits === undefined
          ? []
          : [
              {
                title: 'replace',
                args: [wanted],
                grade: message === 'negated' || message === 'all' ? 'narrows' : 'choice',
                edits,
              },
            ];
      context.report({
        at: entry.operator.span,
        level: message === undefined ? 'info' : 'hint',
        message: message ?? 'open',
        args: [entry.operator.value, entry.key.value],
        fixes,
      });
    },
  },
});

export default rule;

/** Why the suffix says nothing. */
function faultOf({ operator, parts, entry }: ConditionTerm): Message | undefined {
  if (parts.quantifier === 'ForAllValues') return 'all';
  if (parts.quantifier === undefined && operator?.negated === true) return 'negated';
  return always.has(conditionKeyName(entry.key.value, 'iam')) ? 'always' : undefined;
}

/** Keys that are documented to be in the context of every request, in lower case. */
const always: ReadonlySet<string> = new Set([
  'aws:currenttime',
  'aws:epochtime',
  'aws:requestedregion',
  'aws:securetransport',
]);

/** Whether the key says where a request comes from, which is what lets the bearer in. */
function tellsOrigin({ entry }: ConditionTerm): boolean {
  const key = conditionKeyName(entry.key.value, 'iam');
  return addresses.has(key) || networks.has(key) || origins.has(key);
}

const addresses: ReadonlySet<string> = new Set(['aws:sourceip', 'aws:vpcsourceip']);
const networks: ReadonlySet<string> = new Set(['aws:sourcevpc', 'aws:sourcevpce', 'aws:sourcevpcarn']);
const origins: ReadonlySet<string> = new Set([
  'aws:principalorgid',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceorgid',
]);

/** AWS documents an address and a network side by side, of which each request has one. */
function isEitherOr(terms: readonly ConditionTerm[]): boolean {
  const keys = terms.filter(({ parts }) => parts.ifExists).map(({ entry }) => conditionKeyName(entry.key.value, 'iam'));
  return keys.some((key) => addresses.has(key)) && keys.some((key) => networks.has(key));
}
