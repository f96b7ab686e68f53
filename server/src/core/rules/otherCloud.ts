import type { Dialect } from '../document/dialect.ts';
import type { Evidence } from '../document/evidence.ts';
import type { Policy, Statement } from '../document/policy.ts';
import type { Span } from '../text/span.ts';
import type { RuleContext } from './rule.ts';

/** The dialect that this one is mixed up with. */
export function otherDialect(dialect: Dialect): Dialect {
  return dialect === 'ram' ? 'iam' : 'ram';
}

/** Points that make a whole statement one cloud's, as long as nothing in it speaks for the other. */
const enough = 3;

/** Statements that are one cloud's as a whole, in the order of the text, each with everything that says so. */
export interface ClearStatements {
  /** Those of the policy's own dialect. */
  readonly own: ReadonlyMap<Statement, readonly Evidence[]>;
  readonly foreign: ReadonlyMap<Statement, readonly Evidence[]>;
}

/** The statements of a policy in which nothing speaks against what they are. To be asked for with `once`. */
export function clearStatements({ statements, recognition }: Policy): ClearStatements {
  const own = new Map<Statement, readonly Evidence[]>();
  const foreign = new Map<Statement, readonly Evidence[]>();
  for (const [index, evidence] of evidenceByStatement(statements, recognition.evidence).entries()) {
    const [statement, first] = [statements[index], evidence[0]];
    if (statement === undefined || first === undefined) continue;
    const isClear = evidence.every(({ dialect }) => dialect === first.dialect);
    if (!isClear || evidence.reduce((sum, { weight }) => sum + weight, 0) < enough) continue;
    if (first.dialect === recognition.dialect) own.set(statement, evidence);
    else if (first.dialect === otherDialect(recognition.dialect)) foreign.set(statement, evidence);
  }
  return { own, foreign };
}

/**
 * Whether a statement as a whole is written for the other cloud while another is written for the policy's own.
 * That is told once for the statement, not for each of its parts.
 */
export function isForeignStatement(statement: Statement, { once }: Pick<RuleContext, 'once'>): boolean {
  const { own, foreign } = once(clearStatements);
  return own.size > 0 && foreign.has(statement);
}

/** The evidence in each statement, in the order in which it was found. */
function evidenceByStatement(
  statements: readonly Statement[],
  evidence: readonly Evidence[],
): readonly (readonly Evidence[])[] {
  const parts: Evidence[][] = statements.map(() => []);
  for (const each of evidence) parts[statementAround(statements, each.span)]?.push(each);
  return parts;
}

/** Place of the statement that contains a span, or -1; statements stand one after the other. */
function statementAround(statements: readonly Statement[], { start, end }: Span): number {
  let low = 0;
  let high = statements.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((statements[middle]?.node.span.start ?? start) <= start) low = middle + 1;
    else high = middle;
  }
  const last = statements[low - 1];
  return last !== undefined && end <= last.node.span.end ? low - 1 : -1;
}
