import type { AccessPolicy, AccessStatement } from '../../access/accessPolicy.ts';
import { type AccessChange, allowsNothingNew } from '../../access/diff.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { PolicyDocument } from '../../document/policyDocument.ts';
import { type Locale, type Localized, say } from '../../text/locale.ts';
import { accessPhrase, changedPart, exceptionPhrase } from '../describe/accessChange.ts';
import type { PolicyDifference } from './comparePolicies.ts';
import { examplePhrase, otherResources } from './examplePhrase.ts';

const words = {
  gained: { en: '{0} is allowed now and was not before{1}.', 'zh-cn': '{0}现在允许，此前不允许{1}。' },
  lost: { en: '{0} was allowed before and is not any more{1}.', 'zh-cn': '{0}此前允许，现在不再允许{1}。' },
  widened: { en: '{0} is allowed in more cases than before{1}.', 'zh-cn': '{0}允许的情况比此前多{1}。' },
  narrowed: { en: '{0} is allowed in fewer cases than before{1}.', 'zh-cn': '{0}允许的情况比此前少{1}。' },
} as const satisfies Readonly<Record<PolicyDifference['kind'], Localized>>;

const examples = {
  widened: { en: ', for example {0}', 'zh-cn': '，例如：{0}' },
  narrowed: { en: ', for example no longer {0}', 'zh-cn': '，例如不再允许：{0}' },
} as const satisfies Readonly<Record<string, Localized>>;

const elsewhere = {
  widened: { en: ', until now only on {0}', 'zh-cn': '，此前仅限于资源：{0}' },
  narrowed: { en: ', now only on {0}', 'zh-cn': '，现在仅限于资源：{0}' },
} as const satisfies Readonly<Record<string, Localized>>;

/** What a difference is told with. */
interface Surroundings {
  /** The policy that allows it, and the one that does not. */
  readonly policy: AccessPolicy;
  readonly other: AccessPolicy;
  /** The text of the policy that allows it. */
  readonly document: PolicyDocument;
  readonly catalogue: Catalogue;
  readonly locale: Locale;
}

/** One sentence on what one policy allows and another one does not. */
export function differenceSentence(
  kind: PolicyDifference['kind'],
  change: AccessChange,
  { policy, other, document, catalogue, locale }: Surroundings,
): string {
  const part = changedPart(change, policy, other);
  const phrase = accessPhrase(part, locale);
  if (kind === 'gained' || kind === 'lost' || isApart(part, policy, other)) {
    const whole = kind === 'gained' || kind === 'widened' ? 'gained' : 'lost';
    return say(words[whole], locale, [phrase, exceptionPhrase(change, policy, document, locale)]);
  }
  const example = examplePhrase(change, { policy, other, catalogue, locale });
  if (example !== undefined) return say(words[kind], locale, [phrase, say(examples[kind], locale, [example])]);
  const resources = otherResources(change, other, locale);
  const tail = resources === undefined ? '' : say(elsewhere[kind], locale, [resources]);
  return say(words[kind], locale, [phrase, tail]);
}

/** Whether no Allow of the other policy takes in any request of a part of this one; `true` is certain. */
function isApart(part: AccessStatement, policy: AccessPolicy, other: AccessPolicy): boolean {
  const alone: AccessPolicy = { ...policy, allows: [part], denies: [] };
  const asDenies = other.allows.map((allow): AccessStatement => ({ ...allow, effect: 'Deny' }));
  return allowsNothingNew({ ...alone, denies: asDenies }, alone);
}
