import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { Action, Service } from '../../catalogue/catalogue.ts';
import { type Locale, type Localized, say } from '../../text/locale.ts';
import { levelNames } from '../describe/words.ts';
import { type Place, plain, stringItem } from './items.ts';

const words = {
  actions: { en: '{0} actions', 'zh-cn': '{0} 个操作' },
  action: { en: '1 action', 'zh-cn': '1 个操作' },
  everything: { en: 'all actions of all services', 'zh-cn': '所有服务的所有操作' },
  assumedCode: { en: '{0} · assumed code', 'zh-cn': '{0} · 代码为推测' },
  insteadOf: { en: 'for {0}', 'zh-cn': '对应 {0}' },
} as const satisfies Record<string, Localized>;

/**
 * An action.
 * @param filter what the editor compares with the typed text where that is not the action's beginning, as with a pattern
 */
export function actionItem(
  action: Action,
  { target, catalogue, locale }: Place,
  filter: string | undefined,
): CompletionItem {
  return stringItem(
    target,
    {
      label: action.id,
      kind: CompletionItemKind.Function,
      filter,
      remark: say(levelNames[action.level], locale),
      topic: { of: 'action', dialect: catalogue.dialect, name: action.id },
      deprecated: action.deprecated,
    },
    plain(action.id),
  );
}

/**
 * An action that does what one of the other cloud does.
 * @param foreign id of that action, which the person is typing
 */
export function counterpartItem(action: Action, foreign: string, { target, catalogue, locale }: Place): CompletionItem {
  return stringItem(
    target,
    {
      label: action.id,
      kind: CompletionItemKind.Function,
      filter: foreign,
      remark: say(words.insteadOf, locale, [foreign]),
      topic: { of: 'action', dialect: catalogue.dialect, name: action.id },
      deprecated: action.deprecated,
    },
    plain(action.id),
  );
}

/** A pattern and how many known actions it stands for; only `*` alone stands for everything. */
export function patternItem(
  pattern: string,
  count: number,
  { target, catalogue, locale }: Place,
  filter: string | undefined,
): CompletionItem {
  return stringItem(
    target,
    {
      label: pattern,
      kind: CompletionItemKind.Function,
      filter,
      remark: pattern === '*' ? say(words.everything, locale) : countOf(count, locale),
      topic: { of: 'pattern', dialect: catalogue.dialect, name: pattern },
    },
    plain(pattern),
  );
}

/** `1 action`, `12 actions`. */
export function countOf(actions: number, locale: Locale): string {
  return actions === 1 ? say(words.action, locale) : say(words.actions, locale, [String(actions)]);
}

/** A service's code with its colon, after which its actions follow. */
export function serviceItem(
  service: Service,
  { target, catalogue, locale }: Place,
  filter: string | undefined,
): CompletionItem {
  const title = say(service.title, locale);
  const names = title === service.name ? service.name : `${service.name} ${title}`;
  return stringItem(
    target,
    {
      label: `${service.prefix}:`,
      kind: CompletionItemKind.Module,
      filter: filter ?? `${service.prefix}: ${names}`,
      remark: service.assumed ? say(words.assumedCode, locale, [title]) : title,
      topic: { of: 'service', dialect: catalogue.dialect, name: service.prefix },
      continues: true,
    },
    `${plain(service.prefix)}:$1`,
  );
}
