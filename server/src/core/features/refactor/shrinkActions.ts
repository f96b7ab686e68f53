import type { DialectCatalogue } from '../../catalogue/catalogue.ts';
import { type ActionPattern, actionCovers, hasWildcard, parseActionPattern } from '../../document/actionPattern.ts';
import { replaceString } from '../../document/edits.ts';
import type { JsonNode } from '../../document/jsonNode.ts';
import type { ActionElement } from '../../document/policy.ts';
import type { PolicyDocument } from '../../document/policyDocument.ts';
import { isReading } from '../../rules/action/actionGravity.ts';
import { quoted } from '../../rules/quotedList.ts';
import type { Edit } from '../../text/edit.ts';
import { type Localized, say } from '../../text/locale.ts';
import type { FeatureContext } from '../context.ts';
import { withoutItems } from './listLayout.ts';
import type { Offer, RefactoringSort, RefactorPlace } from './refactoring.ts';
import { isList, type ListSlot, slotsAt } from './slots.ts';

const words = {
  shrink: {
    en: 'Shrink {0} actions to {1}; actions added later will match too',
    'zh-cn': '将 {0} 个操作合并为{1}；今后新增的操作也会匹配',
  },
  partly: {
    en: 'Shrink {0} actions to {1}; actions that are not known or added later will match too',
    'zh-cn': '将 {0} 个操作合并为{1}；未收录的和今后新增的操作也会匹配',
  },
} as const satisfies Readonly<Record<string, Localized>>;

/** Puts wildcards in the place of actions: such as match, of all known actions, exactly those that the list matches. */
export const shrinkActions: RefactoringSort = {
  kind: 'refactor.rewrite.rampart.shrinkActions',
  find(place: RefactorPlace, { catalogue: catalogues, locale }: FeatureContext) {
    const catalogue = catalogues[place.policy.recognition.dialect];
    return slotsAt(place).flatMap((slot): readonly Offer[] => {
      const found = isList(slot) && slot.sort === 'actions' ? shorterForms(slot, catalogue) : [];
      const edits = isList(slot) ? shrinking(place.document, slot, found) : undefined;
      const [first] = found;
      if (edits === undefined || first === undefined) return [];
      const isComplete = found.every(({ isCertain }) => isCertain);
      const count = found.reduce((sum, { replaced }) => sum + replaced.length, 0);
      const texts = found.map(({ text }) => text);
      const title = say(isComplete ? words.shrink : words.partly, locale, [`${count}`, quoted(texts, locale)]);
      const isGrant = slot.statement.effect?.value === 'Allow';
      return [{ title, access: isGrant === first.replaced[0]?.negated ? 'narrows' : 'widens', edits }];
    });
  },
};

/** A wildcard that can stand for several values of a list. */
export interface ShorterForm {
  readonly text: string;
  readonly replaced: readonly ActionElement[];
  /** Whether all actions of the service are known, so that today nothing else can match. */
  readonly isCertain: boolean;
}

/**
 * The wildcards that shorten a list of actions without a known action more or less.
 * None stands for actions that only look and such that change something, unless the whole service is meant.
 */
export function shorterForms(
  { statement, value: list }: ListSlot,
  catalogue: DialectCatalogue,
): readonly ShorterForm[] {
  const services = new Map<string, ActionElement[]>();
  const items = new Set<JsonNode>(list.items);
  for (const action of statement.actions) {
    const prefix = action.pattern.service?.toLowerCase();
    if (prefix === undefined || hasWildcard(prefix) || !items.has(action.node)) continue;
    const group = services.get(prefix);
    if (group === undefined) services.set(prefix, [action]);
    else group.push(action);
  }
  return [...services].flatMap(([prefix, actions]) => formsOfService(prefix, actions, catalogue));
}

function formsOfService(
  prefix: string,
  actions: readonly ActionElement[],
  catalogue: DialectCatalogue,
): readonly ShorterForm[] {
  const service = catalogue.service(prefix);
  if (service === undefined || actions.length < 2) return [];
  const isCertain = service.actionList === 'complete';
  const matched = new Set(actions.flatMap(({ pattern }) => catalogue.actionsMatching(pattern)).map(({ name }) => name));
  const forms: ShorterForm[] = [];
  const taken = new Set<ActionElement>();
  const visit = (names: readonly string[], begin: string): void => {
    const pattern = parseActionPattern(`${service.prefix}:${begin}*`);
    const replaced = actions.filter((action) => !taken.has(action) && isTakenBy(pattern, action, catalogue));
    if (replaced.length < 2) return;
    const isFit = names.every((name) => matched.has(name)) && standsFor(pattern, matched, catalogue);
    if (isFit && (begin === '' ? isCertain : isOfOneSort(pattern, catalogue))) {
      forms.push({ text: pattern.text, replaced, isCertain });
      for (const action of replaced) taken.add(action);
      return;
    }
    for (const [longer, group] of byNextWord(names, begin)) {
      if (group.filter((name) => matched.has(name)).length > 1) visit(group, longer);
    }
  };
  visit(catalogue.actionNames(prefix), '');
  return forms;
}

/** Whether a wildcard matches nothing but these; letter case does not matter to it. */
function standsFor(pattern: ActionPattern, names: ReadonlySet<string>, catalogue: DialectCatalogue): boolean {
  return catalogue.actionsMatching(pattern).every(({ name }) => names.has(name));
}

/** What the catalogue does not know stays as it stands. */
function isTakenBy(outer: ActionPattern, { pattern }: ActionElement, catalogue: DialectCatalogue): boolean {
  if (!actionCovers(outer, pattern)) return false;
  return pattern.hasWildcard || catalogue.action(pattern.text) !== undefined;
}

function isOfOneSort(pattern: ActionPattern, catalogue: DialectCatalogue): boolean {
  const actions = catalogue.actionsMatching(pattern);
  const levels = new Set(actions.map((action) => (isReading(action) ? 'reading' : action.level)));
  return levels.size === 1;
}

/**
 * Names that begin alike, by their beginning with one word more, the shortest first: `List` also takes what begins with `Lists`.
 * A name that ends where the others begin is in no group.
 */
function byNextWord(names: readonly string[], begin: string): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const word = /^(?:[A-Z]+(?![a-z])|[A-Z]?[a-z]+|.)\d*/.exec(name.slice(begin.length))?.[0] ?? '';
    const longer = begin + word;
    if (longer === begin) continue;
    const group = groups.get(longer);
    if (group === undefined) groups.set(longer, [name]);
    else group.push(name);
  }
  return new Map([...groups].toSorted(([a], [b]) => a.length - b.length));
}

/** The edits that put the shorter forms in place; `undefined` where there are none or a comment would get lost. */
export function shrinking(
  document: PolicyDocument,
  { value: list }: ListSlot,
  forms: readonly ShorterForm[],
): readonly Edit[] | undefined {
  if (forms.length === 0) return undefined;
  const gone = forms.flatMap(({ replaced }) => replaced.slice(1).map(({ node }) => node));
  const cuts = withoutItems(document, list, new Set(gone));
  if (cuts === undefined) return undefined;
  const written = forms.flatMap(({ text, replaced: [first] }) => (first ? [replaceString(first.node, text)] : []));
  return [...written, ...cuts];
}
