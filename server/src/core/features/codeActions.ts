import {
  type AnnotatedTextEdit,
  type CodeAction,
  CodeActionKind,
  type SnippetTextEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import { lineIndent } from '../document/edits.ts';
import type { Policy } from '../document/policy.ts';
import type { PolicyDocument } from '../document/policyDocument.ts';
import type { Fix, Problem } from '../rules/rule.ts';
import type { Edit } from '../text/edit.ts';
import { type Localized, say } from '../text/locale.ts';
import { intersects, type Span } from '../text/span.ts';
import { type CodeActionRequest, type FeatureContext, isWanted } from './context.ts';
import { fixAll } from './fixAll.ts';
import { findProblems, isLeftToEditor, rangeOf, toDiagnostic } from './problems.ts';
import { listGrants, newGrants } from './refactor/newGrants.ts';
import { type KindedOffer, refactorings } from './refactor/refactorings.ts';

/** Kind of the action that repairs all that is safe to repair; works in `editor.codeActionsOnSave`. */
export const fixAllKind: string = `${CodeActionKind.SourceFixAll}.rampart`;

const fixAllTitle: Localized = { en: 'Fix all safe problems', 'zh-cn': '修复所有可安全修复的问题' };
const wideningTitle: Localized = { en: '{0} (allows more than before)', 'zh-cn': '{0}（会放宽权限）' };
const grantingTitle: Localized = { en: '{0} (newly allows {1})', 'zh-cn': '{0}（将新增允许{1}）' };
const newlyAllowed: Localized = { en: 'Newly allowed: {0}', 'zh-cn': '将新增允许：{0}' };
const mayAllowMore: Localized = { en: 'May allow more than before', 'zh-cn': '可能会放宽权限' };

/** So many grants are named in a title, and so many where an editor asks before it changes anything. */
const mostInTitle = 2;
const mostInQuestion = 20;

/** Fixes of the problems that a range touches, refactorings of what it touches, and the repair of the whole text where it is asked for. */
export function codeActions(
  document: PolicyDocument,
  request: CodeActionRequest,
  context: FeatureContext,
): readonly CodeAction[] {
  const { textDocument } = document;
  const { only, isAutomatic } = request;
  const range = { start: textDocument.offsetAt(request.range.start), end: textDocument.offsetAt(request.range.end) };
  const actions: CodeAction[] = [];
  if (isWanted(CodeActionKind.QuickFix, only ?? [CodeActionKind.QuickFix])) {
    actions.push(...quickFixes(document, range, context));
  }
  const refactorKinds = only ?? (isAutomatic === true ? [] : [CodeActionKind.Refactor]);
  for (const offer of refactorings(document, range, refactorKinds, context)) {
    actions.push(...refactorAction(offer, document, range, context));
  }
  if (isWanted(fixAllKind, only ?? [])) actions.push(...fixAllAction(document, context));
  return actions;
}

function quickFixes(document: PolicyDocument, place: Span, context: FeatureContext): readonly CodeAction[] {
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

/** One fix as an action of the editor: what it repairs, whether one key may take it, and what it would allow. */
export function quickFix(fix: Fix, problem: Problem, document: PolicyDocument, context: FeatureContext): CodeAction {
  const widens = fix.grade === 'widens';
  const isOnlyHarmless = !widens && problem.fixes.filter(({ grade }) => grade !== 'widens').length === 1;
  return {
    kind: CodeActionKind.QuickFix,
    ...(!isLeftToEditor(problem, context) && { diagnostics: [toDiagnostic(problem, document, context)] }),
    ...(isOnlyHarmless && { isPreferred: true }),
    ...(widens
      ? wideningAction(fix, say(wideningTitle, context.locale, [fix.title]), document, problem.policy, context)
      : { title: fix.title, edit: workspaceEdit(document, fix.edits) }),
  };
}

function refactorAction(
  offer: KindedOffer,
  document: PolicyDocument,
  range: Span,
  context: FeatureContext,
): readonly CodeAction[] {
  const { kind, title } = offer;
  const { showsDisabled = false, takesSnippetEdits = false } = context.client.codeActions ?? {};
  if ('reason' in offer) return showsDisabled ? [{ title, kind, disabled: { reason: offer.reason } }] : [];
  if (offer.access === 'widens') {
    const policy = document.policies.find((each) => intersects(each.span, range));
    return [{ kind, ...wideningAction(offer, title, document, policy, context) }];
  }
  const { edits, blanks } = offer;
  const edit =
    blanks !== undefined && takesSnippetEdits ? snippetEdit(document, edits, blanks) : workspaceEdit(document, edits);
  return [{ title, kind, edit }];
}

/**
 * An action that may allow more than before, and what that is: in the question of an editor that asks before the change,
 * in the title for all others.
 */
function wideningAction(
  { title, edits }: Pick<Fix, 'title' | 'edits'>,
  warning: string,
  document: PolicyDocument,
  policy: Policy | undefined,
  { locale, client }: FeatureContext,
): Pick<CodeAction, 'title' | 'edit'> & { readonly title: string } {
  const grants = policy === undefined ? [] : newGrants(document, policy, edits, locale);
  if (client.codeActions?.asksBeforeChanges !== true) {
    const list = listGrants(grants, mostInTitle, locale);
    return {
      title: grants.length === 0 ? warning : say(grantingTitle, locale, [title, list]),
      edit: workspaceEdit(document, edits),
    };
  }
  const description =
    grants.length === 0
      ? say(mayAllowMore, locale)
      : say(newlyAllowed, locale, [listGrants(grants, mostInQuestion, locale)]);
  const annotationId = 'widens';
  const annotated = textEditsOf(document, edits).map((edit): AnnotatedTextEdit => ({ ...edit, annotationId }));
  return {
    title: warning,
    edit: {
      ...documentEdit(document, annotated),
      changeAnnotations: { [annotationId]: { label: title, needsConfirmation: true, description } },
    },
  };
}

function fixAllAction(document: PolicyDocument, context: FeatureContext): readonly CodeAction[] {
  const edits = fixAll(document, context);
  if (edits.length === 0) return [];
  return [{ title: say(fixAllTitle, context.locale), kind: fixAllKind, edit: workspaceEdit(document, edits) }];
}

function workspaceEdit(document: PolicyDocument, edits: readonly Edit[]): WorkspaceEdit {
  return { changes: { [document.textDocument.uri]: textEditsOf(document, edits) } };
}

function documentEdit(
  { textDocument: { uri, version } }: PolicyDocument,
  edits: (AnnotatedTextEdit | SnippetTextEdit)[],
): WorkspaceEdit {
  return { documentChanges: [{ textDocument: { uri, version }, edits }] };
}

function textEditsOf(document: PolicyDocument, edits: readonly Edit[]): TextEdit[] {
  return edits.map(({ span, text }) => ({ range: rangeOf(document, span), newText: text }));
}

/**
 * Edits with tab stops on the parts that a person fills in.
 * Editors indent a snippet like the line that it is inserted into, so that its own lines go without that.
 */
function snippetEdit(document: PolicyDocument, edits: readonly Edit[], blanks: readonly string[]): WorkspaceEdit {
  let stop = 0;
  const snippets = edits.map(({ span, text }): SnippetTextEdit => {
    let rest = text.replaceAll(`\n${lineIndent(document.text, span.start)}`, '\n');
    let value = '';
    for (const blank of blanks) {
      const at = rest.indexOf(blank);
      if (at < 0) continue;
      value += `${escaped(rest.slice(0, at))}\${${++stop}:${escaped(blank)}}`;
      rest = rest.slice(at + blank.length);
    }
    return { range: rangeOf(document, span), snippet: { kind: 'snippet', value: value + escaped(rest) } };
  });
  return documentEdit(document, snippets);
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
