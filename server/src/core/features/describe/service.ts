import type { DialectCatalogue, Service } from '../../catalogue/catalogue.ts';
import { type Locale, type Localized, say } from '../../text/locale.ts';
import { blocks, headline, names, table } from './markdown.ts';
import { footer, gravestLevels, levelNames } from './words.ts';

const words = {
  level: { en: 'Access level', 'zh-cn': '访问级别' },
  actions: { en: 'Actions', 'zh-cn': '操作' },
  noList: {
    en: 'The catalogue knows the service but not its actions, so any action may exist.',
    'zh-cn': '目录中有此服务，但没有其操作列表，因此任何操作都可能存在。',
  },
  partial: { en: 'Actions outside this list exist.', 'zh-cn': '此列表之外还有其他操作。' },
  assumed: { en: 'Its code is only assumed from the product name.', 'zh-cn': '该服务代码仅根据产品名称推测。' },
} as const satisfies Record<string, Localized>;

/** What a service prefix stands for, and how many actions of each access level are known. */
export function describeService(service: Service, catalogue: DialectCatalogue, locale: Locale): string {
  const groups = gravestLevels(catalogue.actionsOf(service.prefix));
  const rows = groups.map(({ level, actions }) => [
    `${say(levelNames[level], locale)} (${actions.length})`,
    names(
      actions.map(({ name }) => name),
      3,
      locale,
    ),
  ]);
  return blocks(
    headline(service.prefix, say(service.title, locale)),
    service.actionList === 'none'
      ? say(words.noList, locale)
      : table([say(words.level, locale), say(words.actions, locale)], rows),
    service.actionList === 'partial' ? say(words.partial, locale) : undefined,
    service.assumed ? say(words.assumed, locale) : undefined,
    footer(catalogue, locale, service.origin === undefined ? {} : { origin: service.origin }),
  );
}
