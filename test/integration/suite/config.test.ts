import {
  type CodeAction,
  CodeActionKind,
  commands,
  type Diagnostic,
  DiagnosticSeverity,
  type Hover,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  workspace,
} from 'vscode';
import {
  completionsAt,
  diagnosticsWhen,
  expectEqual,
  expectPresent,
  expectTrue,
  isFromRampart,
  jsonExtension,
  openFile,
  plainLabel,
  rangeOf,
} from './support.ts';

const configName = 'configured/rampart.json';
const policyName = 'configured/keys.policy.json';

suite('rampart.json', () => {
  teardown(async () => {
    for (const name of [configName, policyName]) {
      await openFile(name, { preview: false });
      await commands.executeCommand('workbench.action.files.revert');
      await commands.executeCommand('workbench.action.closeActiveEditor');
    }
  });

  test('sets levels, and what is typed into it counts at once', async () => {
    const policy = await openFile(policyName, { preview: false });
    await diagnosticsWhen(policy, areOf(DiagnosticSeverity.Error));
    const config = await openFile(configName, { preview: false });
    await replace(config, '"error"', '"hint"');
    await diagnosticsWhen(policy, areOf(DiagnosticSeverity.Hint));
    await replace(config, '"hint"', '"off"');
    await diagnosticsWhen(policy, (all) => !all.some(isFromRampart));
    expectTrue(config.isDirty, 'The configuration was saved');
  });

  test('is told each mistake once, with the nearest name', async () => {
    const config = await openFile(configName, { preview: false });
    expectEqual(config.languageId, 'jsonc', 'Language');
    await replace(config, '"action/unknown"', '"action/unkown"');
    const isOurs = ({ message }: Diagnostic): boolean => message.includes('"action/unknown" is near');
    const told = await diagnosticsWhen(config, (all) => all.some(isOurs));
    expectEqual(told.filter(touches(config, '"action/unkown"')).length, 1, 'Diagnostics of the misspelt name');
    await replace(config, '"action/unkown": "error"', '"action/unknown": "loud"');
    // The editor's own JSON support knows the legal levels from the schema, where it runs in the same host;
    // where it does not, it may say that it cannot load the schema.
    const touchesLevel = touches(config, '"loud"');
    const isTeller = (each: Diagnostic): boolean => isFromRampart(each) === (jsonExtension === undefined);
    const atLevel = await diagnosticsWhen(
      config,
      (all) => !all.some(isOurs) && all.filter(touchesLevel).some(isTeller),
    );
    expectEqual(atLevel.filter(touchesLevel).length, 1, 'Diagnostics of the wrong level');
  });

  test('is completed and explained by its schema', async function () {
    if (jsonExtension === undefined) this.skip();
    await jsonExtension.activate();
    const config = await openFile(configName, { preview: false });
    await replace(config, '"action/unknown": "error"', '""');
    const inName = rangeOf(config, '""').start.translate(0, 1);
    const names = (await completionsAt(config, inName)).map(plainLabel);
    for (const name of ['action/unknown', 'action/*', 'category:security']) {
      expectTrue(names.includes(name), `${name} is not offered`);
    }
    const hovers = await commands.executeCommand<Hover[]>(
      'vscode.executeHoverProvider',
      config.uri,
      rangeOf(config, 'rules').start,
    );
    const text = hovers
      .flatMap(({ contents }) => contents.map((part) => (typeof part === 'string' ? part : part.value)))
      .join('\n');
    expectTrue(text.includes('The rule wins over its group'), `Hover says ${text}`);
    expectTrue(text.includes('规则优先于分组'), `Hover says ${text}`);
  });

  test('takes a suppression from a quick fix, below the repair', async () => {
    const policy = await openFile(policyName, { preview: false });
    await diagnosticsWhen(policy, areOf(DiagnosticSeverity.Error));
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      policy.uri,
      rangeOf(policy, 'kms:Decrpyt'),
      CodeActionKind.QuickFix.value,
    );
    const ours = actions.filter(({ title }) => /kms:Decrypt|action\/unknown/.test(title));
    expectEqual(
      ours.map(({ title }) => title),
      ['Replace with "kms:Decrypt"', 'Ignore action/unknown here in rampart.json'],
      'Offered actions',
    );
    await workspace.applyEdit(expectPresent(ours.at(-1)?.edit, 'The edit'));
    await diagnosticsWhen(policy, (all) => !all.some(isFromRampart));
    const config = await openFile(configName, { preview: false });
    expectTrue(config.getText().includes('"pointer": "/Statement/0/Action/0"'), config.getText());
    await diagnosticsWhen(config, (all) => all.some(({ message }) => message === 'Say why this problem is meant.'));
  });

  test('that is made beside a file counts without being opened', async function () {
    const policy = await openFile('broken.policy.json');
    await diagnosticsWhen(policy, areOf(DiagnosticSeverity.Warning));
    const folder = expectPresent(workspace.workspaceFolders?.[0], 'The workspace folder').uri;
    if (workspace.fs.isWritableFileSystem(folder.scheme) !== true) this.skip();
    const config = Uri.joinPath(folder, '.rampart.json');
    try {
      const text = await workspace.encode('{ "rules": { "action/unknown": "info" } }', { encoding: 'utf8' });
      await workspace.fs.writeFile(config, text);
      await diagnosticsWhen(policy, areOf(DiagnosticSeverity.Information));
    } finally {
      await workspace.fs.delete(config);
    }
    await diagnosticsWhen(policy, areOf(DiagnosticSeverity.Warning));
  });
});

/** Whether there is a problem of ours, and each is of this severity. */
function areOf(severity: DiagnosticSeverity): (all: readonly Diagnostic[]) => boolean {
  return (all) => {
    const ours = all.filter(isFromRampart);
    return ours.length > 0 && ours.every((each) => each.severity === severity);
  };
}

/** Whether a problem is in the place of the first occurrence of a text. */
function touches(document: TextDocument, text: string): (diagnostic: Diagnostic) => boolean {
  const place = rangeOf(document, text);
  return ({ range }) => range.intersection(place) !== undefined;
}

async function replace(document: TextDocument, from: string, to: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, rangeOf(document, from), to);
  await workspace.applyEdit(edit);
}
