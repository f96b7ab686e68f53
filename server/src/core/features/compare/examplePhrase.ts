import type { AccessPolicy } from '../../access/accessPolicy.ts';
import { type Condition, conditionKeyName } from '../../access/condition.ts';
import type { AccessChange } from '../../access/diff.ts';
import { evaluate, type Request } from '../../access/evaluate.ts';
import { grantsOf } from '../../access/grants.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { hasWildcard } from '../../document/actionPattern.ts';
import { type Locale, type Localized, say } from '../../text/locale.ts';
import { plainNames } from '../describe/markdown.ts';

const words = {
  resource: { en: 'on {0}', 'zh-cn': '资源 {0}' },
  is: { en: 'with {0} {1}', 'zh-cn': '{0} 为 {1}' },
  has: { en: 'with {0}', 'zh-cn': '带有 {0}' },
  lacks: { en: 'without {0}', 'zh-cn': '不带 {0}' },
} as const satisfies Readonly<Record<string, Localized>>;
const between: Localized = { en: ' ', 'zh-cn': '，' };

/** So many actions of the catalogue are tried for one that shows a difference. */
const mostTried = 300;
/** More resources than this are counted instead of named. */
const mostResources = 3;

/** What an example is looked for in: the policy that allows it, and the one that does not. */
interface Surroundings {
  readonly policy: AccessPolicy;
  readonly other: AccessPolicy;
  readonly catalogue: Catalogue;
  readonly locale: Locale;
}

/** What of a request that only one of two policies allows tells more than the change itself; `undefined` where nothing does. */
export function examplePhrase(change: AccessChange, surroundings: Surroundings): string | undefined {
  const { action, resources, example } = change;
  const { policy, other, locale } = surroundings;
  const [check] = example?.checks ?? [];
  if (example === undefined || check === undefined) return undefined;
  const parts: string[] = [];
  const known =
    action?.pattern.hasWildcard === true ? knownAction(change, check.resource, example, surroundings) : undefined;
  if (known !== undefined) parts.push(known);
  if (isTelling(check.resource, resources)) parts.push(say(words.resource, locale, [check.resource]));
  for (const [key, values] of Object.entries(example.context.keys)) {
    const name = writtenKey(key, [policy, other]);
    const shown = values.filter((value) => value !== '').join(locale === 'en' ? ', ' : '、');
    const sort = values.length === 0 ? 'lacks' : shown === '' ? 'has' : 'is';
    parts.push(say(words[sort], locale, [name, shown]));
  }
  return parts.length === 0 ? undefined : parts.join(between[locale]);
}

/** The resources on which the other policy allows an action, where these are others than those of the change. */
export function otherResources(
  { action, resources }: AccessChange,
  other: AccessPolicy,
  locale: Locale,
): string | undefined {
  if (action === undefined || action.pattern.hasWildcard) return undefined;
  const grants = grantsOf(other, action.text);
  if (grants.some(({ statement }) => statement.resources?.negated !== false)) return undefined;
  const texts = [...new Set(grants.flatMap((grant) => grant.resources.map(({ text }) => text)))];
  if (texts.length === 0 || resources.some(({ text }) => texts.includes(text))) return undefined;
  return plainNames(texts.slice(0, mostResources), texts.length, locale);
}

/** An action of the catalogue that one policy allows in the same request and the other does not. */
function knownAction(
  { action }: AccessChange,
  resource: string,
  request: Request,
  { policy, other, catalogue }: Surroundings,
): string | undefined {
  const allows = (each: AccessPolicy, id: string): boolean =>
    evaluate([each], { ...request, checks: [{ action: id, resource }] }).outcome === 'Allow';
  // Where an action is `*`, what the other policy denies or allows by name shows the difference.
  const terms = [...other.denies, ...other.allows].flatMap(({ actions }) => actions.terms);
  const patterns = [action, ...terms.map(({ element }) => element)].flatMap((each) => {
    const service = each?.pattern.service;
    return each === undefined || service === undefined || hasWildcard(service) ? [] : [each.pattern];
  });
  let tried = 0;
  for (const pattern of patterns) {
    for (const { id } of catalogue[policy.dialect].actionsMatching(pattern)) {
      if (++tried > mostTried) return undefined;
      if (allows(policy, id) && !allows(other, id)) return id;
    }
  }
  return undefined;
}

/** Whether a resource that was found is more than a written one without its wildcards. */
function isTelling(resource: string, written: AccessChange['resources']): boolean {
  return (
    /^(?:acs|arn):.*[^:]/.test(resource) &&
    written.some(({ text }) => hasWildcard(text)) &&
    !written.some(({ text }) => text.replace(/[*?]/g, '') === resource)
  );
}

/** A condition key as it is written in one of the policies; the engine may know it in lower case only. */
function writtenKey(key: string, policies: readonly AccessPolicy[]): string {
  const isMeant = ({ entry, dialect }: Condition): boolean => conditionKeyName(entry.key.value, dialect) === key;
  const conditions = policies.flatMap(({ allows, denies }) =>
    [...allows, ...denies].flatMap((each) => each.conditions),
  );
  return conditions.find(isMeant)?.entry.key.value ?? key;
}
