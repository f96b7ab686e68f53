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

/** How well an action is known, as a phrase about where it was read. */
const confidences: Readonly<Record<Confidence, Localized>> = {
  A: { en: "from the vendor's authorization table", 'zh-cn': '来自官方的授权信息表' },
  B: { en: "from an older authorization table of the vendor's", 'zh-cn': '来自官方较早的授权信息表' },
  C: {
    en: 'assumed from an API operation of that name; no authorization table was read',
    'zh-cn': '根据同名 API 推测，未见授权信息表',
  },
  D: {
    en: 'seen only in a superseded API version or in published policies',
    'zh-cn': '仅见于已被取代的 API 版本或公开的策略',
  },
};

const words = {
  catalogue: { en: '{0} catalogue of {1}', 'zh-cn': '{0} 目录（{1}）' },
  footer: { en: '{0}: {1}', 'zh-cn': '{0}：{1}' },
  ownFile: { en: 'from your file {0}', 'zh-cn': '来自你的文件 {0}' },
  vendorPage: { en: "Vendor's page", 'zh-cn': '官方文档' },
} as const satisfies Record<string, Localized>;

/** A fact as far as its source goes. */
interface Sourced {
  readonly confidence?: Confidence;
  readonly url?: string | undefined;
  readonly origin?: string;
}

/** The last line of a description: the vendor's page, and where and when the facts were taken. */
export function footer(catalogue: DialectCatalogue, locale: Locale, fact: Sourced = {}): string {
  const source = sourceOf(fact, catalogue, locale);
  return fact.url === undefined ? `*${source}*` : `[${say(words.vendorPage, locale)}](${fact.url}) · *${source}*`;
}

function sourceOf({ confidence, origin }: Sourced, { dialect, date }: DialectCatalogue, locale: Locale): string {
  if (origin !== undefined) return say(words.ownFile, locale, [origin]);
  const name = say(words.catalogue, locale, [dialectNames[dialect], date]);
  return confidence === undefined ? name : say(words.footer, locale, [name, say(confidences[confidence], locale)]);
}
