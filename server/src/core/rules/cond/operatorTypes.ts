import type { ConditionType } from '../../catalogue/catalogue.ts';
import type { Dialect } from '../../document/dialect.ts';
import type { Localized } from '../../text/locale.ts';
import type { ConditionTerm } from './conditionTerm.ts';

/** What operators of a type compare, and what keys of a type hold, for a sentence. */
export const typeWords: Readonly<Record<ConditionType, Localized>> = {
  string: { en: 'texts', 'zh-cn': '字符串' },
  number: { en: 'numbers', 'zh-cn': '数字' },
  date: { en: 'dates', 'zh-cn': '日期' },
  boolean: { en: 'booleans', 'zh-cn': '布尔值' },
  ip: { en: 'IP addresses', 'zh-cn': ' IP 地址' },
  arn: { en: 'ARNs', 'zh-cn': ' ARN' },
  binary: { en: 'binary data', 'zh-cn': '二进制数据' },
};

/** Whether the operator cannot do what it is for with values of the key; the value rules then stay silent. */
export function isMismatched({ operator, key }: ConditionTerm, dialect: Dialect): boolean {
  if (operator === undefined || key?.type === undefined || operator.type === 'null') return false;
  // A tag or another free tail holds whatever a person puts there.
  if (key.name.includes('{')) return false;
  if (key.type === 'string' && operator.type === 'boolean' && isTrueOrFalse(key.values)) return false;
  return !takenBy(key.type, dialect).includes(operator.type);
}

/** Types of the operators that make sense of a key's values. */
function takenBy(type: ConditionType, dialect: Dialect): readonly ConditionType[] {
  switch (type) {
    case 'string':
      // AWS types many keys that hold ARNs as strings.
      return dialect === 'iam' ? ['string', 'arn', 'binary'] : ['string'];
    case 'arn':
      return ['arn', 'string'];
    case 'date':
      // AWS takes epoch seconds for dates too.
      return dialect === 'iam' ? ['date', 'number'] : ['date'];
    case 'number':
    case 'boolean':
    case 'ip':
    case 'binary':
      return [type];
  }
}

function isTrueOrFalse(values: readonly string[]): boolean {
  return values.length > 0 && values.every((value) => value === 'true' || value === 'false');
}
