import assert from 'node:assert/strict';
import { suite } from 'node:test';
import {
  CancellationTokenSource,
  type ClientCapabilities,
  CodeActionRequest,
  CompletionRequest,
  CompletionResolveRequest,
  type DiagnosticServerCancellationData,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DocumentDiagnosticRequest,
  DocumentSymbolRequest,
  HoverRequest,
  LSPErrorCodes,
  type ResponseError,
} from 'vscode-languageserver-protocol';
import { type RecognitionResult, recognitionRequest } from '../../server/src/protocol/requests.ts';
import { cutCatalogue } from '../support/cli.ts';
import { codesOf, conversation } from '../support/conversation.ts';
import { clean, misspelt, repeated, uri } from '../support/keysPolicy.ts';

const pulling: ClientCapabilities = {
  textDocument: { diagnostic: {} },
  workspace: { diagnostics: { refreshSupport: true } },
};

/** Place of a piece of a one-line text. */
function placeOf(text: string, piece: string): { line: number; character: number } {
  return { line: 0, character: text.indexOf(piece) };
}

suite('start', () => {
  conversation('a client that waits gets no pull diagnostics', {}, async ({ initialized }) => {
    assert.deepEqual(initialized.capabilities, {
      textDocumentSync: { openClose: true, change: 2 },
      hoverProvider: true,
      completionProvider: { triggerCharacters: ['"', ':', '/', '*', '@'], resolveProvider: true },
      codeActionProvider: { codeActionKinds: ['quickfix', 'refactor', 'source.fixAll.rampart'] },
      documentSymbolProvider: true,
    });
  });

  conversation('a client that asks gets pull diagnostics', { capabilities: pulling }, async ({ initialized }) => {
    assert.deepEqual(initialized.capabilities.diagnosticProvider, {
      identifier: 'rampart',
      interFileDependencies: false,
      workspaceDiagnostics: false,
    });
  });

  conversation('facts are logged with their day', {}, async ({ until, logged }) => {
    const line = await until(() => logged.find((message) => message.startsWith('Facts:')));
    assert.match(line, /^Facts: RAM of \d{4}-\d\d-\d\d, IAM of \d{4}-\d\d-\d\d\.$/);
  });

  conversation(
    'options of the wrong shape are as good as none',
    { initializationOptions: { locale: 7, settings: [] } },
    async (session) => {
      await session.open(uri, misspelt);
      assert.deepEqual(codesOf(await session.diagnosticsOf(uri, 1)), ['action/unknown']);
    },
  );

  conversation(
    'the language of the initialisation options wins',
    { initializationOptions: { locale: 'zh-cn' }, locale: 'en' },
    async (session) => {
      await session.open(uri, misspelt);
      assert.match(String((await session.diagnosticsOf(uri, 1))[0]?.message), /\p{Script=Han}/u);
    },
  );

  conversation(
    'a damaged part of the catalogue is named, and the rest works',
    {
      host: {
        readCatalogue: async (part) =>
          part === 'ram' ? cutCatalogue(part) : Promise.reject(new Error('no such file')),
      },
    },
    async (session) => {
      const shown = await session.until(() => (session.shown.length === 2 ? session.shown : undefined));
      assert.match(String(shown[0]), /^Rampart: The ram catalogue is not complete/);
      assert.match(String(shown[1]), /^Rampart: The iam catalogue could not be read: .*no such file/);
      assert.deepEqual(
        shown.filter((message) => !session.logged.includes(message)),
        [],
      );
      await session.open(uri, misspelt.replace('"Effect": "Allow"', '"Effect": "allow"'));
      assert.deepEqual(codesOf(await session.diagnosticsOf(uri, 1)), ['stmt/effect-value']);
    },
  );
});

suite('pushed diagnostics', () => {
  conversation('come with the version they are of, and link the rule', {}, async (session) => {
    await session.open(uri, misspelt);
    const [diagnostic] = await session.diagnosticsOf(uri, 1);
    assert.equal(diagnostic?.code, 'action/unknown');
    assert.equal(diagnostic?.codeDescription?.href, 'file:///rules/action/unknown.md');
    await session.change(uri, 2, clean);
    assert.deepEqual(await session.diagnosticsOf(uri, 2), []);
  });

  conversation('are one for changes that arrive together', {}, async (session) => {
    await session.open(uri, clean);
    await session.diagnosticsOf(uri, 1);
    const typed = [2, 3, 4, 5].map((version) => session.change(uri, version, version === 5 ? misspelt : clean));
    await Promise.all(typed);
    assert.deepEqual(codesOf(await session.diagnosticsOf(uri, 5)), ['action/unknown']);
    assert.deepEqual(
      session.published.map(({ version }) => version),
      [1, 5],
    );
  });

  conversation('wait for requests that arrived with the change', {}, async (session) => {
    await session.open(uri, clean);
    await session.diagnosticsOf(uri, 1);
    const order: string[] = [];
    const [hover] = await Promise.all([
      session.client
        .sendRequest(HoverRequest.type, { textDocument: { uri }, position: placeOf(misspelt, 'Effect') })
        .then((answer) => {
          order.push('hover');
          return answer;
        }),
      session.change(uri, 2, misspelt),
      session.diagnosticsOf(uri, 2).then(() => order.push('diagnostics')),
    ]);
    assert.notEqual(hover, null);
    assert.deepEqual(order, ['hover', 'diagnostics']);
  });

  conversation('are taken back when the text is closed', {}, async (session) => {
    await session.open(uri, misspelt);
    await session.diagnosticsOf(uri, 1);
    await session.close(uri);
    const last = await session.until(() => session.published.find(({ version }) => version === undefined));
    assert.deepEqual(last, { uri, diagnostics: [] });
  });

  conversation('of several texts come each for its own', {}, async (session) => {
    const uris = ['a', 'b', 'c'].map((name) => `file:///work/${name}.json`);
    await Promise.all(uris.map((each, index) => session.open(each, index === 1 ? misspelt : clean)));
    const found = await Promise.all(uris.map((each) => session.diagnosticsOf(each, 1)));
    assert.deepEqual(found.map(codesOf), [[], ['action/unknown'], []]);
  });

  conversation('follow edits of a part of the text', {}, async (session) => {
    await session.open(uri, misspelt);
    const start = placeOf(misspelt, 'Decrpyt');
    await session.client.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: { start, end: { line: 0, character: start.character + 7 } }, text: 'Decrypt' }],
    });
    assert.deepEqual(await session.diagnosticsOf(uri, 2), []);
  });

  conversation(
    'leave JSON errors to an editor that reports them, in JSON only',
    { initializationOptions: { reportsJsonErrors: true } },
    async (session) => {
      const broken = misspelt.replace('"Allow",', '"Allow"');
      await session.open(uri, broken);
      assert.deepEqual(codesOf(await session.diagnosticsOf(uri, 1)), ['action/unknown']);
      const other = 'file:///work/other.policy';
      await session.open(other, broken, 'plaintext');
      assert.ok(codesOf(await session.diagnosticsOf(other, 1)).includes('json/syntax'));
    },
  );
});

suite('pulled diagnostics', () => {
  conversation('are given once for each reading of a text', { capabilities: pulling }, async (session) => {
    await session.open(uri, misspelt);
    const first = await session.client.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    assert.equal(first.kind, 'full');
    assert.deepEqual(codesOf(first.kind === 'full' ? first.items : []), ['action/unknown']);
    const previousResultId = first.resultId ?? '';
    const again = await session.client.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
      previousResultId,
    });
    assert.deepEqual(again, { kind: 'unchanged', resultId: previousResultId });
    await session.change(uri, 2, clean);
    const changed = await session.client.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
      previousResultId,
    });
    assert.deepEqual(changed.kind === 'full' ? changed.items : undefined, []);
    assert.deepEqual(session.published, []);
  });

  conversation('of a text that is not open are none', { capabilities: pulling }, async (session) => {
    const report = await session.client.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    assert.deepEqual(report, { kind: 'full', items: [] });
  });

  conversation('are asked for again after a change of settings', { capabilities: pulling }, async (session) => {
    await session.open(uri, misspelt);
    const first = await session.client.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    const settings = { rampart: { rules: { 'action/unknown': 'off' } } };
    await session.client.sendNotification(DidChangeConfigurationNotification.type, { settings });
    await session.until(() => session.refreshes() || undefined);
    const previousResultId = first.resultId ?? '';
    const again = await session.client.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
      previousResultId,
    });
    assert.deepEqual(again.kind === 'full' ? again.items : undefined, []);
  });
});

suite('requests', () => {
  conversation('hover tells what an action does', {}, async (session) => {
    await session.open(uri, clean);
    const hover = await session.client.sendRequest(HoverRequest.type, {
      textDocument: { uri },
      position: placeOf(clean, 'Decrypt'),
    });
    assert.match(JSON.stringify(hover?.contents), /kms:Decrypt/);
  });

  conversation('completion offers actions, and more about one on demand', {}, async (session) => {
    const text = clean.replace('kms:Decrypt', 'kms:Decr');
    await session.open(uri, text);
    const position = { line: 0, character: text.indexOf('kms:Decr') + 8 };
    const list = await session.client.sendRequest(CompletionRequest.type, { textDocument: { uri }, position });
    const items = Array.isArray(list) ? list : (list?.items ?? []);
    const item = items.find(({ label }) => label.endsWith('Decrypt'));
    assert.ok(item !== undefined, `no Decrypt among ${items.map(({ label }) => label).join(', ')}`);
    assert.equal(item.documentation, undefined);
    const resolved = await session.client.sendRequest(CompletionResolveRequest.type, item);
    assert.match(JSON.stringify(resolved.documentation), /kms:Decrypt/);
  });

  conversation('quick fixes and fix all answer code actions', {}, async (session) => {
    await session.open(uri, repeated);
    const range = { start: placeOf(repeated, '"kms:Decrypt"]'), end: placeOf(repeated, '"kms:Decrypt"]') };
    const ask = (only?: string[]): Promise<readonly (string | undefined)[]> =>
      session.client
        .sendRequest(CodeActionRequest.type, {
          textDocument: { uri },
          range,
          context: { diagnostics: [], ...(only && { only }) },
        })
        .then((actions) => (actions ?? []).map((action) => ('kind' in action ? action.kind : undefined)));
    assert.deepEqual(await ask(['quickfix']), ['quickfix']);
    assert.deepEqual(await ask(['source.fixAll']), ['source.fixAll.rampart']);
  });

  conversation('symbols outline the policy', {}, async (session) => {
    await session.open(uri, clean);
    const symbols = await session.client.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
    assert.equal(symbols?.length, 1);
  });

  conversation('recognition says what and why', {}, async (session) => {
    await session.open(uri, clean);
    const answer = await session.client.sendRequest<RecognitionResult>(recognitionRequest, { textDocument: { uri } });
    assert.deepEqual(
      answer.map(({ label, dialect, kind, form, from, range }) => ({ label, dialect, kind, form, from, range })),
      [
        {
          label: 'RAM permission policy',
          dialect: 'ram',
          kind: 'permission',
          form: 'document',
          from: 'evidence',
          range: { start: { line: 0, character: 0 }, end: { line: 0, character: clean.length } },
        },
      ],
    );
    assert.ok(
      answer[0]?.evidence.some(({ sentence, range }) => sentence.includes('Version "1"') && range !== undefined),
    );
  });

  conversation('about a text that is not open have a neutral answer', {}, async (session) => {
    const position = { line: 0, character: 0 };
    const textDocument = { uri: 'file:///nowhere.json' };
    assert.equal(await session.client.sendRequest(HoverRequest.type, { textDocument, position }), null);
    assert.deepEqual(await session.client.sendRequest(DocumentSymbolRequest.type, { textDocument }), []);
    assert.deepEqual(await session.client.sendRequest(recognitionRequest, { textDocument }), []);
  });

  conversation('that are cancelled are not worked on', {}, async (session) => {
    await session.open(uri, clean);
    await session.diagnosticsOf(uri, 1);
    const source = new CancellationTokenSource();
    const answer = session.client.sendRequest(
      HoverRequest.type,
      { textDocument: { uri }, position: placeOf(clean, 'Decrypt') },
      source.token,
    );
    source.cancel();
    await assert.rejects(
      answer,
      (error: ResponseError<DiagnosticServerCancellationData>) => error.code === LSPErrorCodes.RequestCancelled,
    );
  });

  conversation(
    'that fail are logged and answered neutrally, and the next one works',
    {
      host: {
        rulePage: (code) => {
          throw new Error(`no page for ${code}`);
        },
      },
    },
    async (session) => {
      await session.open(uri, misspelt);
      const pushed = await session.until(() =>
        session.logged.find((message) => message.startsWith('Diagnostics failed')),
      );
      assert.match(
        pushed,
        /^Diagnostics failed for file:\/\/\/work\/keys\.policy\.json: Error: no page for action\/unknown/,
      );
      const range = { start: placeOf(misspelt, 'Decrpyt'), end: placeOf(misspelt, 'Decrpyt') };
      const actions = await session.client.sendRequest(CodeActionRequest.type, {
        textDocument: { uri },
        range,
        context: { diagnostics: [] },
      });
      assert.deepEqual(actions, []);
      await session.until(() => session.logged.find((message) => message.startsWith('textDocument/codeAction failed')));
      const symbols = await session.client.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
      assert.equal(symbols?.length, 1);
    },
  );
});
