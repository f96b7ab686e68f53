import type { ConditionOperator, Grammar } from '../../grammar/grammar.ts';
import { type Locale, type Localized, say } from '../../text/locale.ts';
import { policyName } from './element.ts';
import { blocks, headline } from './markdown.ts';

const words = {
  absent: { en: 'False when the request lacks the key.', 'zh-cn': '请求中没有该条件键时为假。' },
  absentObserved: {
    en: 'Observed: false when the request lacks the key.',
    'zh-cn': '据观察，请求中没有该条件键时为假。',
  },
} as const satisfies Record<string, Localized>;

/** What a condition operator compares, how it takes several values, and what it says of a request without the key. */
export function describeOperator(
  text: string,
  { operator, modifiers }: ConditionOperator,
  { dialect, kind }: Pick<Grammar, 'dialect' | 'kind'>,
  locale: Locale,
): string {
  return blocks(
    headline(text, policyName(dialect, kind, locale)),
    say(operator.description, locale),
    modifiers.length === 0 && isFalseWithoutKey(operator.name)
      ? say(dialect === 'ram' ? words.absentObserved : words.absent, locale)
      : undefined,
    ...modifiers.map((modifier) => say(modifier.description, locale)),
  );
}

/** Negated operators, Null and Bool say themselves what an absent key does. */
function isFalseWithoutKey(operator: string): boolean {
  return !operator.includes('Not') && operator !== 'Null' && operator !== 'Bool';
}
