import { expand } from '../../access/expand.ts';
import type { AccessLevel, Action, DialectCatalogue } from '../../catalogue/catalogue.ts';
import { type ActionPattern, hasWildcard } from '../../document/actionPattern.ts';
import { type Locale, type Localized, say } from '../../text/locale.ts';
import { blocks, code, headline, names, namesOf, table } from './markdown.ts';
import { dialectNames, footer, gravestLevels, levelNames } from './words.ts';

const words = {
  matches: { en: 'matches {0} known actions', 'zh-cn': '匹配 {0} 个已知操作' },
  matchesOne: { en: 'matches 1 known action', 'zh-cn': '匹配 1 个已知操作' },
  matchesInServices: { en: 'matches {0} known actions of {1} services', 'zh-cn': '匹配 {1} 个服务的 {0} 个已知操作' },
  matchesNone: { en: 'matches no known action', 'zh-cn': '不匹配任何已知操作' },
  everything: {
    en: 'Every action of every service, also those that the catalogue does not list.',
    'zh-cn': '所有服务的所有操作，包括目录未收录的操作。',
  },
  noList: {
    en: 'The catalogue has no list of the actions of {0}, so it cannot tell what else matches.',
    'zh-cn': '目录中没有 {0} 的操作列表，无法判断还会匹配哪些操作。',
  },
  partial: {
    en: 'The catalogue knows only some of the actions of {0}, so it cannot tell what else matches.',
    'zh-cn': '目录只收录了 {0} 的部分操作，无法判断还会匹配哪些操作。',
  },
  unknownService: { en: 'The catalogue knows no service {0}.', 'zh-cn': '目录中没有服务 {0}。' },
  notListed: { en: 'not in the {0} catalogue', 'zh-cn': '不在 {0} 目录中' },
  mayExist: {
    en: 'The catalogue does not know all actions of {0}, so it may exist all the same.',
    'zh-cn': '目录未收录 {0} 的全部操作，因此该操作仍可能存在。',
  },
  foreign: { en: 'an action of {0}, not of {1}', 'zh-cn': '{0} 的操作，不属于 {1}' },
  counterpart: { en: '**In {0}**: {1}', 'zh-cn': '**在 {0} 中**：{1}' },
  level: { en: 'Access level', 'zh-cn': '访问级别' },
  actions: { en: 'Actions', 'zh-cn': '操作' },
} as const satisfies Record<string, Localized>;

/** Up to this many matches every name is shown; above it some of each access level. */
const mostNames = 40;

/** How many names of one level are shown when there are too many: the graver the level, the more. */
const samples: Readonly<Record<AccessLevel, number>> = {
  'permission management': 12,
  tagging: 4,
  write: 12,
  read: 4,
  list: 4,
};

/**
 * What an action pattern matches, the gravest access level first.
 * A lone `*` is not counted, which would take every service there is, to no use: it also stands for what is not known.
 */
export function describeActionPattern(pattern: ActionPattern, catalogue: DialectCatalogue, locale: Locale): string {
  if (pattern.text === '*') {
    return blocks(headline(pattern.text), say(words.everything, locale), footer(catalogue, locale));
  }
  const actions = expand(pattern, catalogue);
  const isMany = actions.length > mostNames;
  const isOneService = pattern.service !== undefined && !hasWildcard(pattern.service);
  const shownAs = ({ id, name }: Action): string => (isOneService ? name : id);
  const rows = gravestLevels(actions).map(({ level, actions: group }) => {
    const shown = isMany ? mixServices(group, samples[level]) : group;
    return [`${say(levelNames[level], locale)} (${group.length})`, namesOf(shown.map(shownAs), group.length, locale)];
  });
  return blocks(
    headline(pattern.text, countOf(actions, locale)),
    rows.length === 0 ? undefined : table([say(words.level, locale), say(words.actions, locale)], rows),
    isOneService ? remarkOn(pattern.service, catalogue, locale) : undefined,
    footer(catalogue, locale),
  );
}

/** The first action of every service, then the second of each, so that a few names speak for all services. */
function mixServices(actions: readonly Action[], most: number): readonly Action[] {
  const byService = new Map<string, Action[]>();
  for (const action of actions) {
    const group = byService.get(action.prefix);
    if (group === undefined) byService.set(action.prefix, [action]);
    else if (group.length < most) group.push(action);
  }
  const groups = [...byService.values()];
  const rounds = Array.from({ length: most }, (_, round) => groups.flatMap((group) => group[round] ?? []));
  return rounds.flat().slice(0, most);
}

/** How many actions there are, and of how many services, as a remark behind a pattern. */
function countOf(actions: readonly Action[], locale: Locale): string {
  const services = new Set(actions.map(({ prefix }) => prefix)).size;
  if (actions.length === 0) return say(words.matchesNone, locale);
  if (actions.length === 1) return say(words.matchesOne, locale);
  return say(services > 1 ? words.matchesInServices : words.matches, locale, [
    String(actions.length),
    String(services),
  ]);
}

function remarkOn(prefix: string, catalogue: DialectCatalogue, locale: Locale): string | undefined {
  const service = catalogue.service(prefix);
  if (service === undefined) return say(words.unknownService, locale, [code(prefix)]);
  if (service.actionList === 'complete') return undefined;
  return say(service.actionList === 'none' ? words.noList : words.partial, locale, [code(prefix)]);
}

/**
 * What can be said of an action that the catalogue does not list.
 * @param foreign facts of the other cloud, which may know it
 */
export function describeUnknownAction(
  { text, service: prefix }: ActionPattern,
  {
    catalogue,
    foreign,
    locale,
  }: { readonly catalogue: DialectCatalogue; readonly foreign: DialectCatalogue; readonly locale: Locale },
): string {
  const service = catalogue.service(prefix ?? '');
  const action = service === undefined ? foreign.action(text) : undefined;
  if (action !== undefined) return describeForeignAction(action, { catalogue, foreign, locale });
  return blocks(
    headline(text, say(words.notListed, locale, [dialectNames[catalogue.dialect]])),
    service !== undefined && service.actionList !== 'complete'
      ? say(words.mayExist, locale, [code(service.prefix)])
      : undefined,
    service === undefined && prefix !== undefined ? say(words.unknownService, locale, [code(prefix)]) : undefined,
    footer(catalogue, locale),
  );
}

function describeForeignAction(
  action: Action,
  {
    catalogue,
    foreign,
    locale,
  }: { readonly catalogue: DialectCatalogue; readonly foreign: DialectCatalogue; readonly locale: Locale },
): string {
  const own = foreign.counterpartsOfAction(action.id);
  return blocks(
    headline(action.id, say(words.foreign, locale, [dialectNames[foreign.dialect], dialectNames[catalogue.dialect]])),
    say(action.description, locale),
    own.length === 0
      ? undefined
      : say(words.counterpart, locale, [dialectNames[catalogue.dialect], names(own, 8, locale)]),
    footer(foreign, locale),
  );
}
