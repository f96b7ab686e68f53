import type { Deletion } from './account.ts';
import { type Fields, fieldsOf, optionalFieldsOf, textOf } from './answer.ts';

/** What a deletion left that did not succeed, by status; each cloud tells the reason in its own shape. */
export type FailedDeletions = Readonly<Record<string, (reason: Fields) => Deletion>>;

const others: Readonly<Record<string, Deletion>> = {
  NOT_STARTED: { status: 'waiting' },
  IN_PROGRESS: { status: 'running' },
  SUCCEEDED: { status: 'done' },
};

/** Reads what GetServiceLinkedRoleDeletionStatus answers; the operation is the same in both clouds. */
export function readDeletionStatus(answer: unknown, failed: FailedDeletions): Deletion {
  const deletion = fieldsOf(answer, 'GetServiceLinkedRoleDeletionStatus');
  const status = textOf(deletion, 'Status');
  const reason = optionalFieldsOf(deletion, 'Reason') ?? {};
  const read = Object.hasOwn(failed, status) ? failed[status]?.(reason) : undefined;
  const known = read ?? (Object.hasOwn(others, status) ? others[status] : undefined);
  if (known === undefined) throw new Error(`The answer has the unknown status "${status}".`);
  return known;
}

export function readDeletionTask(answer: unknown): string {
  return textOf(fieldsOf(answer, 'DeleteServiceLinkedRole'), 'DeletionTaskId');
}

/** A resource that still uses a role. */
export function readResource(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new Error('The answer has a resource that is no text.');
}
