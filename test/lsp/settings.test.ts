import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type ClientCapabilities, DidChangeConfigurationNotification } from 'vscode-languageserver-protocol';
import {
  overrideNotification,
  type RecognitionResult,
  recognitionRequest,
} from '../../server/src/protocol/requests.ts';
import { codesOf, conversation } from '../support/conversation.ts';
import { clean, misspelt, uri } from '../support/keysPolicy.ts';
import { startPair } from '../support/lspPair.ts';

suite('settings', () => {
  const registering: ClientCapabilities = { workspace: { didChangeConfiguration: { dynamicRegistration: true } } };
  conversation(
    'are told to the server where the client asks for that',
    { capabilities: registering },
    async (session) => {
      const methods = await session.until(() => (session.registered.length > 0 ? session.registered : undefined));
      assert.deepEqual(methods, ['workspace/didChangeConfiguration']);
    },
  );

  conversation(
    'are asked for each text, and again after a change',
    {
      configuration: (scope) =>
        scope?.includes('quiet') ? { rules: { 'action/*': 'off' } } : { rules: { 'action/unknown': 'error' } },
    },
    async (session) => {
      const quiet = 'file:///quiet/keys.json';
      await session.open(quiet, misspelt);
      await session.open(uri, misspelt);
      assert.deepEqual(await session.diagnosticsOf(quiet, 1), []);
      assert.deepEqual(
        (await session.diagnosticsOf(uri, 1)).map(({ severity }) => severity),
        [1],
      );
    },
  );

  test('that change are seen at once, and the client is told', { timeout: 10_000 }, async () => {
    let level = 'off';
    const session = await startPair({ configuration: () => ({ rules: { 'action/unknown': level } }) });
    await session.open(uri, misspelt);
    assert.deepEqual(await session.diagnosticsOf(uri, 1), []);
    level = 'warning';
    await session.client.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    const found = await session.until(() => session.published.find(({ diagnostics }) => diagnostics.length > 0));
    assert.equal(found.version, 1);
    assert.equal(session.recognitionChanges(), 1);
    session.end();
  });

  conversation(
    'of the initialisation options serve a client that cannot be asked',
    {
      initializationOptions: { settings: { rules: { 'action/unknown': 'off' } } },
    },
    async (session) => {
      await session.open(uri, misspelt);
      assert.deepEqual(await session.diagnosticsOf(uri, 1), []);
      const settings = { rampart: { rules: { 'action/unknown': 'nonsense' } } };
      await session.client.sendNotification(DidChangeConfigurationNotification.type, { settings });
      const found = await session.until(() => session.published.find(({ diagnostics }) => diagnostics.length > 0));
      assert.deepEqual(codesOf(found.diagnostics), ['action/unknown']);
    },
  );

  conversation(
    'can say which files are policies, and of which kind',
    {
      initializationOptions: { settings: { associations: { 'roles/*.json': { dialect: 'iam', kind: 'trust' } } } },
    },
    async (session) => {
      const role = 'file:///c%3A/work/roles/deploy.json';
      await session.open(role, clean);
      const [recognised] = await session.client.sendRequest<RecognitionResult>(recognitionRequest, {
        textDocument: { uri: role },
      });
      assert.deepEqual([recognised?.dialect, recognised?.kind, recognised?.from], ['iam', 'trust', 'setting']);
    },
  );

  conversation(
    'that choose a dialect leave files without a policy alone',
    {
      initializationOptions: { settings: { dialect: 'iam' } },
    },
    async (session) => {
      const recognised = async (text: string, version: number): Promise<RecognitionResult> => {
        await session.change(uri, version, text);
        return session.client.sendRequest<RecognitionResult>(recognitionRequest, { textDocument: { uri } });
      };
      await session.open(uri, '');
      assert.deepEqual(await recognised('{ "name": "effect", "version": "1.0.0" }', 2), []);
      assert.deepEqual(
        (await recognised(clean, 3)).map(({ dialect }) => dialect),
        ['iam'],
      );
    },
  );
});

suite('override', () => {
  conversation('holds until the text is closed', {}, async (session) => {
    const dialectOf = async (): Promise<string | undefined> => {
      const answer = await session.client.sendRequest<RecognitionResult>(recognitionRequest, { textDocument: { uri } });
      return answer[0]?.dialect;
    };
    await session.open(uri, clean);
    assert.equal(await dialectOf(), 'ram');
    await session.client.sendNotification(overrideNotification, { uri, dialect: 'iam', kind: 'permission' });
    assert.equal(await dialectOf(), 'iam');
    assert.equal(session.recognitionChanges(), 1);
    const codes = await session.until(() => session.published.find(({ diagnostics }) => diagnostics.length > 0));
    assert.ok(codesOf(codes.diagnostics).length > 0);
    await session.change(uri, 2, `${clean}\n`);
    assert.equal(await dialectOf(), 'iam');
    await session.close(uri);
    await session.open(uri, clean);
    assert.equal(await dialectOf(), 'ram');
  });

  conversation('without dialect and kind means: recognise again', {}, async (session) => {
    await session.open(uri, clean);
    await session.client.sendNotification(overrideNotification, { uri, dialect: 'iam' });
    await session.client.sendNotification(overrideNotification, { uri });
    const [recognised] = await session.client.sendRequest<RecognitionResult>(recognitionRequest, {
      textDocument: { uri },
    });
    assert.equal(recognised?.from, 'evidence');
  });
});
