import type { Action, DialectCatalogue } from '../../catalogue/catalogue.ts';
import { type Locale, type Localized, say } from '../../text/locale.ts';
import { blocks, bullets, code, headline } from './markdown.ts';
import { footer, levelNames } from './words.ts';

const words = {
  operation: { en: 'an API operation, not an action', 'zh-cn': 'API 名称，不是权限策略中的操作' },
  needs: { en: 'A call of it needs this action:', 'zh-cn': '调用该 API 需要以下操作的权限：' },
  needsAll: { en: 'A call of it needs these actions:', 'zh-cn': '调用该 API 需要以下所有操作的权限：' },
  action: { en: '{0} · {1}: {2}', 'zh-cn': '{0} · {1}：{2}' },
} as const satisfies Record<string, Localized>;

/**
 * An API operation that is written where an action belongs although no action is called like it.
 * @param actions what a call of it is checked against; not empty
 */
export function describeOperation(
  text: string,
  actions: readonly Action[],
  catalogue: DialectCatalogue,
  locale: Locale,
): string {
  return blocks(
    headline(text, say(words.operation, locale)),
    say(actions.length === 1 ? words.needs : words.needsAll, locale),
    bullets(
      actions.map(({ id, level, description }) =>
        say(words.action, locale, [code(id), say(levelNames[level], locale), say(description, locale)]),
      ),
    ),
    footer(catalogue, locale),
  );
}
