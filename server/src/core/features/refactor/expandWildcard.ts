import type { Action, DialectCatalogue } from '../../catalogue/catalogue.ts';
import { hasWildcard } from '../../document/actionPattern.ts';
import type { ActionElement, Statement } from '../../document/policy.ts';
import type { PolicyDocument } from '../../document/policyDocument.ts';
import { type Locale, type Localized, say } from '../../text/locale.ts';
import { intersects } from '../../text/span.ts';
import type { FeatureContext } from '../context.ts';
import { putInPlace, withoutItems } from './listLayout.ts';
import type { AccessEffect, Offer, RefactoringSort, RefactorPlace } from './refactoring.ts';
import { itemsOf, slotsOf, type ValueSlot } from './slots.ts';

/** More than this many names in place of one would be read by nobody, and no policy has room for them. */
const mostActions = 150;

const words = {
  expand: { en: 'Expand "{0}" to its {1} known actions', 'zh-cn': '将“{0}”展开为 {1} 个已知操作' },
  expandOne: { en: 'Replace "{0}" with the one known action it matches', 'zh-cn': '将“{0}”替换为其匹配的唯一已知操作' },
  partly: {
    en: '{0}; "{1}" may have others, which no longer match',
    'zh-cn': '{0}；“{1}”可能还有其他操作，将不再匹配',
  },
  later: {
    en: '{0}; actions added later no longer match',
    'zh-cn': '{0}；今后新增的操作将不再匹配',
  },
  expandAny: { en: 'Expand "{0}" to its actions', 'zh-cn': '将“{0}”展开为具体操作' },
  tooMany: {
    en: '"{0}" matches {1} known actions, and a list of more than {2} serves nobody.',
    'zh-cn': '“{0}”匹配 {1} 个已知操作，超过 {2} 个的列表难以阅读。',
  },
} as const satisfies Readonly<Record<string, Localized>>;

/** Puts the actions that the catalogue knows in the place of a wildcard under the cursor. */
export const expandWildcard: RefactoringSort = {
  kind: 'refactor.rewrite.rampart.expandWildcard',
  find({ document, policy, statements, range }: RefactorPlace, { catalogue, locale }: FeatureContext) {
    return statements.flatMap((statement) =>
      statement.actions
        .filter(({ node }) => intersects(node.span, range))
        .flatMap((action) => expansion(action, statement, document, catalogue[policy.recognition.dialect], locale)),
    );
  },
};

function expansion(
  action: ActionElement,
  statement: Statement,
  document: PolicyDocument,
  catalogue: DialectCatalogue,
  locale: Locale,
): readonly Offer[] {
  const { node, text, pattern } = action;
  const { service: prefix } = pattern;
  if (!pattern.hasWildcard || prefix === undefined || hasWildcard(prefix)) return [];
  const service = catalogue.service(prefix);
  const matched = catalogue.actionsMatching(pattern);
  if (service === undefined || matched.length === 0) return [];
  if (matched.length > mostActions) {
    const reason = say(words.tooMany, locale, [text, `${matched.length}`, `${mostActions}`]);
    return [{ title: say(words.expandAny, locale, [text]), reason }];
  }
  const slot = slotsOf(statement).find((each) => itemsOf(each).includes(node));
  if (slot === undefined) return [];
  const edits = replacement(action, matched, slot, statement, document);
  if (edits === undefined) return [];
  const access = accessOfNarrowerList(action, statement);
  const plain = say(matched.length === 1 ? words.expandOne : words.expand, locale, [text, `${matched.length}`]);
  const title =
    service.actionList !== 'complete'
      ? say(words.partly, locale, [plain, service.prefix])
      : access === 'widens'
        ? say(words.later, locale, [plain])
        : plain;
  return [{ title, access, edits }];
}

/** The edits that write out the actions that the list does not name yet; `undefined` where a comment would get lost. */
function replacement(
  { node }: ActionElement,
  matched: readonly Action[],
  { value }: ValueSlot,
  { actions }: Statement,
  document: PolicyDocument,
): ReturnType<typeof withoutItems> {
  const list = value.type === 'array' ? value : undefined;
  const items = new Set<unknown>(list?.items);
  const named = new Set(actions.filter((other) => items.has(other.node)).map(({ text }) => text.toLowerCase()));
  const fresh = matched.filter(({ id }) => !named.has(id.toLowerCase()));
  if (fresh.length === 0) return list === undefined ? undefined : withoutItems(document, list, new Set([node]));
  return [
    putInPlace(
      document.text,
      node,
      list,
      fresh.map(({ id }) => JSON.stringify(id)),
    ),
  ];
}

/** Fewer actions in an Allow allow less; in a Deny, or among exceptions, they allow more. */
function accessOfNarrowerList({ negated }: ActionElement, { effect }: Statement): AccessEffect {
  return (effect?.value === 'Allow') === negated ? 'widens' : 'narrows';
}
