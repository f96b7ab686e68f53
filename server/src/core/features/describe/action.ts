import type { Action, ActionResource, DialectCatalogue } from '../../catalogue/catalogue.ts';
import { type Locale, type Localized, say } from '../../text/locale.ts';
import { blocks, bullets, code, headline, names } from './markdown.ts';
import { dialectNames, footer, levelNames } from './words.ts';

const words = {
  deprecated: { en: '**Deprecated** by the vendor.', 'zh-cn': '**已被官方弃用。**' },
  assumedCode: {
    en: 'The code {0} is itself only assumed from the name of the product {1}.',
    'zh-cn': '服务代码 {0} 本身也只是根据产品名称（{1}）推测的。',
  },
  resources: { en: '**Resources**', 'zh-cn': '**资源**' },
  everyResource: {
    en: '**Resources**: cannot be limited; write `*`.',
    'zh-cn': '**资源**：不支持限定具体资源，只能写 `*`。',
  },
  unknownResource: {
    en: '**Resources**: no ARN form is known for it.',
    'zh-cn': '**资源**：目录中没有对应的 ARN 格式。',
  },
  required: { en: 'required', 'zh-cn': '必需' },
  moreForms: { en: '{0} more', 'zh-cn': '另有 {0} 种' },
  conditionKeys: { en: '**Condition keys**: {0}', 'zh-cn': '**条件键**：{0}' },
  dependent: { en: '**Also needs**: {0}', 'zh-cn': '**还需要**：{0}' },
  counterpart: { en: '**In {0}**: {1}', 'zh-cn': '**在 {0} 中**：{1}' },
} as const satisfies Record<string, Localized>;

/** What one action does, on which resources, under which condition keys, and how well that is known. */
export function describeAction(action: Action, catalogue: DialectCatalogue, locale: Locale): string {
  const counterparts = catalogue.counterpartsOfAction(action.id);
  return blocks(
    headline(action.id, say(levelNames[action.level], locale)),
    action.deprecated ? say(words.deprecated, locale) : undefined,
    say(action.description, locale),
    describeResources(action.resources, locale),
    action.conditionKeys.length === 0
      ? undefined
      : say(words.conditionKeys, locale, [names(action.conditionKeys, 8, locale)]),
    action.dependentActions.length === 0
      ? undefined
      : say(words.dependent, locale, [names(action.dependentActions, 8, locale)]),
    counterparts.length === 0
      ? undefined
      : say(words.counterpart, locale, [
          dialectNames[catalogue.dialect === 'ram' ? 'iam' : 'ram'],
          names(counterparts, 8, locale),
        ]),
    sayAssumedCode(action, catalogue, locale),
    footer(catalogue, locale, action),
  );
}

function sayAssumedCode({ prefix }: Action, catalogue: DialectCatalogue, locale: Locale): string | undefined {
  const service = catalogue.service(prefix);
  if (service === undefined || !service.assumed) return undefined;
  return say(words.assumedCode, locale, [code(prefix), say(service.title, locale)]);
}

const mostForms = 6;

function describeResources(resources: readonly ActionResource[], locale: Locale): string {
  if (resources.length === 0) return say(words.unknownResource, locale);
  if (resources.every(({ arn }) => arn === '*')) return say(words.everyResource, locale);
  const lines = resources.slice(0, mostForms).map(({ type, arn, required }) => {
    const remarks = [type, required === true ? say(words.required, locale) : undefined].filter(
      (each) => each !== undefined,
    );
    return [code(arn), ...remarks].join(' · ');
  });
  const left = resources.length - lines.length;
  return `${say(words.resources, locale)}\n${bullets(left === 0 ? lines : [...lines, say(words.moreForms, locale, [String(left)])])}`;
}
