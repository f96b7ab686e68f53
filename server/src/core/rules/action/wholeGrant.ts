import { elementNamed, type Statement } from '../../document/policy.ts';

/** Whether a statement is about every resource, and without a condition. */
export function isUnlimited(statement: Statement): boolean {
  return elementNamed(statement, 'Condition') === undefined && isOnEverything(statement);
}

/** Whether a statement is about every resource, said in the short way or field by field. */
export function isOnEverything({ resources }: Statement): boolean {
  return resources.some(({ text, negated }) => !negated && /^(\*+|acs(:\*){4,}|arn(:\*){5,})$/.test(text));
}
