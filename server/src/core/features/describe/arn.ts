import type { DialectCatalogue } from '../../catalogue/catalogue.ts';
import { hasWildcard } from '../../document/actionPattern.ts';
import { type Arn, parseArn } from '../../document/arn.ts';
import { type Locale, type Localized, say } from '../../text/locale.ts';
import { type Span, span } from '../../text/span.ts';
import { blocks, bullets, code, headline, table } from './markdown.ts';
import { mayHaveForm, type ResourceForm, resourceForms } from './resourceForms.ts';
import { footer } from './words.ts';

const words = {
  everything: { en: 'every resource', 'zh-cn': '所有资源' },
  incomplete: { en: 'an ARN with fields missing', 'zh-cn': '字段不全的 ARN' },
  field: { en: 'Field', 'zh-cn': '字段' },
  value: { en: 'Value', 'zh-cn': '值' },
  meaning: { en: 'Meaning', 'zh-cn': '含义' },
  prefix: { en: 'Prefix', 'zh-cn': '前缀' },
  partition: { en: 'Partition', 'zh-cn': '分区' },
  service: { en: 'Service', 'zh-cn': '服务' },
  region: { en: 'Region', 'zh-cn': '地域' },
  account: { en: 'Account', 'zh-cn': '账号' },
  relativeId: { en: 'Resource', 'zh-cn': '资源' },
  alibaba: { en: 'Alibaba Cloud', 'zh-cn': '阿里云' },
  aws: { en: 'AWS', 'zh-cn': 'AWS' },
  empty: { en: 'left empty', 'zh-cn': '留空' },
  any: { en: 'any', 'zh-cn': '任意' },
  matching: { en: 'any that matches', 'zh-cn': '任何匹配项' },
  placeholder: { en: 'a placeholder, to be replaced', 'zh-cn': '占位符，需要替换' },
  unnamed: { en: '', 'zh-cn': '' },
  system: { en: "the vendor's own policies", 'zh-cn': '系统策略' },
  accountId: { en: 'account ID', 'zh-cn': '账号 ID' },
  knownRegion: { en: 'known region', 'zh-cn': '已知地域' },
  type: { en: 'resource type {0}', 'zh-cn': '资源类型 {0}' },
  forms: { en: '**Known forms that fit**', 'zh-cn': '**符合的已知格式**' },
  form: { en: '{0}: {1} known actions', 'zh-cn': '{0}：{1} 个已知操作' },
  typedForm: { en: '{0} · {2}: {1} known actions', 'zh-cn': '{0} · {2}：{1} 个已知操作' },
  wholeAccount: { en: 'the account as a whole', 'zh-cn': '整个账号' },
} as const satisfies Record<string, Localized>;

const partitions: ReadonlyMap<string, Localized> = new Map([
  ['aws', { en: 'commercial Regions', 'zh-cn': '商业区域' }],
  ['aws-cn', { en: 'Regions in China', 'zh-cn': '中国区域' }],
  ['aws-us-gov', { en: 'GovCloud (US) Regions', 'zh-cn': 'GovCloud（美国）区域' }],
]);

type ArnField = 'prefix' | 'partition' | 'service' | 'region' | 'account' | 'relativeId';

/** The fields of an ARN with their places in its text. */
export function arnFields(
  arn: Arn,
): readonly { readonly field: ArnField; readonly text: string; readonly span: Span }[] {
  const fields: readonly (readonly [ArnField, string])[] = [
    ['prefix', arn.prefix],
    ...(arn.partition === undefined ? [] : [['partition', arn.partition] as const]),
    ['service', arn.service],
    ['region', arn.region],
    ['account', arn.account],
    ['relativeId', arn.relativeId],
  ];
  let start = 0;
  return fields.map(([field, text]) => {
    const place = span(start, start + text.length);
    start = place.end + 1;
    return { field, text, span: place };
  });
}

/**
 * A resource name field by field, and the known forms it may be one of.
 * @param current the field under the cursor, shown in bold
 */
export function describeArn(
  text: string,
  current: ArnField | undefined,
  catalogue: DialectCatalogue,
  locale: Locale,
): string {
  if (text === '*') return headline('*', say(words.everything, locale));
  const arn = parseArn(text);
  if (arn === undefined) return headline(text, say(words.incomplete, locale));
  const forms = resourceForms(arn.service, catalogue).filter((form) => mayHaveForm(arn, form));
  const rows = arnFields(arn).map(({ field, text: value }) => {
    const name = say(words[field], locale);
    return [
      field === current ? `**${name}**` : name,
      value === '' ? '' : code(value),
      meaningOf(field, arn, { forms, catalogue, locale }),
    ];
  });
  return blocks(
    headline(text),
    table([say(words.field, locale), say(words.value, locale), say(words.meaning, locale)], rows),
    forms.length === 0 ? undefined : `${say(words.forms, locale)}\n${formLines(forms, locale)}`,
    footer(catalogue, locale),
  );
}

const mostForms = 5;

function formLines(forms: readonly ResourceForm[], locale: Locale): string {
  return bullets(
    forms
      .toSorted((a, b) => b.actions.length - a.actions.length)
      .slice(0, mostForms)
      .map(({ arn, type, actions }) =>
        say(type === undefined ? words.form : words.typedForm, locale, [code(arn), String(actions.length), type ?? '']),
      ),
  );
}

interface Known {
  readonly forms: readonly ResourceForm[];
  readonly catalogue: DialectCatalogue;
  readonly locale: Locale;
}

function meaningOf(field: ArnField, arn: Arn, { forms, catalogue, locale }: Known): string {
  const text = field === 'partition' ? (arn.partition ?? '') : arn[field];
  if (text === '') return say(words.empty, locale);
  if (text === '*') return say(words.any, locale);
  if (/[<{]/.test(text) && field !== 'relativeId') return say(words.placeholder, locale);
  switch (field) {
    case 'prefix':
      return say(text.toLowerCase() === 'acs' ? words.alibaba : words.aws, locale);
    case 'partition':
      return say(partitions.get(text) ?? words.unnamed, locale);
    case 'service': {
      const service = catalogue.service(text);
      return service === undefined ? '' : say(service.title, locale);
    }
    case 'region':
      return catalogue.regions.includes(text) ? say(words.knownRegion, locale) : wildcardMeaning(text, locale);
    case 'account':
      if (text === 'system' || text === 'aws') return say(words.system, locale);
      return /^\d+$/.test(text) ? say(words.accountId, locale) : wildcardMeaning(text, locale);
    case 'relativeId': {
      if (text === 'root' && /^(ram|iam)$/i.test(arn.service)) return say(words.wholeAccount, locale);
      const types = [...new Set(forms.map(({ type }) => type).filter((type) => type !== undefined))];
      return types.length === 1 ? say(words.type, locale, [types[0] ?? '']) : wildcardMeaning(text, locale);
    }
    default:
      return field satisfies never;
  }
}

function wildcardMeaning(text: string, locale: Locale): string {
  return hasWildcard(text) ? say(words.matching, locale) : '';
}
