import { type Arn, arnPattern, relativeIdsMeet } from '../../document/arn.ts';
import type { Dialect } from '../../document/dialect.ts';
import { placeholdersIn } from '../../document/placeholder.ts';
import type { ResourceElement } from '../../document/policy.ts';
import type { Localized } from '../../text/locale.ts';
import { knownForms } from '../knownForms.ts';
import type { RuleContext } from '../rule.ts';

/** How a resource name is written in each cloud. */
export const arnForms: Readonly<Record<Dialect, Localized>> = {
  ram: { en: 'acs:service:region:account:resource', 'zh-cn': 'acs:服务代码:地域:账号:资源' },
  iam: { en: 'arn:partition:service:region:account:resource', 'zh-cn': 'arn:分区:服务代码:地域:账号:资源' },
};

/** How many fields that are. */
export const fieldCounts: Readonly<Record<Dialect, number>> = { ram: 5, iam: 6 };

/** First field of a resource name. */
export const arnPrefixes: Readonly<Record<Dialect, string>> = { ram: 'acs', iam: 'arn' };

/** The fields of a resource name, of which the last may hold colons of its own. */
export function fieldsOf(text: string, dialect: Dialect): readonly string[] {
  const fields = text.split(':');
  const most = fieldCounts[dialect];
  return fields.length <= most ? fields : [...fields.slice(0, most - 1), fields.slice(most - 1).join(':')];
}

/** Whether blanks stand around the fields of a resource; then these are what is told of it. */
export function hasBlanksAtSeams(text: string, dialect: Dialect): boolean {
  return fieldsOf(text, dialect).some((field) => field !== field.trim());
}

/** Whether nothing can be said of a resource, or a rule on placeholders says it. */
export function isOpen(text: string): boolean {
  return placeholdersIn(text).length > 0;
}

/** The ARN of a resource whose fields can be judged one by one; `undefined` where something else is told of it, or nothing. */
export function judgedArn({ text, arn }: ResourceElement, { policy }: Pick<RuleContext, 'policy'>): Arn | undefined {
  const { dialect } = policy.recognition;
  if (arn?.prefix !== arnPrefixes[dialect]) return undefined;
  return hasBlanksAtSeams(text, dialect) || isOpen(text) ? undefined : arn;
}

/** The forms of the service's resources that an ARN could be of but for its region and account. */
export function formsLike(arn: Arn, context: Pick<RuleContext, 'catalogue' | 'once'>): readonly Arn[] {
  const pattern = arnPattern(arn);
  const forms = knownForms(arn.service, context).filter((form) => relativeIdsMeet(form, pattern));
  return forms.map((form) => form.arn);
}

/** The ARN with other fields. */
export function spellArn({ prefix, partition, service, region, account, relativeId }: Arn): string {
  return [prefix, ...(partition === undefined ? [] : [partition]), service, region, account, relativeId].join(':');
}

/** Whether a field is a pattern, or left empty. */
export function isOpenField(field: string): boolean {
  return field === '' || /[*?]/.test(field);
}
