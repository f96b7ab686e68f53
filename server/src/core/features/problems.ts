import { type Diagnostic, DiagnosticSeverity, DiagnosticTag, type Range } from 'vscode-languageserver-types';
import type { PolicyDocument } from '../document/policyDocument.ts';
import { allRules } from '../rules/index.gen.ts';
import type { Problem, ProblemTag } from '../rules/rule.ts';
import { runRules, unusedSuppressions } from '../rules/runRules.ts';
import type { Suppression } from '../rules/suppression.ts';
import type { Span } from '../text/span.ts';
import type { FeatureContext } from './context.ts';

/** Everything that the rules have to say about a text, in the order of the text. */
export function findProblems(document: PolicyDocument, context: FeatureContext): readonly Problem[] {
  return runRules(allRules, document, context);
}

/** Of the suppressions that a context brings along those that hide nothing in a text. */
export function findUnusedSuppressions(document: PolicyDocument, context: FeatureContext): readonly Suppression[] {
  return unusedSuppressions(allRules, document, context);
}

/** Codes of what an editor with a JSON service of its own says itself. */
const jsonErrors: ReadonlySet<string> = new Set([
  'json/syntax',
  'json/comment-or-trailing-comma',
  'json/duplicate-key',
]);

/** Whether a problem is left to the editor, so that nothing is said twice; its fixes are offered all the same. */
export function isLeftToEditor(problem: Problem, context: FeatureContext): boolean {
  return context.client.reportsJsonErrors && jsonErrors.has(problem.code);
}

const severities: Readonly<Record<Problem['level'], DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const tags: Readonly<Record<ProblemTag, DiagnosticTag>> = {
  unnecessary: DiagnosticTag.Unnecessary,
  deprecated: DiagnosticTag.Deprecated,
};

/** A problem in LSP's words. */
export function toDiagnostic(problem: Problem, document: PolicyDocument, context: FeatureContext): Diagnostic {
  const page = context.client.rulePage(problem.code);
  const { uri } = document.textDocument;
  return {
    range: rangeOf(document, problem.span),
    severity: severities[problem.level],
    code: problem.code,
    ...(page !== undefined && { codeDescription: { href: page } }),
    source: 'rampart',
    message: problem.message,
    ...(problem.tag !== undefined && { tags: [tags[problem.tag]] }),
    ...(problem.related.length > 0 && {
      relatedInformation: problem.related.map(({ span, message }) => ({
        location: { uri, range: rangeOf(document, span) },
        message,
      })),
    }),
  };
}

export function rangeOf({ textDocument }: PolicyDocument, { start, end }: Span): Range {
  return { start: textDocument.positionAt(start), end: textDocument.positionAt(end) };
}
