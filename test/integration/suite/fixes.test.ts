import {
  type CodeAction,
  CodeActionKind,
  commands,
  type Range,
  type TextDocument,
  WorkspaceEdit,
  workspace,
} from 'vscode';
import {
  codeOf,
  diagnosticsWhen,
  expectEqual,
  expectPresent,
  isFromRampart,
  longestWaitMilliseconds,
  openFile,
  rangeOf,
  startServer,
} from './support.ts';

suite('fixes', () => {
  test('a quick fix puts the right action in the place of the misspelt one', async () => {
    const document = await startServer();
    const before = document.getText();
    const fixes = await quickFixes(document, rangeOf(document, 'kms:Decrpyt'));
    const fix = fixes.find(({ isPreferred }) => isPreferred === true);
    await workspace.applyEdit(expectPresent(fix?.edit, 'The edit of the quick fix'));
    expectEqual(document.getText(), before.replace('kms:Decrpyt', 'kms:Decrypt'), 'Text after the fix');
    await diagnosticsWhen(document, (all) => !all.some(isFromRampart));
    await commands.executeCommand('workbench.action.files.revert');
  });

  test('saving repairs what is safe to repair', async function () {
    this.timeout(4 * longestWaitMilliseconds);
    const document = await openFile('repeated.policy.json');
    await diagnosticsWhen(document, (all) => all.some((diagnostic) => codeOf(diagnostic) === 'action/duplicate'));
    const before = document.getText();
    const deadline = Date.now() + 3 * longestWaitMilliseconds;
    let lines = '';
    // VS Code asks for fixes on save only once its window has come to rest, and it tells nobody when that is.
    do {
      lines += '\n';
      // A text without changes would not be saved.
      const change = new WorkspaceEdit();
      change.insert(document.uri, document.positionAt(document.getText().length), '\n');
      await workspace.applyEdit(change);
      await document.save();
    } while (document.getText() === before + lines && Date.now() < deadline);
    expectEqual(document.getText(), before.replace(', "kms:ListKeys"]', ']') + lines, 'Saved text');
  });
});

function quickFixes(document: TextDocument, range: Range): Thenable<CodeAction[]> {
  const kind = CodeActionKind.QuickFix.value;
  return commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, kind);
}
