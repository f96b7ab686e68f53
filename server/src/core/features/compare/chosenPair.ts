import type { Policy } from '../../document/policy.ts';
import { isWhole, type PolicyDocument } from '../../document/policyDocument.ts';
import { type Locale, type Localized, say } from '../../text/locale.ts';
import { type SharedRecognition, sharedRecognition } from '../describe/policyPair.ts';
import { firstFault, positionPhrase } from '../describe/textPlace.ts';
import { dialectNames, kindNames } from '../describe/words.ts';

export type Side = 'before' | 'after';

/** The policies of two texts that are compared. */
export interface PolicyPair extends Readonly<Record<Side, Policy>> {
  readonly shared: SharedRecognition;
}

export const sides: Readonly<Record<Side, Localized>> = {
  before: { en: 'first', 'zh-cn': '第一个' },
  after: { en: 'second', 'zh-cn': '第二个' },
};

const words = {
  none: { en: 'There is no policy in the {0} text.', 'zh-cn': '{0}文本中没有策略。' },
  broken: {
    en: 'The policy in the {0} text cannot be read to its end; its JSON is broken at {1}.',
    'zh-cn': '无法完整读取{0}文本中的策略，{1}处的 JSON 有误。',
  },
  dialect: {
    en: 'The first policy is one of {0} and the second one of {1}, so what they allow cannot be compared.',
    'zh-cn': '第一个是 {0} 策略，第二个是 {1} 策略，无法比较它们允许的内容。',
  },
  kind: {
    en: 'The first policy is a {0} and the second a {1}, so what they allow cannot be compared.',
    'zh-cn': '第一个是{0}，第二个是{1}，无法比较它们允许的内容。',
  },
  mixed: {
    en: 'The statements of the {0} policy are of different kinds, so it is not clear what it allows.',
    'zh-cn': '{0}策略中的语句类型不一致，无法确定它允许的内容。',
  },
} as const satisfies Readonly<Record<string, Localized>>;

/** The first whole policies of two texts that are of one dialect and kind, or a sentence on why there are none. */
export function chosenPair(before: PolicyDocument, after: PolicyDocument, locale: Locale): PolicyPair | string {
  const [firsts, seconds] = [wholePolicies(before), wholePolicies(after)];
  const [[first], [second]] = [firsts, seconds];
  if (first === undefined) return absenceSentence(before, 'before', locale);
  if (second === undefined) return absenceSentence(after, 'after', locale);
  for (const one of firsts) {
    for (const other of seconds) {
      const shared = sharedRecognition(one, other);
      if (typeof shared === 'object') return { before: one, after: other, shared };
    }
  }
  return mismatchSentence(first, second, locale);
}

function wholePolicies(document: PolicyDocument): readonly Policy[] {
  return document.policies.filter((policy) => isWhole(document, policy));
}

function absenceSentence(document: PolicyDocument, side: Side, locale: Locale): string {
  const name = say(sides[side], locale);
  if (document.policies.length === 0) return say(words.none, locale, [name]);
  return say(words.broken, locale, [name, positionPhrase(document, firstFault(document) ?? 0, locale)]);
}

function mismatchSentence(first: Policy, second: Policy, locale: Locale): string {
  const [a, b] = [first.recognition, second.recognition];
  switch (sharedRecognition(first, second)) {
    case 'mixed':
      return say(words.mixed, locale, [say(sides[a.kindFrom === 'mixed' ? 'before' : 'after'], locale)]);
    case 'dialect':
      return say(words.dialect, locale, [dialectNames[a.dialect], dialectNames[b.dialect]]);
    default:
      return say(words.kind, locale, [say(kindNames[a.kind], locale), say(kindNames[b.kind], locale)]);
  }
}
