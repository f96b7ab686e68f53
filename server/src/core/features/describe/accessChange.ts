import type { AccessPolicy, AccessStatement } from '../../access/accessPolicy.ts';
import type { Condition } from '../../access/condition.ts';
import { type AccessChange, allowsNothingNew } from '../../access/diff.ts';
import { reduce } from '../../access/grants.ts';
import type { PolicyDocument } from '../../document/policyDocument.ts';
import { type Locale, type Localized, say } from '../../text/locale.ts';
import { plainNames } from './markdown.ts';
import { linesPhrase } from './textPlace.ts';

const words = {
  allActionsBut: { en: 'every action but {0}', 'zh-cn': '除 {0} 以外的所有操作' },
  allBut: { en: 'all but {0}', 'zh-cn': '除 {0} 以外的全部' },
  resources: { en: 'on {0}', 'zh-cn': '资源：{0}' },
  principals: { en: 'by {0}', 'zh-cn': '主体：{0}' },
  conditions: { en: 'where {0}', 'zh-cn': '条件：{0}' },
  is: { en: '{0} is {1}', 'zh-cn': '{0} 为 {1}' },
  matches: { en: '{0} matches {1}', 'zh-cn': '{0} 匹配 {1}' },
  meets: { en: '{0} meets {1} {2}', 'zh-cn': '{0} 满足 {1} {2}' },
  unclear: { en: 'its Condition holds', 'zh-cn': 'Condition 成立' },
  whole: { en: '{0} {1}', 'zh-cn': '{0}（{1}）' },
  exception: { en: ', except where a Deny applies ({0})', 'zh-cn': '，Deny 适用时除外（{0}）' },
} as const satisfies Readonly<Record<string, Localized>>;

const between: Localized = { en: ' ', 'zh-cn': '；' };
const and: Localized = { en: ' and ', 'zh-cn': '，且 ' };
const or: Localized = { en: ' or ', 'zh-cn': ' 或 ' };

/** More values of an element than this are counted instead of named. */
const mostValues = 3;

/** Of the statement that a change is told of only the action, the resources and the principals for which there is a difference. */
export function changedPart(
  { statement, action, resources }: AccessChange,
  policy: AccessPolicy,
  other: AccessPolicy,
): AccessStatement {
  const { actions, principals } = statement;
  const part: AccessStatement = {
    ...statement,
    actions: { ...actions, terms: actions.terms.filter(({ element }) => action === undefined || element === action) },
    ...(statement.resources?.negated === false && {
      resources: {
        negated: false,
        terms: statement.resources.terms.filter((term) => resources.includes(term.element)),
      },
    }),
  };
  if (principals === undefined || principals.negated || principals.terms.length < 2) return part;
  const withTerms = (terms: typeof principals.terms): AccessStatement => ({
    ...part,
    principals: { negated: false, terms },
  });
  const changed = principals.terms.filter(
    (term) => !allowsNothingNew(other, { ...policy, allows: [withTerms([term])] }),
  );
  return changed.length === 0 ? part : withTerms(changed);
}

/** `kms:Decrypt on acs:kms:*:*:key/* where acs:SourceVpc is vpc-1`: what a statement with one action is about. */
export function accessPhrase(
  { actions, resources, principals, conditions, isConditionUnclear }: AccessStatement,
  locale: Locale,
): string {
  const elements = [
    [words.resources, resources],
    [words.principals, principals],
  ] as const;
  const parts = elements.flatMap(([sentence, terms]) => {
    if (terms === undefined || terms.terms.length === 0) return [];
    const named = listed(
      terms.terms.map(({ element }) => element.text),
      locale,
    );
    return say(sentence, locale, [terms.negated ? say(words.allBut, locale, [named]) : named]);
  });
  const asked = isConditionUnclear
    ? [say(words.unclear, locale)]
    : conditions.map((condition) => conditionPhrase(condition, locale));
  if (asked.length > 0) parts.push(say(words.conditions, locale, [asked.join(and[locale])]));
  const named = listed(
    actions.terms.map(({ element }) => element.text),
    locale,
  );
  const action = actions.negated ? say(words.allActionsBut, locale, [named]) : named;
  return parts.length === 0 ? action : say(words.whole, locale, [action, parts.join(between[locale])]);
}

/** What the Denies of its own policy take of a change, as the end of a sentence; empty where they take nothing. */
export function exceptionPhrase(
  { statement, action }: AccessChange,
  policy: AccessPolicy,
  document: PolicyDocument,
  locale: Locale,
): string {
  if (policy.denies.length === 0) return '';
  const denies = reduce({ ...policy, allows: [statement] })
    .filter(({ actions }) => action === undefined || actions.includes(action))
    .flatMap(({ exceptWhere }) => exceptWhere.map(({ deny }) => deny.statement.node));
  return denies.length === 0 ? '' : say(words.exception, locale, [linesPhrase(document, denies, locale)]);
}

function conditionPhrase({ entry, operator, values }: Condition, locale: Locale): string {
  const shown = values.length > mostValues ? listed(values, locale) : values.join(or[locale]);
  const isPlain =
    operator !== undefined &&
    operator.relation === '=' &&
    operator.family !== 'null' &&
    operator.quantifier === undefined &&
    !operator.negated &&
    !operator.ifExists;
  return isPlain
    ? say(operator.wildcards ? words.matches : words.is, locale, [entry.key.value, shown])
    : say(words.meets, locale, [entry.key.value, entry.operator.value, shown]);
}

function listed(texts: readonly string[], locale: Locale): string {
  return plainNames(texts.slice(0, mostValues), texts.length, locale);
}
