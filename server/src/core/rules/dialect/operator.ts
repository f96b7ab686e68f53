import { hasWildcard } from '../../document/actionPattern.ts';
import { parseConditionOperator, spellConditionOperator } from '../../document/conditionOperator.ts';
import { replaceString } from '../../document/edits.ts';
import type { ConditionEntry, Statement } from '../../document/policy.ts';
import { type Grammar, grammarOf } from '../../grammar/grammar.ts';
import { isForeignStatement } from '../otherCloud.ts';
import { defineRule, type Rule } from '../rule.ts';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  console: true,
  dialects: ['ram'],
  messages: {
    none: {
      en: '"{0}" is a condition operator of AWS, and RAM has none that does the same.',
      'zh-cn': '“{0}”是 AWS 的条件运算符，RAM 中没有对应的条件运算符。',
    },
    counterpart: {
      en: '"{0}" is a condition operator of AWS; in RAM "{1}" comes nearest.',
      'zh-cn': '“{0}”是 AWS 的条件运算符；RAM 中最接近的是“{1}”。',
    },
    'for any value': {
      en: '"{0}" is documented for AWS; whether RAM knows "ForAnyValue:" is not known.',
      'zh-cn': '“{0}”见于 AWS 文档；RAM 是否支持“ForAnyValue:”尚不明确。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{0}"', 'zh-cn': '替换为“{0}”' },
  },
  visit: {
    condition(entry, context, statement) {
      const { grammar, report } = context;
      const entries = statement.conditions.filter(({ operator }) => operator === entry.operator);
      // The operator stands once for all its keys.
      if (entries[0] !== entry || isForeignStatement(statement, context)) return;
      const { span: at, value: text } = entry.operator;
      const { quantifier, base, ifExists } = parseConditionOperator(text);
      const isForeign = isForeignOperator(base, grammar);
      if (!isForeign && !(ifExists && isOperator(base, grammar))) {
        if (quantifier === 'ForAnyValue') report({ at, level: 'hint', message: 'for any value', args: [text] });
        return;
      }
      const nearest = isForeign ? stringOperator(base, entries) : base;
      if (nearest === undefined) {
        report({ at, message: 'none', args: [text] });
        return;
      }
      const wanted = spellConditionOperator({ quantifier, base: nearest, ifExists: false });
      const edits = [replaceString(entry.operator, wanted)];
      report({
        at,
        message: 'counterpart',
        args: [text, wanted],
        fixes: isTaken(wanted, statement) ? [] : [{ title: 'replace', args: [wanted], grade: 'choice', edits }],
      });
    },
  },
});

export default rule;

function isOperator(name: string, { conditionOperators }: Grammar): boolean {
  return conditionOperators.some((operator) => operator.name === name);
}

function isForeignOperator(name: string, grammar: Grammar): boolean {
  return !isOperator(name, grammar) && isOperator(name, grammarOf('iam', grammar.kind));
}

/** RAM compares ARNs as strings; AWS takes wildcards under both of its ARN operators. */
function stringOperator(name: string, entries: readonly ConditionEntry[]): string | undefined {
  const parts = /^Arn(?<negation>Not)?(?:Equals|Like)$/.exec(name);
  if (parts === null) return undefined;
  const values = entries.flatMap((entry) => entry.values);
  const isPattern = values.some((value) => value.type === 'string' && hasWildcard(value.value));
  return `String${parts.groups?.['negation'] ?? ''}${isPattern ? 'Like' : 'Equals'}`;
}

function isTaken(operator: string, { conditions }: Statement): boolean {
  return conditions.some((entry) => entry.operator.value === operator);
}
