import type { ConditionKey, DialectCatalogue } from '../../catalogue/catalogue.ts';
import { type Locale, type Localized, say } from '../../text/locale.ts';
import { blocks, bullets, code, headline, names } from './markdown.ts';
import { dialectNames, footer, typeNames } from './words.ts';

const words = {
  global: { en: 'key of all services', 'zh-cn': '全局条件键' },
  ofService: { en: 'key of {0}', 'zh-cn': '{0} 的条件键' },
  values: { en: '**Values**: {0}', 'zh-cn': '**取值**：{0}' },
  operators: { en: '**Operators**: {0}', 'zh-cn': '**条件运算符**：{0}' },
  takenBy: { en: '**Actions of this statement that know it**: {0}', 'zh-cn': '**此语句中支持它的操作**：{0}' },
  counterpart: { en: '**In {0}**: {1}', 'zh-cn': '**在 {0} 中**：{1}' },
} as const satisfies Record<string, Localized>;

/**
 * What a condition key asks, with which operators and values.
 * @param actions ids of actions at hand that are known to carry the key
 */
export function describeConditionKey(
  key: ConditionKey,
  catalogue: DialectCatalogue,
  locale: Locale,
  actions: readonly string[] = [],
): string {
  const counterpart = catalogue.counterpartOfConditionKey(key.name);
  const operators = catalogue.operators.filter(({ type }) => type === key.type).map(({ name }) => name);
  const facts = [
    key.values.length === 0 ? undefined : say(words.values, locale, [names(key.values, 12, locale)]),
    operators.length === 0 ? undefined : say(words.operators, locale, [names(operators, 8, locale)]),
    actions.length === 0 ? undefined : say(words.takenBy, locale, [names(actions, 8, locale)]),
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
    footer(catalogue, locale),
  );
}

function ownerOf({ name, global }: ConditionKey, catalogue: DialectCatalogue, locale: Locale): string | undefined {
  if (global) return say(words.global, locale);
  const service = catalogue.service(name.slice(0, name.indexOf(':')));
  return service === undefined ? undefined : say(words.ofService, locale, [say(service.title, locale)]);
}
