import { conditionKeyName } from '../../access/condition.ts';
import { type Quantifier, spellConditionOperator } from '../../document/conditionOperator.ts';
import type { Statement } from '../../document/policy.ts';
import { moveKey } from '../moveKey.ts';
import { defineRule, type FindingFix, type Grade, type Rule, type RuleContext } from '../rule.ts';
import { type ConditionTerm, termOf, valueText } from './conditionTerm.ts';
import { deniesAbsence } from './deniesAbsence.ts';
import { valuesPerRequest } from './valuesPerRequest.ts';

type Message =
  | 'null all'
  | 'null any'
  | 'single all'
  | 'single any'
  | 'missing'
  | 'open'
  | 'open ram'
  | 'passes by'
  | 'audience';
type Context = RuleContext<Message, 'replace'>;

const rule: Rule = defineRule<Message, 'replace'>({
  category: 'security',
  level: 'warning',
  messages: {
    'null all': {
      en: '"{0}" is always true: "Null" asks about the key, not about its values.',
      'zh-cn': '“{0}”始终成立：“Null”判断的是条件键，而不是它的各个值。',
    },
    'null any': {
      en: '"{0}" is always false: "Null" asks about the key, not about its values.',
      'zh-cn': '“{0}”始终不成立：“Null”判断的是条件键，而不是它的各个值。',
    },
    'single all': {
      en: '"{1}" has one value, and with "ForAllValues:" a request that lacks it passes too.',
      'zh-cn': '“{1}”只有一个值；使用“ForAllValues:”时，不带该条件键的请求也会通过。',
    },
    'single any': {
      en: '"{1}" has one value, so that "ForAnyValue:" changes nothing.',
      'zh-cn': '“{1}”只有一个值，“ForAnyValue:”不起作用。',
    },
    missing: {
      en: '"{1}" has several values in a request; say with "ForAllValues:" or "ForAnyValue:" how they are taken together.',
      'zh-cn': '“{1}”在一次请求中可有多个值；请用“ForAllValues:”或“ForAnyValue:”说明如何匹配这些值。',
    },
    open: {
      en: 'A request without "{1}" passes "{0}" too; "Null" with "false" would ask for the key.',
      'zh-cn': '不带“{1}”的请求也满足“{0}”；如需要求该条件键存在，可加上取值为“false”的“Null”。',
    },
    'open ram': {
      en: 'A request without "{1}" probably passes "{0}" too, as it does in AWS; RAM documents no such prefix.',
      'zh-cn': '不带“{1}”的请求可能也满足“{0}”（AWS 即如此）；RAM 文档没有说明此类前缀。',
    },
    'passes by': {
      en: 'A request without "{1}" is not denied; "Null" with "true" in another Deny would take it in.',
      'zh-cn': '不带“{1}”的请求不会被拒绝；如需拒绝，可在另一条 Deny 语句中使用取值为“true”的“Null”。',
    },
    audience: {
      en: 'With "ForAnyValue:" a token that is meant for other audiences as well passes; leave it out where "{1}" has one value.',
      'zh-cn': '使用“ForAnyValue:”时，同时面向其他受众的令牌也会通过；如果“{1}”只有一个值，请去掉该前缀。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{0}"', 'zh-cn': '替换为“{0}”' },
  },
  visit: {
    condition(entry, context, statement) {
      const term = termOf(entry, statement, context);
      if (term?.operator === undefined) return;
      if (context.policy.recognition.dialect === 'iam') checkIam(term, statement, context);
      else if (term.parts.quantifier === 'ForAllValues' && statement.effect?.value === 'Allow') {
        tell('open ram', term, context, { level: 'hint', fixes: [] });
      }
    },
  },
});

export default rule;

function checkIam(term: ConditionTerm, statement: Statement, context: Context): void {
  const { operator, parts, entry, key } = term;
  const { quantifier } = parts;
  const isAllow = statement.effect?.value === 'Allow';
  const count = valuesPerRequest(key);
  const replacing = (wanted: Quantifier | undefined, grade: Grade): readonly FindingFix<'replace'>[] => {
    const name = spellConditionOperator({ ...parts, quantifier: wanted });
    const edits = moveKey(context.document.text, statement, entry, name);
    return edits === undefined ? [] : [{ title: 'replace', args: [name], grade, edits }];
  };
  if (operator?.type === 'null') {
    if (quantifier === undefined) return;
    const message = quantifier === 'ForAllValues' ? 'null all' : 'null any';
    tell(message, term, context, { level: 'warning', fixes: replacing(undefined, 'choice') });
  } else if (quantifier === undefined) {
    if (count !== 'several') return;
    const fixes = [...replacing('ForAllValues', 'choice'), ...replacing('ForAnyValue', 'choice')];
    tell('missing', term, context, { level: 'warning', fixes });
  } else if (quantifier === 'ForAnyValue') {
    if (count === 'one') {
      // Under a negated operator it asks for the presence of the key, which says something.
      if (operator?.negated === true) return;
      tell('single any', term, context, { level: 'hint', fixes: replacing(undefined, 'narrows') });
    } else if (context.policy.recognition.kind === 'trust' && /:aud$/i.test(entry.key.value)) {
      tell('audience', term, context, { level: 'info', fixes: replacing(undefined, 'choice') });
    } else if (statement.effect?.value === 'Deny' && !isAbsenceDenied(entry, context)) {
      tell('passes by', term, context, { level: 'hint', fixes: [] });
    }
  } else if (isAllow && !isRequired(term, statement)) {
    if (count === 'one')
      tell('single all', term, context, { level: 'warning', fixes: replacing(undefined, 'narrows') });
    else tell('open', term, context, { level: 'hint', fixes: [] });
  }
}

function tell(
  message: Message,
  { entry: { operator, key } }: ConditionTerm,
  { report }: Context,
  rest: { readonly level: 'hint' | 'info' | 'warning'; readonly fixes: readonly FindingFix<'replace'>[] },
): void {
  // Where a prefix is missing, the key is what asks for one.
  report({ at: message === 'missing' ? key.span : operator.span, message, args: [operator.value, key.value], ...rest });
}

function isAbsenceDenied({ key }: ConditionTerm['entry'], { policy }: Context): boolean {
  return policy.statements.some((statement) => deniesAbsence(statement, key.value));
}

/** Whether the same statement asks for the presence of the key. */
function isRequired({ entry: { key } }: ConditionTerm, { conditions }: Statement): boolean {
  const wanted = conditionKeyName(key.value, 'iam');
  return conditions.some(
    (other) =>
      other.operator.value === 'Null' &&
      conditionKeyName(other.key.value, 'iam') === wanted &&
      other.values.some((node) => valueText(node) === 'false'),
  );
}
