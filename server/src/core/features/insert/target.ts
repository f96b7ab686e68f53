import { type ArrayNode, type ObjectNode, stringsIn } from '../../document/jsonNode.ts';
import { elementsNamed, type Policy } from '../../document/policy.ts';
import type { PolicyDocument } from '../../document/policyDocument.ts';
import { nextToken } from '../../document/tokens.ts';
import { currentVersion } from '../../rules/currentVersion.ts';
import { type Locale, type Localized, say } from '../../text/locale.ts';
import { type Span, span } from '../../text/span.ts';
import { type SharedRecognition, sharedRecognition } from '../describe/policyPair.ts';
import { firstFault, linesPhrase, positionPhrase } from '../describe/textPlace.ts';
import { dialectNames, kindNames } from '../describe/words.ts';

/** Where statements come into a policy: into its list, beside the lone value of Statement, beside a bare statement, as its first ones. */
export type Site =
  | { readonly sort: 'list'; readonly list: ArrayNode }
  | { readonly sort: 'lone' | 'bare'; readonly statement: ObjectNode }
  | { readonly sort: 'missing'; readonly owner: ObjectNode };

/** A policy that takes statements. */
export interface TargetPolicy {
  readonly policy: Policy;
  readonly site: Site;
  readonly shared: SharedRecognition;
}

/** What takes statements: a policy, or a stretch of a text that holds none yet. */
export type Target =
  | TargetPolicy
  | { readonly policy: undefined; readonly span: Span; readonly shared: SharedRecognition };

const words = {
  none: { en: 'There is no policy in this text.', 'zh-cn': '此文本中没有策略。' },
  broken: {
    en: 'This text is not valid JSON at {0}; repair that first.',
    'zh-cn': '此文本在{0}处不是有效的 JSON，请先修复。',
  },
  dialect: {
    en: 'This is a policy of {0}, which takes no statement of {1}.',
    'zh-cn': '这是 {0} 策略，不能插入 {1} 的语句。',
  },
  kind: {
    en: 'This is a {0}, which takes no statement of a {1}.',
    'zh-cn': '这是{0}，不能插入{1}的语句。',
  },
  mixed: {
    en: 'The statements of this policy are of different kinds, so it is not clear what it allows.',
    'zh-cn': '此策略中的语句类型不一致，无法确定它允许的内容。',
  },
  variables: {
    en: 'AWS fills in the policy variables of the statement only under Version "{0}", which this policy does not have.',
    'zh-cn': 'AWS 仅在 Version 为“{0}”时替换语句中的策略变量，而此策略不是该版本。',
  },
  shape: {
    en: 'Statement is neither a list nor an object in {0}.',
    'zh-cn': '{0}的 Statement 既不是列表，也不是对象。',
  },
  twice: {
    en: 'Statement stands more than once in this policy, in {0}.',
    'zh-cn': '此策略中 Statement 重复出现（{0}）。',
  },
} as const satisfies Readonly<Record<string, Localized>>;

/** The first policy of a text that takes the statements of another one, or a sentence on why none does. */
export function findTarget(document: PolicyDocument, inserted: Policy, locale: Locale): Target | string {
  const fault = firstFault(document);
  if (fault !== undefined) return say(words.broken, locale, [positionPhrase(document, fault, locale)]);
  const { dialect, kind } = inserted.recognition;
  const empty = emptyStretch(document);
  if (empty !== undefined) return { policy: undefined, span: empty, shared: { dialect, kind } };
  const found = document.policies.map((policy) => readTarget(document, policy, inserted, locale));
  return found.find((each) => typeof each !== 'string') ?? found[0] ?? say(words.none, locale);
}

const closing: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** The stretch of a text in which a new policy may stand: there is nothing but blanks and comments, or an empty value. */
function emptyStretch({ text, json: { plain } }: PolicyDocument): Span | undefined {
  const first = nextToken(plain, 0);
  if (first.type === 'end') return span(text.trimEnd().length, text.length);
  const second = nextToken(plain, first.end);
  const isEmptyValue = closing[first.type] === second.type && plain.slice(first.end, second.start).trim() === '';
  return isEmptyValue && nextToken(plain, second.end).type === 'end' ? span(first.start, second.end) : undefined;
}

function readTarget(document: PolicyDocument, policy: Policy, inserted: Policy, locale: Locale): TargetPolicy | string {
  const shared = sharedRecognition(policy, inserted);
  const [own, other] = [policy.recognition, inserted.recognition];
  if (shared === 'mixed') return say(words.mixed, locale);
  if (shared === 'dialect') return say(words.dialect, locale, [dialectNames[own.dialect], dialectNames[other.dialect]]);
  if (shared === 'kind') {
    return say(words.kind, locale, [say(kindNames[own.kind], locale), say(kindNames[other.kind], locale)]);
  }
  if (shared.dialect === 'iam' && policy.form === 'document' && policy.version?.value !== currentVersion('iam')) {
    const hasVariables = stringsIn(inserted.node).some(({ value }) => value.includes('${'));
    if (hasVariables) return say(words.variables, locale, [currentVersion('iam')]);
  }
  const site = siteOf(document, policy, locale);
  return typeof site === 'string' ? site : { policy, site, shared };
}

function siteOf(document: PolicyDocument, policy: Policy, locale: Locale): Site | string {
  const { node, form } = policy;
  if (form === 'statement' && node.type === 'object') {
    return { sort: isMember(document.text, policy) ? 'lone' : 'bare', statement: node };
  }
  const elements = elementsNamed(policy, 'Statement');
  const [element, another] = elements;
  if (another !== undefined) {
    return say(words.twice, locale, [
      linesPhrase(
        document,
        elements.map(({ member }) => member),
        locale,
      ),
    ]);
  }
  if (element === undefined && form === 'document' && node.type === 'object') return { sort: 'missing', owner: node };
  const value = element === undefined ? node : element.member.value;
  if (value?.type === 'array') return { sort: 'list', list: value };
  if (value?.type === 'object') return { sort: 'lone', statement: value };
  return say(words.shape, locale, [linesPhrase(document, [element?.member ?? policy], locale)]);
}

/** Whether a bare statement is the value of a member `Statement` in prose, which cuts policies into pieces. */
function isMember(text: string, { span: { start } }: Policy): boolean {
  return /"\s*:\s*$/.test(text.slice(Math.max(0, start - 40), start));
}
