import type { Action, ConditionKey, DialectCatalogue } from '../../catalogue/catalogue.ts';
import { type Locale, type Localized, say } from '../../text/locale.ts';
import { blocks, bullets, code, headline, names } from './markdown.ts';
import { dialectNames, footer, typeNames } from './words.ts';

const words = {
  global: { en: 'key of all services', 'zh-cn': '全局条件键' },
  ofService: { en: 'key of {0}', 'zh-cn': '{0} 的条件键' },
  values: { en: '**Values**: {0}', 'zh-cn': '**取值**：{0}' },
  operators: { en: '**Operators**: {0}', 'zh-cn': '**条件运算符**：{0}' },
  carriedBy: { en: '**Actions that carry it**: {0}', 'zh-cn': '**支持它的操作**：{0}' },
  carriedHere: {
    en: '**Actions of this statement that carry it**: {0} of {1}: {2}',
    'zh-cn': '**此语句中支持它的操作**：{1} 个中的 {0} 个：{2}',
  },
  carriedByNone: {
    en: 'None of the {0} known actions of this statement is known to carry it.',
    'zh-cn': '据目录所知，此语句的 {0} 个已知操作都不支持它。',
  },
  counterpart: { en: '**In {0}**: {1}', 'zh-cn': '**在 {0} 中**：{1}' },
} as const satisfies Record<string, Localized>;

/**
 * What a condition key asks, with which operators and values, and which actions carry it.
 * @param statementActions the known actions of the statement that it stands in
 */
export function describeConditionKey(
  key: ConditionKey,
  catalogue: DialectCatalogue,
  locale: Locale,
  statementActions: readonly Action[] = [],
): string {
  const counterpart = catalogue.counterpartOfConditionKey(key.name);
  const operators = catalogue.operators.filter(({ type }) => type === key.type).map(({ name }) => name);
  const facts = [
    key.values.length === 0 ? undefined : say(words.values, locale, [names(key.values, 12, locale)]),
    operators.length === 0 ? undefined : say(words.operators, locale, [names(operators, 8, locale)]),
    ...carriers(key, statementActions, catalogue, locale),
    counterpart === undefined
      ? undefined
      : say(words.counterpart, locale, [dialectNames[catalogue.dialect === 'ram' ? 'iam' : 'ram'], code(counterpart)]),
  ].filter((fact) => fact !== undefined);
  return blocks(
    headline(
      key.name,
      key.type === undefined ? undefined : say(typeNames[key.type], locale),
      ownerOf(key, catalogue, locale),
    ),
    key.description === undefined ? undefined : say(key.description, locale),
    bullets(facts),
    footer(catalogue, locale, key.origin === undefined ? {} : { origin: key.origin }),
  );
}

/**
 * Which actions carry a key: of the statement where it has any, otherwise of the key's own service.
 * Keys of all services are listed with few actions in the vendors' tables, so that their absence there says nothing.
 */
function carriers(
  key: ConditionKey,
  statementActions: readonly Action[],
  catalogue: DialectCatalogue,
  locale: Locale,
): readonly string[] {
  const carry = (actions: readonly Action[]): readonly string[] =>
    actions.filter(({ conditionKeys }) => conditionKeys.includes(key.name)).map(({ id }) => id);
  const here = carry(statementActions);
  const total = String(statementActions.length);
  if (here.length > 0) {
    return [say(words.carriedHere, locale, [String(here.length), total, names(here, 8, locale)])];
  }
  if (key.global) return [];
  const ofService = carry(catalogue.actionsOf(key.name.slice(0, key.name.indexOf(':'))));
  return [
    ...(ofService.length === 0 ? [] : [say(words.carriedBy, locale, [names(ofService, 8, locale)])]),
    ...(ofService.length === 0 || statementActions.length === 0 ? [] : [say(words.carriedByNone, locale, [total])]),
  ];
}

function ownerOf({ name, global }: ConditionKey, catalogue: DialectCatalogue, locale: Locale): string | undefined {
  if (global) return say(words.global, locale);
  const service = catalogue.service(name.slice(0, name.indexOf(':')));
  return service === undefined ? undefined : say(words.ofService, locale, [say(service.title, locale)]);
}
