import type { Range } from 'vscode-languageserver-types';
import type { Dialect, Kind } from '../document/dialect.ts';
import type { Evidence, EvidenceSign } from '../document/evidence.ts';
import type { Policy, PolicyForm } from '../document/policy.ts';
import type { PolicyDocument } from '../document/policyDocument.ts';
import type { Recognition } from '../document/recognise.ts';
import { type Localized, say } from '../text/locale.ts';
import type { FeatureContext } from './context.ts';
import { policyName } from './describe/element.ts';
import { rangeOf } from './problems.ts';

/** What a policy was taken for, and why; for a status bar and the list behind it. */
export interface RecognisedPolicy {
  /** Dialect and kind in a few words: `RAM permission policy`. */
  readonly label: string;
  readonly dialect: Dialect;
  readonly kind: Kind;
  readonly form: PolicyForm;
  /** What decided the dialect. */
  readonly from: Recognition['dialectFrom'];
  readonly range: Range;
  readonly evidence: readonly EvidenceSentence[];
}

export interface EvidenceSentence {
  readonly sentence: string;
  /** Absent for what does not stand in the text. */
  readonly range: Range | undefined;
}

/** Beyond this many, further signs convince nobody. */
const mostSigns = 20;

const speakers: Readonly<Record<Evidence['dialect'], Localized>> = {
  ram: { en: 'Alibaba Cloud RAM', 'zh-cn': '阿里云 RAM' },
  iam: { en: 'AWS IAM', 'zh-cn': 'AWS IAM' },
  other: { en: 'another cloud', 'zh-cn': '其他云' },
};

const signs: Readonly<Record<EvidenceSign, Localized>> = {
  version: { en: 'Version "{0}" speaks for {1}.', 'zh-cn': '{1}：Version "{0}"。' },
  arn: { en: 'ARN "{0}" speaks for {1}.', 'zh-cn': '{1}：ARN "{0}"。' },
  'principal type': { en: 'Principal type "{0}" speaks for {1}.', 'zh-cn': '{1}：Principal 类型 "{0}"。' },
  'service principal': { en: 'Service principal "{0}" speaks for {1}.', 'zh-cn': '{1}：可信服务 "{0}"。' },
  'condition key': { en: 'Condition key "{0}" speaks for {1}.', 'zh-cn': '{1}：条件键 "{0}"。' },
  'action prefix': { en: 'The service of action "{0}" speaks for {1}.', 'zh-cn': '{1}：操作 "{0}" 的服务代码。' },
  'action name': { en: 'Action "{0}" exists only in {1}.', 'zh-cn': '{1}：仅此云有操作 "{0}"。' },
  'role name': { en: 'Role or policy name "{0}" speaks for {1}.', 'zh-cn': '{1}：角色或策略名称 "{0}"。' },
  element: { en: 'Element "{0}" speaks for {1}.', 'zh-cn': '{1}：元素 "{0}"。' },
  'condition operator': { en: 'Condition operator "{0}" speaks for {1}.', 'zh-cn': '{1}：条件运算符 "{0}"。' },
};

const dialectReasons: Readonly<Record<Exclude<Recognition['dialectFrom'], 'evidence'>, Localized>> = {
  setting: { en: 'A setting or you said that this is {0}.', 'zh-cn': '由设置或您本人指定：{0}。' },
  default: {
    en: 'Nothing tells the two clouds apart clearly, so {0} is assumed.',
    'zh-cn': '没有内容能明确区分两种云，默认采用：{0}。',
  },
};

const kindReasons: Readonly<Record<Kind | 'setting' | 'mixed', Localized>> = {
  permission: {
    en: 'No statement has a Principal, so it is a permission policy.',
    'zh-cn': '所有语句均无 Principal，因此是权限策略。',
  },
  trust: {
    en: 'It says who may assume a role, so it is a trust policy.',
    'zh-cn': '内容说明谁可以扮演角色，因此是信任策略。',
  },
  resource: {
    en: 'Its statements have a Principal and act on a resource, so it is a resource policy.',
    'zh-cn': '语句带有 Principal 且作用于资源，因此是资源策略。',
  },
  setting: { en: 'A setting or you said which kind it is.', 'zh-cn': '策略类型由设置或您本人指定。' },
  mixed: {
    en: 'Its statements are of different kinds, so it is read as a permission policy.',
    'zh-cn': '各语句的类型不一致，因此按权限策略处理。',
  },
};

/** What every policy of a text was taken for, in the order of the text. */
export function recognition(document: PolicyDocument, context: FeatureContext): readonly RecognisedPolicy[] {
  return document.policies.map((policy) => ({
    label: policyName(policy.recognition.dialect, policy.recognition.kind, context.locale),
    dialect: policy.recognition.dialect,
    kind: policy.recognition.kind,
    form: policy.form,
    from: policy.recognition.dialectFrom,
    range: rangeOf(document, policy.span),
    evidence: sentences(policy, document, context),
  }));
}

function sentences(
  { recognition }: Policy,
  document: PolicyDocument,
  { locale }: FeatureContext,
): readonly EvidenceSentence[] {
  const { dialect, dialectFrom, kind, kindFrom } = recognition;
  const reasons: EvidenceSentence[] = [];
  if (dialectFrom !== 'evidence') {
    const speaker = say(speakers[dialect], locale);
    reasons.push({ sentence: say(dialectReasons[dialectFrom], locale, [speaker]), range: undefined });
  }
  reasons.push({ sentence: say(kindReasons[kindFrom === 'evidence' ? kind : kindFrom], locale), range: undefined });
  const seen = new Map<string, EvidenceSentence>();
  for (const { sign, text, dialect: spokenFor, span } of recognition.evidence) {
    const sentence = say(signs[sign], locale, [text, say(speakers[spokenFor], locale)]);
    if (!seen.has(sentence)) seen.set(sentence, { sentence, range: rangeOf(document, span) });
    if (seen.size === mostSigns) break;
  }
  return [...reasons, ...seen.values()];
}
