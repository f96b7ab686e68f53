import { groupByLevel, type LevelGroup } from '../../access/expand.ts';
import type { AccessLevel, Action, ConditionType, Confidence, DialectCatalogue } from '../../catalogue/catalogue.ts';
import type { Dialect, Kind } from '../../document/dialect.ts';
import { type Locale, type Localized, say } from '../../text/locale.ts';

export const dialectNames: Readonly<Record<Dialect, string>> = { ram: 'RAM', iam: 'IAM' };

export const kindNames: Readonly<Record<Kind, Localized>> = {
  permission: { en: 'permission policy', 'zh-cn': '权限策略' },
  trust: { en: 'trust policy', 'zh-cn': '信任策略' },
  resource: { en: 'resource policy', 'zh-cn': '资源策略' },
};

export const kindPlurals: Readonly<Record<Kind, Localized>> = {
  permission: { en: 'permission policies', 'zh-cn': '权限策略' },
  trust: { en: 'trust policies', 'zh-cn': '信任策略' },
  resource: { en: 'resource policies', 'zh-cn': '资源策略' },
};

export const levelNames: Readonly<Record<AccessLevel, Localized>> = {
  list: { en: 'List', 'zh-cn': '列出' },
  read: { en: 'Read', 'zh-cn': '读取' },
  write: { en: 'Write', 'zh-cn': '写入' },
  tagging: { en: 'Tagging', 'zh-cn': '标签' },
  'permission management': { en: 'Permission management', 'zh-cn': '权限管理' },
};

const gravestFirst: readonly AccessLevel[] = ['permission management', 'write', 'tagging', 'read', 'list'];

/** Actions by access level, the gravest first; a level without actions is left out. */
export function gravestLevels(actions: readonly Action[]): readonly LevelGroup[] {
  return groupByLevel(actions).toSorted((a, b) => gravestFirst.indexOf(a.level) - gravestFirst.indexOf(b.level));
}

export const typeNames: Readonly<Record<ConditionType, Localized>> = {
  string: { en: 'String', 'zh-cn': '字符串' },
  number: { en: 'Number', 'zh-cn': '数字' },
  date: { en: 'Date', 'zh-cn': '日期' },
  boolean: { en: 'Boolean', 'zh-cn': '布尔值' },
  ip: { en: 'IP address', 'zh-cn': 'IP 地址' },
  arn: { en: 'ARN', 'zh-cn': 'ARN' },
  binary: { en: 'Binary', 'zh-cn': '二进制' },
};

const confidences: Readonly<Record<Confidence, Localized>> = {
  A: { en: 'confidence A: from a current authorization table', 'zh-cn': '可信度 A：来自现行的授权信息表' },
  B: { en: 'confidence B: from an older authorization table', 'zh-cn': '可信度 B：来自较早的授权信息表' },
  C: { en: 'confidence C: derived from the list of API operations', 'zh-cn': '可信度 C：根据 API 列表推导' },
  D: {
    en: 'confidence D: only in a superseded API version or in published policies',
    'zh-cn': '可信度 D：仅见于已被取代的 API 版本或公开的策略',
  },
};

const words = {
  catalogue: { en: '{0} catalogue of {1}', 'zh-cn': '{0} 目录（{1}）' },
  footer: { en: '{0}, {1}', 'zh-cn': '{0}，{1}' },
  vendorPage: { en: "Vendor's page", 'zh-cn': '官方文档' },
} as const satisfies Record<string, Localized>;

/** Which catalogue a fact is from, in one phrase. */
function catalogueName(catalogue: DialectCatalogue, locale: Locale): string {
  return say(words.catalogue, locale, [dialectNames[catalogue.dialect], catalogue.date]);
}

/** The last line of a description: the vendor's page, and where and when the facts were taken. */
export function footer(
  catalogue: DialectCatalogue,
  locale: Locale,
  fact: { readonly confidence?: Confidence; readonly url?: string | undefined } = {},
): string {
  const source = catalogueName(catalogue, locale);
  const origin =
    fact.confidence === undefined
      ? source
      : say(words.footer, locale, [source, say(confidences[fact.confidence], locale)]);
  return fact.url === undefined ? `*${origin}*` : `[${say(words.vendorPage, locale)}](${fact.url}) · *${origin}*`;
}
