import { TextDocument } from 'vscode-languageserver-textdocument';
import { type CodeAction, CodeActionKind, type WorkspaceEdit } from 'vscode-languageserver-types';
import { entryEdit } from '../config/suppressionEntry.ts';
import { lineBreak, lineIndent } from '../document/edits.ts';
import type { PolicyDocument } from '../document/policyDocument.ts';
import { groupOf } from '../rules/config.ts';
import type { Problem } from '../rules/rule.ts';
import { ignoreWord } from '../rules/suppression.ts';
import { type Localized, say } from '../text/locale.ts';
import { intersects } from '../text/span.ts';
import { type CodeActionRequest, type FeatureContext, isWanted } from './context.ts';
import { findProblems, isLeftToEditor, toDiagnostic } from './problems.ts';

const titles = {
  comment: { en: 'Ignore {0} here with a comment', 'zh-cn': '用注释忽略此处的 {0}' },
  config: { en: 'Ignore {0} here in {1}', 'zh-cn': '在 {1} 中忽略此处的 {0}' },
} satisfies Readonly<Record<string, Localized>>;

/**
 * Ways to say that the problems which a range touches are meant; to be offered below whatever repairs them.
 * The reason is left for the person to write, and is asked for as long as it is missing.
 */
export function suppressActions(
  document: PolicyDocument,
  { range, only }: CodeActionRequest,
  context: FeatureContext,
): readonly CodeAction[] {
  if (!isWanted(CodeActionKind.QuickFix, only ?? [CodeActionKind.QuickFix])) return [];
  const { textDocument } = document;
  const place = { start: textDocument.offsetAt(range.start), end: textDocument.offsetAt(range.end) };
  const problems = new Map<string, Problem>();
  for (const problem of findProblems(document, context)) {
    const isOffered = groupOf(problem.code) !== 'suppression' && !isLeftToEditor(problem, context);
    if (isOffered && intersects(problem.span, place) && !problems.has(problem.code))
      problems.set(problem.code, problem);
  }
  return [...problems.values()].flatMap((problem) => {
    const diagnostics = [toDiagnostic(problem, document, context)];
    const action = (title: string, edit: WorkspaceEdit | undefined): readonly CodeAction[] =>
      edit === undefined ? [] : [{ title, kind: CodeActionKind.QuickFix, diagnostics, edit }];
    const fileName = context.configPlace?.uri.replace(/^.*\//, '') ?? '';
    return [
      ...action(say(titles.comment, context.locale, [problem.code]), commentEdit(document, problem)),
      ...action(say(titles.config, context.locale, [problem.code, fileName]), configEdit(document, problem, context)),
    ];
  });
}

/** A comment on a line of its own above the problem; strict JSON takes none. */
function commentEdit({ host, text, textDocument }: PolicyDocument, { code, span }: Problem): WorkspaceEdit | undefined {
  if (host !== 'jsonc') return undefined;
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const position = textDocument.positionAt(lineStart);
  const newText = `${lineIndent(text, span.start)}// ${ignoreWord} ${code}: ${lineBreak(text)}`;
  return { changes: { [textDocument.uri]: [{ range: { start: position, end: position }, newText }] } };
}

function configEdit(
  document: PolicyDocument,
  problem: Problem,
  { configPlace }: FeatureContext,
): WorkspaceEdit | undefined {
  if (configPlace === undefined) return undefined;
  const { uri, path, text } = configPlace;
  const edit = entryEdit(text, path, document, problem);
  if (edit === undefined) return undefined;
  const config = TextDocument.create(uri, 'jsonc', 0, text ?? '');
  const textEdit = {
    range: { start: config.positionAt(edit.span.start), end: config.positionAt(edit.span.end) },
    newText: edit.text,
  };
  if (text !== undefined) return { changes: { [uri]: [textEdit] } };
  return {
    documentChanges: [
      { kind: 'create', uri, options: { ignoreIfExists: true } },
      { textDocument: { uri, version: null }, edits: [textEdit] },
    ],
  };
}
