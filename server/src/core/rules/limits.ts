import type { Localized } from '../text/locale.ts';

/** Names of all limits; people write them in their configuration. */
export type LimitName =
  | 'ram.customPolicy'
  | 'ram.sessionPolicy'
  | 'ram.controlPolicy'
  | 'ram.keyPolicy'
  | 'iam.managedPolicy'
  | 'iam.trustPolicy'
  | 'iam.keyPolicy'
  | 'nearLimit';

/** What a cloud allows at the most. */
export interface Limit {
  readonly most: number;
  /** `characters`: UTF-16 units of the document. `bytes`: of its UTF-8 form. `percent`: of another limit. */
  readonly unit: 'characters' | 'bytes' | 'percent';
  /** Whether white space outside strings counts: `unknown` where no source says so. */
  readonly whiteSpace: 'counts' | 'free' | 'unknown';
  /** Whether the vendor raises it on request, so that exceeding it need not be an error. */
  readonly raisable: boolean;
  /** What it limits, as the subject of a sentence. */
  readonly subject: Localized;
  /** Month or day on which the number was last read at its source, `2025-12` or `2025-12-31`; `undefined` where a person configured it. */
  readonly date: string | undefined;
}

/** Every limit, the configured ones with the person's number. */
export type Limits = Readonly<Record<LimitName, Limit>>;

/** Numbers that a person set in place of the vendor's. */
export type LimitSettings = Readonly<Partial<Record<LimitName, number>>>;

/**
 * What the vendors document, each with its day. The numbers change: a custom policy of RAM had 2,048 characters first,
 * then 4,096. Sources: "Limits" and the CreatePolicyVersion and AssumeRole pages of RAM, "Limits" of Resource Directory,
 * "Key policies" of KMS; "IAM and STS quotas" and "AWS KMS quotas" of AWS.
 */
export const vendorLimits: Limits = {
  'ram.customPolicy': {
    most: 6144,
    unit: 'characters',
    whiteSpace: 'unknown',
    raisable: false,
    subject: { en: 'a custom policy', 'zh-cn': '自定义权限策略' },
    date: '2025-12',
  },
  'ram.sessionPolicy': {
    most: 2048,
    unit: 'characters',
    whiteSpace: 'unknown',
    raisable: false,
    subject: { en: 'a session policy', 'zh-cn': '会话权限策略' },
    date: '2026-11-22',
  },
  'ram.controlPolicy': {
    most: 4096,
    unit: 'characters',
    whiteSpace: 'unknown',
    raisable: false,
    subject: { en: 'a control policy', 'zh-cn': '管控策略' },
    date: '2026-11-22',
  },
  'ram.keyPolicy': {
    most: 32768,
    unit: 'bytes',
    whiteSpace: 'unknown',
    raisable: false,
    subject: { en: 'a key policy', 'zh-cn': '密钥策略' },
    date: '2026-11-22',
  },
  'iam.managedPolicy': {
    most: 6144,
    unit: 'characters',
    whiteSpace: 'free',
    raisable: false,
    subject: { en: 'a managed policy', 'zh-cn': '托管策略' },
    date: '2026-11-22',
  },
  'iam.trustPolicy': {
    most: 2048,
    unit: 'characters',
    whiteSpace: 'free',
    raisable: true,
    subject: { en: 'a trust policy', 'zh-cn': '信任策略' },
    date: '2026-11-22',
  },
  'iam.keyPolicy': {
    most: 32768,
    unit: 'bytes',
    whiteSpace: 'counts',
    raisable: false,
    subject: { en: 'a key policy', 'zh-cn': '密钥策略' },
    date: '2026-11-22',
  },
  nearLimit: {
    most: 85,
    unit: 'percent',
    whiteSpace: 'counts',
    raisable: false,
    subject: { en: 'the share of a limit from which it is told', 'zh-cn': '接近限制时开始提示的比例' },
    date: undefined,
  },
};

/** The vendors' limits with a person's numbers in their place. */
export function limitsWith(settings: LimitSettings): Limits {
  const entries = Object.entries(vendorLimits).map(([name, limit]): readonly [string, Limit] => {
    const most = settings[name as LimitName];
    return [name, most === undefined ? limit : { ...limit, most, date: undefined }];
  });
  return Object.fromEntries(entries) as Limits;
}
