import type { Dialect, Kind } from '../document/dialect.ts';
import type { PolicyDocument } from '../document/policyDocument.ts';
import type { Category, Grade, Problem } from '../rules/rule.ts';
import type { Span } from '../text/span.ts';

/** Line and UTF-16 character, both from zero, as in LSP. */
export interface ReportedPosition {
  readonly line: number;
  readonly character: number;
}

export interface ReportedRange {
  readonly start: ReportedPosition;
  readonly end: ReportedPosition;
}

/** What was found in one policy, as plain JSON values. Stable for others: programs read it. */
export interface PolicyReport {
  readonly file: string;
  readonly dialect: Dialect;
  readonly kind: Kind;
  readonly range: ReportedRange;
  readonly problems: readonly ReportedProblem[];
}

export interface ReportedProblem {
  readonly code: string;
  readonly category: Category;
  readonly level: Problem['level'];
  readonly message: string;
  readonly range: ReportedRange;
  /** Grade of the first fix. */
  readonly fix: Grade | null;
}

/** A report for each policy of a text, in the order of the text. */
export function reportPolicies(
  file: string,
  document: PolicyDocument,
  problems: readonly Problem[],
): readonly PolicyReport[] {
  const rangeOf = ({ start, end }: Span): ReportedRange => ({
    start: document.textDocument.positionAt(start),
    end: document.textDocument.positionAt(end),
  });
  return document.policies.map((policy) => ({
    file,
    dialect: policy.recognition.dialect,
    kind: policy.recognition.kind,
    range: rangeOf(policy.span),
    problems: problems
      .filter((problem) => (problem.policy ?? document.policies[0]) === policy)
      .map(({ code, category, level, message, span, fixes }) => ({
        code,
        category,
        level,
        message,
        range: rangeOf(span),
        fix: fixes[0]?.grade ?? null,
      })),
  }));
}
