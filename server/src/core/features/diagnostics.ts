import type { Diagnostic } from 'vscode-languageserver-types';
import type { PolicyDocument } from '../document/policyDocument.ts';
import type { FeatureContext } from './context.ts';
import { findProblems, isLeftToEditor, toDiagnostic } from './problems.ts';

/** What is wrong with the policies of a text, without what the editor says itself. */
export function diagnostics(document: PolicyDocument, context: FeatureContext): readonly Diagnostic[] {
  return findProblems(document, context)
    .filter((problem) => !isLeftToEditor(problem, context))
    .map((problem) => toDiagnostic(problem, document, context));
}
