import type { Action, DialectCatalogue } from '../../catalogue/catalogue.ts';
import { hasWildcard } from '../../document/actionPattern.ts';
import { type Arn, formFits, parseArn } from '../../document/arn.ts';
import { type Locale, type Localized, say } from '../../text/locale.ts';
import { type Span, span } from '../../text/span.ts';
import { blocks, bullets, code, headline, names, table } from './markdown.ts';
import { mergeAlike, type ResourceForm, resourceForms } from './resourceForms.ts';
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
  servesAll: {
    en: 'Serves each of the {0} known actions of this statement.',
    'zh-cn': '适用于此语句的全部 {0} 个已知操作。',
  },
  servesTheOne: { en: 'Serves the action of this statement.', 'zh-cn': '适用于此语句的操作。' },
  serves: {
    en: 'Serves {0} of the {1} known actions of this statement; not {2}.',
    'zh-cn': '适用于此语句 {1} 个已知操作中的 {0} 个；不适用：{2}。',
  },
  servesNone: {
    en: 'Serves no known action of this statement: {0}.',
    'zh-cn': '不适用于此语句的任何已知操作：{0}。',
  },
} as const satisfies Record<string, Localized>;

/** Partitions of IAM, and what they hold. */
export const partitions: ReadonlyMap<string, Localized> = new Map([
  ['aws', { en: 'commercial Regions', 'zh-cn': '商业区域' }],
  ['aws-cn', { en: 'Regions in China', 'zh-cn': '中国区域' }],
  ['aws-us-gov', { en: 'GovCloud (US) Regions', 'zh-cn': 'GovCloud（美国）区域' }],
]);

/** A field of an ARN in the order of its text; only IAM has partitions. */
export type ArnField = 'prefix' | 'partition' | 'service' | 'region' | 'account' | 'relativeId';

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
 * A resource name field by field, the known forms it may be one of, and which of the actions at hand it serves.
 * @param about the field under the cursor, shown in bold, and the known actions of the statement around it
 */
export function describeArn(
  text: string,
  about: { readonly current?: ArnField | undefined; readonly actions?: readonly Action[] },
  catalogue: DialectCatalogue,
  locale: Locale,
): string {
  if (text === '*') return headline('*', say(words.everything, locale));
  const arn = parseArn(text);
  if (arn === undefined) return headline(text, say(words.incomplete, locale));
  // A form that stands for any resource of an account says nothing about this one.
  const forms = resourceForms(arn.service, catalogue).filter(
    (form) => !form.arn.endsWith(':*') && isForm(arn, form.arn),
  );
  const rows = arnFields(arn).map(({ field, text: value }) => {
    const name = say(words[field], locale);
    return [
      field === about.current ? `**${name}**` : name,
      value === '' ? '' : code(value),
      meaningOf(field, arn, { forms, catalogue, locale }),
    ];
  });
  return blocks(
    headline(text),
    table([say(words.field, locale), say(words.value, locale), say(words.meaning, locale)], rows),
    sayServed(arn, about.actions ?? [], locale),
    forms.length === 0 ? undefined : `${say(words.forms, locale)}\n${formLines(forms, locale)}`,
    footer(catalogue, locale),
  );
}

/** How many of a statement's actions a resource serves; actions whose resources are not known are left aside. */
function sayServed(arn: Arn, actions: readonly Action[], locale: Locale): string | undefined {
  const judged = actions.filter(({ resources }) => resources.length > 0);
  if (judged.length === 0) return undefined;
  const left = judged.filter(({ resources }) => !resources.some((form) => isForm(arn, form.arn))).map(({ id }) => id);
  if (left.length === 0) {
    return judged.length === 1
      ? say(words.servesTheOne, locale)
      : say(words.servesAll, locale, [String(judged.length)]);
  }
  const others = names(left, 6, locale);
  if (left.length === judged.length) return say(words.servesNone, locale, [others]);
  return say(words.serves, locale, [String(judged.length - left.length), String(judged.length), others]);
}

function isForm(arn: Arn, form: string): boolean {
  const parsed = parseArn(form);
  return parsed !== undefined && formFits(parsed, arn);
}

const mostForms = 5;

function formLines(forms: readonly ResourceForm[], locale: Locale): string {
  return bullets(
    mergeAlike(forms)
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
