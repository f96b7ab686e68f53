import { type Condition, conditionKeyName, readCondition } from '../../access/condition.ts';
import { conditionsMeet } from '../../access/cover.ts';
import type { Dialect } from '../../document/dialect.ts';
import { defineRule, type Rule } from '../rule.ts';
import { type ConditionTerm, isOpen, termsOf, valueText } from './conditionTerm.ts';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'warning',
  messages: {
    never: {
      en: '"{0}" and "{1}" can never both hold for "{2}", so that the statement applies to no request.',
      'zh-cn': '对于“{2}”，“{0}”和“{1}”不可能同时成立，该语句不会对任何请求生效。',
    },
    other: {
      en: '"{0}" is asked here.',
      'zh-cn': '此处使用了“{0}”。',
    },
  },
  visit: {
    statement(statement, context) {
      const { dialect } = context.policy.recognition;
      for (const terms of termsByKey(termsOf(statement, context), dialect)) {
        const conditions = terms.map(({ entry }) => readCondition(entry, dialect, 'characters'));
        for (const [index, later] of conditions.entries()) {
          const earlier = conditions.slice(0, index).find((each) => excludeEachOther(each, later));
          if (earlier === undefined) continue;
          const [first, second] = [earlier.entry, later.entry];
          context.report({
            at: second.key.span,
            message: 'never',
            args: [first.operator.value, second.operator.value, second.key.value],
            related: [{ at: first.key.span, message: 'other', args: [first.operator.value] }],
          });
        }
      }
    },
  },
});

export default rule;

/** Terms whose values can be read, in groups of two or more that share a key. */
function termsByKey(terms: readonly ConditionTerm[], dialect: Dialect): readonly (readonly ConditionTerm[])[] {
  if (terms.length < 2) return [];
  const groups = new Map<string, ConditionTerm[]>();
  for (const term of terms) {
    const { key, values } = term.entry;
    if (values.length === 0 || values.some((node) => valueText(node).includes('${') || isOpen(valueText(node))))
      continue;
    const name = conditionKeyName(key.value, dialect);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [term]);
    else group.push(term);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** The same operator on the same key is a fault of the JSON. */
function excludeEachOther(a: Condition, b: Condition): boolean {
  return a.entry.operator !== b.entry.operator && !conditionsMeet([a], [b]);
}
