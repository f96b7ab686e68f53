import { conditionKeyName } from '../../access/condition.ts';
import type { Statement } from '../../document/policy.ts';
import { valueText } from './conditionTerm.ts';

/** Whether a statement of IAM denies requests that lack a key. */
export function deniesAbsence({ effect, conditions }: Statement, key: string): boolean {
  return (
    effect?.value === 'Deny' &&
    conditions.some(
      (other) =>
        other.operator.value === 'Null' &&
        conditionKeyName(other.key.value, 'iam') === conditionKeyName(key, 'iam') &&
        other.values.some((node) => valueText(node) === 'true'),
    )
  );
}
