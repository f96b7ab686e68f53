import {
  type CodeAction,
  CodeActionKind,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { PolicyDocument } from '../document/policyDocument.ts';
import type { Fix, Problem } from '../rules/rule.ts';
import type { Edit } from '../text/edit.ts';
import { type Localized, say } from '../text/locale.ts';
import { intersects } from '../text/span.ts';
import type { FeatureContext } from './context.ts';
import { fixAll } from './fixAll.ts';
import { findProblems, isLeftToEditor, rangeOf, toDiagnostic } from './problems.ts';

/** Kind of the action that repairs all that is safe to repair; works in `editor.codeActionsOnSave`. */
export const fixAllKind: string = `${CodeActionKind.SourceFixAll}.rampart`;

const fixAllTitle: Localized = { en: 'Fix all safe problems', 'zh-cn': '修复所有可安全修复的问题' };
const wideningTitle: Localized = { en: '{0} (allows more than before)', 'zh-cn': '{0}（会放宽权限）' };

/** What an editor asks code actions for. */
export interface CodeActionRequest {
  readonly range: Range;
  /** Kinds that are wanted; `undefined` asks for whatever fits the place, which is quick fixes. */
  readonly only: readonly string[] | undefined;
}

/** Fixes of the problems that a range touches, and the repair of the whole text where it is asked for. */
export function codeActions(
  document: PolicyDocument,
  request: CodeActionRequest,
  context: FeatureContext,
): readonly CodeAction[] {
  const actions: CodeAction[] = [];
  if (isWanted(CodeActionKind.QuickFix, request.only ?? [CodeActionKind.QuickFix])) {
    actions.push(...quickFixes(document, request.range, context));
  }
  if (isWanted(fixAllKind, request.only ?? [])) actions.push(...fixAllAction(document, context));
  return actions;
}

/** Kinds are hierarchical: who wants `source.fixAll` wants `source.fixAll.rampart` too. */
function isWanted(kind: string, wanted: readonly string[]): boolean {
  return wanted.some((each) => each === '' || kind === each || kind.startsWith(`${each}.`));
}

function quickFixes(document: PolicyDocument, { start, end }: Range, context: FeatureContext): readonly CodeAction[] {
  const { textDocument } = document;
  const place = { start: textDocument.offsetAt(start), end: textDocument.offsetAt(end) };
  const actions = new Map<string, CodeAction>();
  for (const problem of findProblems(document, context)) {
    if (!intersects(problem.span, place)) continue;
    for (const fix of problem.fixes) {
      const action = quickFix(fix, problem, document, context);
      const sameEffect = JSON.stringify([action.title, action.edit]);
      if (!actions.has(sameEffect)) actions.set(sameEffect, action);
    }
  }
  return [...actions.values()];
}

/** One fix as an action of the editor: what it repairs, and whether one key may take it. */
export function quickFix(fix: Fix, problem: Problem, document: PolicyDocument, context: FeatureContext): CodeAction {
  const widens = fix.grade === 'widens';
  const isOnlyHarmless = !widens && problem.fixes.filter(({ grade }) => grade !== 'widens').length === 1;
  return {
    title: widens ? say(wideningTitle, context.locale, [fix.title]) : fix.title,
    kind: CodeActionKind.QuickFix,
    ...(!isLeftToEditor(problem, context) && { diagnostics: [toDiagnostic(problem, document, context)] }),
    ...(isOnlyHarmless && { isPreferred: true }),
    edit: workspaceEdit(document, fix.edits),
  };
}

function fixAllAction(document: PolicyDocument, context: FeatureContext): readonly CodeAction[] {
  const edits = fixAll(document, context);
  if (edits.length === 0) return [];
  return [{ title: say(fixAllTitle, context.locale), kind: fixAllKind, edit: workspaceEdit(document, edits) }];
}

function workspaceEdit(document: PolicyDocument, edits: readonly Edit[]): WorkspaceEdit {
  const textEdits: TextEdit[] = edits.map(({ span, text }) => ({ range: rangeOf(document, span), newText: text }));
  return { changes: { [document.textDocument.uri]: textEdits } };
}
