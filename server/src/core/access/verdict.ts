import type { AccessPolicy, AccessStatement } from './accessPolicy.ts';

export type Outcome = 'Allow' | 'ExplicitDeny' | 'ImplicitDeny';

/** What policies say of a request. */
export interface Verdict {
  /** `Unknown`: it hangs on what the request does not say. */
  readonly outcome: Outcome | 'Unknown';
  /** Every outcome that there may be, once each. */
  readonly possible: readonly Outcome[];
  /** The statements that explain the outcome; none where nothing allows. */
  readonly deciding: readonly Deciding[];
}

/** A statement that applies, or may. */
export interface Deciding {
  readonly policy: AccessPolicy;
  readonly statement: AccessStatement;
  /** `unknown`: "allowed if", "allowed unless". */
  readonly applies: true | 'unknown';
  /** Condition keys, as they are written, on which it hangs whether the statement applies. */
  readonly keys: readonly string[];
}

/** Makes a verdict of what may come out. */
export function verdictOf(possible: readonly Outcome[], deciding: readonly Deciding[]): Verdict {
  const distinct = [...new Set(possible)];
  return { outcome: distinct.length === 1 ? (distinct[0] ?? 'Unknown') : 'Unknown', possible: distinct, deciding };
}

/** Joins two verdicts, each outcome of one with each of the other. */
export function join(a: Verdict, b: Verdict, rule: (a: Outcome, b: Outcome) => Outcome): Verdict {
  const possible = a.possible.flatMap((left) => b.possible.map((right) => rule(left, right)));
  const { outcome } = verdictOf(possible, []);
  // What allowed explains no denial, and the other way round.
  const explains = (each: Verdict): boolean =>
    each.outcome === outcome || each.outcome === 'Unknown' || outcome === 'Unknown';
  const deciding = [a, b].filter(explains).flatMap((each) => each.deciding);
  const isFirst = ({ statement, applies }: Deciding, index: number): boolean =>
    deciding.findIndex((other) => other.statement === statement && other.applies === applies) === index;
  return verdictOf(possible, deciding.filter(isFirst));
}

/** Allowed where both allow. */
export function bothAllow(a: Verdict, b: Verdict): Verdict {
  return join(a, b, (left, right) => denied(left, right) ?? (left === right ? left : 'ImplicitDeny'));
}

/** Allowed where one allows and neither denies. */
export function eitherAllows(a: Verdict, b: Verdict): Verdict {
  return join(a, b, (left, right) => denied(left, right) ?? (left === right ? left : 'Allow'));
}

function denied(a: Outcome, b: Outcome): Outcome | undefined {
  return a === 'ExplicitDeny' || b === 'ExplicitDeny' ? 'ExplicitDeny' : undefined;
}
