import type { ConditionType, DialectCatalogue } from '../../catalogue/catalogue.ts';
import { hasWildcard } from '../../document/actionPattern.ts';
import { spellConditionOperator } from '../../document/conditionOperator.ts';
import { parseIpRange } from '../../document/ipRange.ts';
import type { Statement } from '../../document/policy.ts';
import { say } from '../../text/locale.ts';
import { moveKey } from '../moveKey.ts';
import { defineRule, type FindingFix, type Level, type Rule, type RuleContext } from '../rule.ts';
import { type ConditionTerm, termOf, valueText } from './conditionTerm.ts';
import { isMismatched, typeWords } from './operatorTypes.ts';

type Context = RuleContext<'mismatch' | 'arn', 'replace'>;

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'warning',
  messages: {
    mismatch: {
      en: '"{0}" compares {1}, while "{2}" holds {3}.',
      'zh-cn': '“{0}”用于比较{1}，而“{2}”的值为{3}。',
    },
    arn: {
      en: 'Under "{0}" a star reaches across the colons of an ARN; "{1}" compares part by part.',
      'zh-cn': '在“{0}”中，“*”可以跨越 ARN 的冒号匹配；“{1}”会逐段比较。',
    },
  },
  fixTitles: {
    replace: { en: 'Compare "{0}" with "{1}"', 'zh-cn': '改用“{1}”比较“{0}”' },
  },
  visit: {
    condition(entry, context, statement) {
      const term = termOf(entry, statement, context);
      if (term?.operator === undefined || term.operator.type === 'null' || term.key?.type === undefined) return;
      if (isMismatched(term, context.policy.recognition.dialect)) {
        context.report({
          at: entry.key.span,
          level: levelOf(term, context),
          message: 'mismatch',
          args: [
            entry.operator.value,
            say(typeWords[term.operator.type], context.locale),
            entry.key.value,
            say(typeWords[term.key.type], context.locale),
          ],
          fixes: replacing(term, counterpart(term, term.key.type, context.catalogue), statement, context),
        });
      } else if (readsArnAsText(term)) {
        const base = term.parts.base.replace('String', 'Arn');
        context.report({
          at: entry.key.span,
          level: 'info',
          message: 'arn',
          args: [entry.operator.value, spellConditionOperator({ ...term.parts, base })],
          fixes: replacing(term, base, statement, context),
        });
      }
    },
  },
});

export default rule;

function replacing(
  { entry, parts }: ConditionTerm,
  base: string | undefined,
  statement: Statement,
  { document }: Context,
): readonly FindingFix<'replace'>[] {
  if (base === undefined) return [];
  const wanted = spellConditionOperator({ ...parts, base });
  const edits = moveKey(document.text, statement, entry, wanted);
  return edits === undefined ? [] : [{ title: 'replace', args: [entry.key.value, wanted], grade: 'choice', edits }];
}

/**
 * The types of RAM's service keys are read from examples, those of its global keys from its reference.
 * A boolean compared as the text that stands for it is found right.
 */
function levelOf({ key, operator, entry }: ConditionTerm, { policy }: Context): Exclude<Level, 'off'> {
  const isUsable = key?.type === 'boolean' && operator?.type === 'string' && entry.values.every(isBooleanText);
  const isSure = policy.recognition.dialect === 'iam' || key?.global === true;
  return isSure && !isUsable ? 'warning' : 'info';
}

function isBooleanText(node: ConditionTerm['entry']['values'][number]): boolean {
  return /^(?:true|false)$/.test(valueText(node));
}

function readsArnAsText({ key, operator, entry }: ConditionTerm): boolean {
  return (
    key?.type === 'arn' &&
    operator?.type === 'string' &&
    operator.wildcards &&
    entry.values.some((node) => hasWildcard(valueText(node)) && valueText(node) !== '*')
  );
}

/** The operator of the key's type that asks the same, where the values can be read so. */
function counterpart(
  { entry, operator, parts: { base } }: ConditionTerm,
  wanted: ConditionType,
  { operators }: DialectCatalogue,
): string | undefined {
  if (operator === undefined) return undefined;
  const name = nameFor(base, operator.negated, wanted, entry.values.map(valueText));
  return operators.some((each) => each.name === name) ? name : undefined;
}

function nameFor(base: string, negated: boolean, wanted: ConditionType, values: readonly string[]): string | undefined {
  const comparison = base.replace(/^(?:String|Numeric|Date|Arn)(?=[A-Z])/, '').replace('IgnoreCase', '');
  switch (wanted) {
    case 'boolean':
      return !negated && values.every((value) => value === 'true' || value === 'false') ? 'Bool' : undefined;
    case 'ip':
      if (values.some((value) => parseIpRange(value) === undefined)) return undefined;
      return negated ? 'NotIpAddress' : 'IpAddress';
    case 'string':
      return `String${comparison === 'Bool' ? 'Equals' : comparison}`;
    case 'number':
      return `Numeric${comparison.replace('Like', 'Equals')}`;
    case 'date':
      return `Date${comparison.replace('Like', 'Equals')}`;
    case 'arn':
    case 'binary':
      return undefined;
  }
}
