import type { Dialect } from '../../document/dialect.ts';
import type { Evidence } from '../../document/evidence.ts';
import type { Policy, Statement } from '../../document/policy.ts';
import { contains } from '../../text/span.ts';

/** The dialect that this one is mixed up with. */
export function otherDialect(dialect: Dialect): Dialect {
  return dialect === 'ram' ? 'iam' : 'ram';
}

/** Points that make a whole statement one cloud's, as long as nothing in it speaks for the other. */
const enough = 3;

/** Everything that speaks for a dialect in a statement that nothing in it speaks against; `undefined` for any other. */
export function cleanEvidence(
  statement: Statement,
  dialect: Dialect,
  { recognition }: Policy,
): readonly Evidence[] | undefined {
  const evidence = recognition.evidence.filter(({ span }) => contains(statement.node.span, span));
  if (evidence.some((each) => each.dialect !== dialect)) return undefined;
  return evidence.reduce((sum, { weight }) => sum + weight, 0) < enough ? undefined : evidence;
}

/**
 * Whether a statement as a whole is written for the other cloud while another is written for the policy's own.
 * That is told once for the statement, not for each of its parts.
 */
export function isForeignStatement(statement: Statement, policy: Policy): boolean {
  const { dialect } = policy.recognition;
  return (
    cleanEvidence(statement, otherDialect(dialect), policy) !== undefined &&
    policy.statements.some((other) => cleanEvidence(other, dialect, policy) !== undefined)
  );
}
