import { type AccessPolicy, type AccessStatement, accessOf } from '../../access/accessPolicy.ts';
import { statementCovers, termsOverlap } from '../../access/cover.ts';
import { allowsNothingNew } from '../../access/diff.ts';
import { reduce } from '../../access/grants.ts';
import type { Statement } from '../../document/policy.ts';
import type { PolicyDocument } from '../../document/policyDocument.ts';
import { type Locale, type Localized, say } from '../../text/locale.ts';
import { linesPhrase } from '../describe/textPlace.ts';

const words = {
  void: {
    en: 'A statement to be inserted applies to nothing, because an element is missing or wrong.',
    'zh-cn': '要插入的语句缺少元素或元素有误，不适用于任何请求。',
  },
  denied: {
    en: 'A Deny of this policy takes away all that the statement would allow, in {0}.',
    'zh-cn': '此策略中的 Deny 会收回该语句允许的全部内容（{0}）。',
  },
  allowed: { en: 'This policy already allows all of that, in {0}.', 'zh-cn': '此策略已允许这些内容（{0}）。' },
  said: { en: 'This policy already says all of that, in {0}.', 'zh-cn': '此策略已包含这些内容（{0}）。' },
} as const satisfies Readonly<Record<string, Localized>>;

/**
 * Those of some statements that allow or deny what a policy does not.
 * A sentence where one of them is of no effect, or where the policy needs none.
 * @param before the policy, of which `document` is the text
 * @param inserted the policy of the statements
 */
export function neededStatements(
  before: AccessPolicy,
  inserted: AccessPolicy,
  document: PolicyDocument,
  locale: Locale,
): readonly Statement[] | string {
  const nothing = accessOf({ ...before.policy, statements: [] });
  const read = [...inserted.allows, ...inserted.denies];
  const { statements } = inserted.policy;
  const found = statements.map((own) =>
    weigh(
      read.find(({ statement }) => statement === own),
      before,
      nothing,
    ),
  );
  const refused = found.find(({ verdict }) => verdict === 'void' || verdict === 'denied');
  if (refused !== undefined) {
    const { verdict, because } = refused;
    return verdict === 'void'
      ? say(words.void, locale)
      : say(words.denied, locale, [placesOf(because, document, locale)]);
  }
  const needed = statements.filter((_, index) => found[index]?.verdict === 'needed');
  if (needed.length > 0) return needed;
  const isAllowed = inserted.denies.length === 0;
  const because = found.flatMap((each) => each.because);
  return say(isAllowed ? words.allowed : words.said, locale, [placesOf(because, document, locale)]);
}

interface Weight {
  readonly verdict: 'needed' | 'there' | 'denied' | 'void';
  /** Statements of the policy that decide it. */
  readonly because: readonly AccessStatement[];
}

/** @param statement `undefined` for one without a legal Effect */
function weigh(statement: AccessStatement | undefined, before: AccessPolicy, nothing: AccessPolicy): Weight {
  const needed: Weight = { verdict: 'needed', because: [] };
  if (statement === undefined) return { verdict: 'void', because: [] };
  const asAllow: AccessPolicy = { ...nothing, allows: [{ ...statement, effect: 'Allow' }] };
  if (allowsNothingNew(nothing, asAllow)) return { verdict: 'void', because: [] };
  if (statement.effect === 'Deny') {
    const because = before.denies.filter((deny) => statementCovers(deny, statement));
    return because.length > 0 ? { verdict: 'there', because } : needed;
  }
  const weighed: AccessPolicy = { ...asAllow, denies: before.denies };
  if (allowsNothingNew(nothing, weighed)) {
    const deniedBy = reduce(weighed).flatMap((grant) => grant.deniedBy);
    return { verdict: 'denied', because: deniedBy.length > 0 ? deniedBy : touching(before.denies, statement) };
  }
  if (!allowsNothingNew(before, weighed)) return needed;
  const whole = before.allows.filter((allow) => statementCovers(allow, statement));
  return { verdict: 'there', because: whole.length > 0 ? whole : touching(before.allows, statement) };
}

function touching(statements: readonly AccessStatement[], { actions }: AccessStatement): readonly AccessStatement[] {
  return statements.filter((each) => termsOverlap(each.actions, actions));
}

function placesOf(statements: readonly AccessStatement[], document: PolicyDocument, locale: Locale): string {
  const nodes = statements.map(({ statement }) => statement.node);
  return linesPhrase(
    document,
    nodes.toSorted((a, b) => a.span.start - b.span.start),
    locale,
  );
}
