import { conditionKeyName } from '../../access/condition.ts';
import { replaceNode } from '../../document/edits.ts';
import type { ConditionEntry, Statement } from '../../document/policy.ts';
import { moveKey } from '../moveKey.ts';
import { defineRule, type FindingFix, type Rule, type RuleContext } from '../rule.ts';
import { type ConditionTerm, termOf, valueText } from './conditionTerm.ts';
import { deniesAbsence } from './deniesAbsence.ts';

type Message = 'allow false' | 'allow absent' | 'allow null' | 'deny true' | 'deny absent' | 'deny absent ram';
type Title = 'true' | 'false' | 'exact' | 'lenient' | 'bool';
type Context = RuleContext<Message, Title>;

const rule: Rule = defineRule<Message, Title>({
  category: 'security',
  level: 'warning',
  messages: {
    'allow false': {
      en: 'This allows only requests made without MFA.',
      'zh-cn': '该语句仅允许未使用 MFA 的请求。',
    },
    'allow absent': {
      en: '"{0}" also lets requests through that lack "{1}", as those made with long-term access keys do.',
      'zh-cn': '“{0}”也会放行不带“{1}”的请求，例如使用长期访问密钥发起的请求。',
    },
    'allow null': {
      en: '"{0}" is also there, with "false", when temporary credentials were made without MFA; its presence proves nothing.',
      'zh-cn': '未使用 MFA 获取的临时凭证也带有“{0}”（值为“false”），存在该条件键并不代表使用了 MFA。',
    },
    'deny true': {
      en: 'This denies requests made with MFA.',
      'zh-cn': '该语句拒绝的是已使用 MFA 的请求。',
    },
    'deny absent': {
      en: 'Requests made with long-term access keys lack "{1}", so that "{0}" does not deny them.',
      'zh-cn': '使用长期访问密钥发起的请求不带“{1}”，因此“{0}”不会拒绝这类请求。',
    },
    'deny absent ram': {
      en: 'Calls made with an AccessKey pair lack "{1}", so that this does not deny them; an Allow with "true" does not let them in either.',
      'zh-cn':
        '使用 AccessKey 发起的调用不带“{1}”，因此该语句不会拒绝这类调用；改用取值为“true”的 Allow 语句则不会放行这类调用。',
    },
  },
  fixTitles: {
    true: { en: 'Ask for "true"', 'zh-cn': '改为“true”' },
    false: { en: 'Ask with "BoolIfExists": "false"', 'zh-cn': '改用“BoolIfExists”：“false”' },
    exact: { en: 'Replace with "{0}"', 'zh-cn': '替换为“{0}”' },
    lenient: { en: 'Replace with "{0}", which denies them too', 'zh-cn': '替换为“{0}”，同时拒绝这类请求' },
    bool: { en: 'Ask with "Bool": "true"', 'zh-cn': '改用“Bool”：“true”' },
  },
  visit: {
    condition(entry, context, statement) {
      const { dialect } = context.policy.recognition;
      const key = conditionKeyName(entry.key.value, dialect);
      if (key !== (dialect === 'ram' ? 'acs:MFAPresent' : 'aws:multifactorauthpresent')) return;
      const term = termOf(entry, statement, context);
      const only = entry.values.length === 1 ? entry.values[0] : undefined;
      if (term?.operator === undefined || term.parts.quantifier !== undefined || only === undefined) return;
      const answer = valueText(only);
      if (term.operator.type === 'null') checkNull(answer, entry, statement, context);
      else if (term.operator.type === 'boolean') checkBool(answer, term, statement, context);
    },
  },
});

export default rule;

function checkNull(answer: string, entry: ConditionEntry, statement: Statement, { document, report }: Context): void {
  if (statement.effect?.value !== 'Allow') return;
  if (answer === 'true') report({ at: entry.key.span, message: 'allow false' });
  if (answer !== 'false' || asksFor('true', entry, statement)) return;
  const edits = moveKey(document.text, statement, entry, 'Bool', '"true"');
  const fixes: readonly FindingFix<Title>[] = edits === undefined ? [] : [{ title: 'bool', grade: 'narrows', edits }];
  report({ at: entry.key.span, message: 'allow null', args: [entry.key.value], fixes });
}

function checkBool(answer: string, { entry, parts }: ConditionTerm, statement: Statement, context: Context): void {
  const { document, policy, report } = context;
  const { operator, key } = entry;
  const args = [operator.value, key.value];
  const isAllow = statement.effect?.value === 'Allow';
  if (statement.effect === undefined || (answer !== 'true' && answer !== 'false')) return;
  if (isAllow && answer === 'false') {
    const [value] = entry.values;
    const fixes: readonly FindingFix<Title>[] =
      value === undefined ? [] : [{ title: 'true', grade: 'choice', edits: [replaceNode(value, '"true"')] }];
    report({ at: value?.span ?? key.span, message: 'allow false', fixes });
  } else if (!isAllow && answer === 'true') {
    // RAM has no operator that also takes in the requests without the key.
    const isIam = policy.recognition.dialect === 'iam';
    const edits = isIam ? moveKey(document.text, statement, entry, 'BoolIfExists', '"false"') : undefined;
    const fixes: readonly FindingFix<Title>[] = edits === undefined ? [] : [{ title: 'false', grade: 'choice', edits }];
    report({ at: entry.values[0]?.span ?? key.span, message: 'deny true', fixes });
  } else if (isAllow && parts.ifExists) {
    const edits = moveKey(document.text, statement, entry, 'Bool');
    const fixes: readonly FindingFix<Title>[] =
      edits === undefined ? [] : [{ title: 'exact', args: ['Bool'], grade: 'narrows', edits }];
    report({ at: operator.span, message: 'allow absent', args, fixes });
  } else if (!isAllow && !parts.ifExists) {
    if (policy.recognition.dialect === 'ram') {
      report({ at: key.span, level: 'info', message: 'deny absent ram', args });
    } else if (!policy.statements.some((other) => deniesAbsence(other, key.value))) {
      const edits = moveKey(document.text, statement, entry, 'BoolIfExists');
      const fixes: readonly FindingFix<Title>[] =
        edits === undefined ? [] : [{ title: 'lenient', args: ['BoolIfExists'], grade: 'choice', edits }];
      report({ at: operator.span, message: 'deny absent', args, fixes });
    }
  }
}

/** Whether the same statement asks for the value too. */
function asksFor(answer: string, { key }: ConditionEntry, { conditions }: Statement): boolean {
  return conditions.some(
    (other) =>
      other.key.value.toLowerCase() === key.value.toLowerCase() &&
      other.operator.value === 'Bool' &&
      other.values.some((node) => valueText(node) === answer),
  );
}
