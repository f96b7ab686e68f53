import {
  commands,
  type Hover,
  languages,
  type TabInputTextDiff,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import {
  diagnosticsWhen,
  expectEqual,
  expectPresent,
  expectTrue,
  isFromRampart,
  openAtCursor,
  openFile,
  rangeOf,
} from './support.ts';

const keyStore = 'AliyunServiceRoleForKMSKeyStore';
const statement = JSON.stringify({
  Effect: 'Allow',
  Action: 'ram:CreateServiceLinkedRole',
  Resource: '*',
  Condition: { StringEquals: { 'ram:ServiceName': 'keystore.kms.aliyuncs.com' } },
});

suite('roles', () => {
  teardown(async () => {
    for (const document of workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
      await window.showTextDocument(document);
      await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('the policy of a role is a read-only document with all that a policy of a file has', async () => {
    await commands.executeCommand('rampart.roles.openPolicy', { roleName: keyStore });
    const document = activeDocument();
    expectEqual([document.uri.scheme, document.languageId], ['rampart-role', 'json'], 'Scheme and language');
    const place = rangeOf(document, 'vpc:DescribeVpcs').start.translate(0, 3);
    const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, place);
    const text = hovers.flatMap(({ contents }) =>
      contents.map((part) => (typeof part === 'string' ? part : part.value)),
    );
    expectTrue(text.join('\n').includes('vpc:DescribeVpcs'), `Hover says ${text.join('\n')}`);
    expectEqual(
      languages.getDiagnostics(document.uri).filter((each) => isFromRampart(each) && each.severity <= 1),
      [],
      'Errors and warnings',
    );
  });

  test('so is its trust policy', async () => {
    await commands.executeCommand('rampart.roles.openTrustPolicy', { roleName: keyStore });
    expectTrue(activeDocument().getText().includes('keystore.kms.aliyuncs.com'), activeDocument().getText());
  });

  test('a missing statement becomes a new policy, without a finding', async () => {
    await commands.executeCommand('rampart.roles.newPolicy', { insertable: statement });
    const document = activeDocument();
    expectTrue(document.isUntitled, 'The text is new');
    const policy: unknown = JSON.parse(document.getText());
    expectEqual(policy, { Version: '1', Statement: [JSON.parse(statement)] }, 'The policy');
    // The faulty policy that opens after it proves that the server has answered for both.
    const faulty = await openAtCursor(
      `${document.getText().replace('CreateServiceLinkedRole', 'CreateServiceLinkedRoel')}|`,
    );
    await diagnosticsWhen(faulty.document, (all) => all.some(isFromRampart));
    expectEqual(languages.getDiagnostics(document.uri).filter(isFromRampart), [], 'Problems');
  });

  test('a role and a file are compared as texts, and beside that by what is allowed', async () => {
    const file = await openFile('whole.policy.json');
    await commands.executeCommand('rampart.roles.compare', { roleName: keyStore }, file.uri.toString());
    const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
    const diff = expectPresent(
      tabs.find(({ input }) => isDiff(input)),
      'The diff editor',
    );
    const { original, modified } = diff.input as TabInputTextDiff;
    expectEqual([original.scheme, modified.toString()], ['rampart-role', file.uri.toString()], 'What is compared');
    const difference = expectPresent(
      workspace.textDocuments.find(({ uri }) => uri.scheme === 'rampart-role' && uri.path.endsWith('.txt')),
      'The difference in access',
    );
    expectTrue(/ecs:CreateNetworkInterface/.test(difference.getText()), difference.getText());
  });

  test('pages, trees and commands open no connection of ours', async function () {
    const opened = connectionsOf(/client\.node\.cjs|account\.node\.cjs/);
    if (opened === undefined) this.skip();
    await commands.executeCommand('workbench.view.extension.rampart');
    await commands.executeCommand('rampart.roles.showPage', { roleName: keyStore });
    await commands.executeCommand('rampart.roles.refresh');
    await commands.executeCommand('rampart.roles.openPolicy', { roleName: keyStore });
    expectEqual(opened(), [], 'Connections');
  });
});

function activeDocument(): TextDocument {
  return expectPresent(window.activeTextEditor?.document, 'The active document');
}

function isDiff(input: unknown): input is TabInputTextDiff {
  return typeof input === 'object' && input !== null && 'original' in input && input.original instanceof Uri;
}

/** What a Node host has beside `vscode`; a worker has no process. */
interface NodeHost {
  readonly process?: {
    readonly getBuiltinModule: (name: 'node:diagnostics_channel') => {
      readonly subscribe: (channel: string, listen: () => void) => void;
    };
  };
}

/** Stacks of all connections that files of these names open from now on; `undefined` where that cannot be seen. */
function connectionsOf(files: RegExp): (() => readonly string[]) | undefined {
  const { process } = globalThis as NodeHost;
  if (process === undefined) return undefined;
  const stacks: string[] = [];
  process.getBuiltinModule('node:diagnostics_channel').subscribe('net.client.socket', () => {
    const { stack = '' } = new Error('connected');
    if (files.test(stack)) stacks.push(stack);
  });
  return () => stacks;
}
