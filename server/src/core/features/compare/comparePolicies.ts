import type { Range } from 'vscode-languageserver-types';
import { type AccessChange, diff } from '../../access/diff.ts';
import type { PolicyDocument } from '../../document/policyDocument.ts';
import { type Localized, say } from '../../text/locale.ts';
import type { FeatureContext } from '../context.ts';
import { accessAs } from '../describe/policyPair.ts';
import { linesPhrase } from '../describe/textPlace.ts';
import { rangeOf } from '../problems.ts';
import { chosenPair, type PolicyPair, type Side, sides } from './chosenPair.ts';
import { differenceSentence } from './differenceSentence.ts';

/** One thing that one of two policies allows and the other does not. */
export interface PolicyDifference {
  /** In what the later policy allows: actions won at all, more of them; in what only the earlier one does: actions lost at all, less of them. */
  readonly kind: 'gained' | 'widened' | 'lost' | 'narrowed';
  readonly sentence: string;
  /** Where it stands: in the later text for `gained` and `widened`, else in the earlier one. */
  readonly uri: string;
  readonly range: Range;
}

/** How what one policy allows differs from what another allowed, all Denies weighed. */
export interface ComparePoliciesResult {
  /** One sentence on the whole; where a text holds several policies, another one says which was compared. */
  readonly summary: string;
  readonly isSame: boolean;
  /** What is won first; each kind in the order of its text. */
  readonly differences: readonly PolicyDifference[];
  /** Why no comparison can be made; then nothing else is said. */
  readonly refusal?: string;
}

const summaries = {
  same: { en: 'Both policies allow the same.', 'zh-cn': '两个策略允许的内容相同。' },
  more: {
    en: 'More is allowed than before, and nothing less.',
    'zh-cn': '比此前允许得更多，且没有减少任何权限。',
  },
  less: {
    en: 'Less is allowed than before, and nothing more.',
    'zh-cn': '比此前允许得更少，且没有增加任何权限。',
  },
  both: {
    en: 'Some things are allowed that were not before, and some are no longer allowed.',
    'zh-cn': '增加了一些权限，也减少了一些权限。',
  },
} as const satisfies Readonly<Record<string, Localized>>;

const chosen: Localized = {
  en: 'Of the {0} policies in the {1} text, the one in {2} was compared.',
  'zh-cn': '{1}文本中有 {0} 个策略，比较的是{2}的策略。',
};
const end: Localized = { en: ' ', 'zh-cn': '' };

/** Compares what the policies of two texts allow, by the access engine. */
export function comparePolicies(
  before: PolicyDocument,
  after: PolicyDocument,
  { catalogue, locale }: Pick<FeatureContext, 'catalogue' | 'locale'>,
): ComparePoliciesResult {
  const pair = chosenPair(before, after, locale);
  if (typeof pair === 'string') return { summary: '', isSame: false, differences: [], refusal: pair };
  const access = { before: accessAs(pair.before, pair.shared), after: accessAs(pair.after, pair.shared) };
  const { gained, widened, lost, narrowed } = diff(access.before, access.after);
  const told = (
    kind: PolicyDifference['kind'],
    changes: readonly AccessChange[],
    side: Side,
  ): readonly PolicyDifference[] => {
    const document = side === 'after' ? after : before;
    const other = side === 'after' ? access.before : access.after;
    return changes.map((change) => ({
      kind,
      sentence: differenceSentence(kind, change, { policy: access[side], other, document, catalogue, locale }),
      uri: document.textDocument.uri,
      range: rangeOf(document, (change.action ?? change.statement.statement).node.span),
    }));
  };
  const differences = [
    ...told('gained', gained, 'after'),
    ...told('widened', widened, 'after'),
    ...told('lost', lost, 'before'),
    ...told('narrowed', narrowed, 'before'),
  ];
  const isMore = gained.length + widened.length > 0;
  const isLess = lost.length + narrowed.length > 0;
  const sentence = say(summaries[isMore ? (isLess ? 'both' : 'more') : isLess ? 'less' : 'same'], locale);
  return {
    summary: [sentence, ...choiceSentences({ before, after }, pair, locale)].join(end[locale]),
    isSame: !isMore && !isLess,
    differences,
  };
}

function choiceSentences(
  documents: Readonly<Record<Side, PolicyDocument>>,
  pair: PolicyPair,
  locale: FeatureContext['locale'],
): readonly string[] {
  return (['before', 'after'] as const).flatMap((side) => {
    const document = documents[side];
    if (document.policies.length < 2) return [];
    const place = linesPhrase(document, [pair[side]], locale);
    return say(chosen, locale, [`${document.policies.length}`, say(sides[side], locale), place]);
  });
}
