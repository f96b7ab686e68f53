import { type AccessPolicy, accessOf } from '../../access/accessPolicy.ts';
import type { Policy } from '../../document/policy.ts';
import type { Recognition } from '../../document/recognise.ts';

/** What two policies must share before one can be weighed against the other. */
export type SharedRecognition = Pick<Recognition, 'dialect' | 'kind'>;

/** Why two policies share nothing: their clouds, their kinds, or one that is of no single kind. */
export type Mismatch = 'dialect' | 'kind' | 'mixed';

/**
 * The dialect and kind of two policies.
 * What nothing in one of them decides, such as the kind of a policy without statements, the other one decides.
 */
export function sharedRecognition(one: Policy, other: Policy): SharedRecognition | Mismatch {
  const [a, b] = [one.recognition, other.recognition];
  if (a.kindFrom === 'mixed' || b.kindFrom === 'mixed') return 'mixed';
  const dialect = a.dialectFrom === 'default' ? b.dialect : a.dialect;
  if (b.dialectFrom !== 'default' && b.dialect !== dialect) return 'dialect';
  const kind = isKindOpen(one) ? b.kind : a.kind;
  if (!isKindOpen(other) && b.kind !== kind) return 'kind';
  return { dialect, kind };
}

/** A policy read for questions of access as one of a dialect and kind. */
export function accessAs(policy: Policy, shared: SharedRecognition): AccessPolicy {
  return accessOf({ ...policy, recognition: { ...policy.recognition, ...shared } });
}

function isKindOpen({ statements, recognition }: Policy): boolean {
  return statements.length === 0 && recognition.kindFrom === 'evidence';
}
