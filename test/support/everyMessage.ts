/** A conversation that uses every message once, for a built server over whatever carries it. */
import assert from 'node:assert/strict';
import {
  CodeActionRequest,
  CompletionRequest,
  CompletionResolveRequest,
  DocumentSymbolRequest,
  HoverRequest,
  ShutdownRequest,
} from 'vscode-languageserver-protocol';
import {
  overrideNotification,
  type RecognitionResult,
  recognitionRequest,
} from '../../server/src/protocol/requests.ts';
import { misspelt, repeated, uri } from './keysPolicy.ts';
import type { ClientSession } from './lspSession.ts';

const textDocument = { uri };

/** Steps of one conversation; each stands on those before it. */
export const everyMessage: readonly { readonly name: string; say(session: ClientSession): Promise<void> }[] = [
  {
    name: 'initialize tells what the server can do',
    async say({ initialized }) {
      assert.equal(initialized.capabilities.hoverProvider, true);
      assert.equal(initialized.serverInfo?.name, 'rampart');
    },
  },
  {
    name: 'didOpen brings diagnostics, from the whole catalogue',
    async say(session) {
      await session.open(uri, misspelt);
      const found = await session.diagnosticsOf(uri, 1);
      assert.deepEqual(
        found.map(({ code }) => code),
        ['action/unknown'],
      );
      assert.deepEqual(session.shown, []);
    },
  },
  {
    name: 'codeAction repairs the problem',
    async say({ client }) {
      const place = { line: 0, character: misspelt.indexOf('Decrpyt') };
      const actions = await client.sendRequest(CodeActionRequest.type, {
        textDocument,
        range: { start: place, end: place },
        context: { diagnostics: [] },
      });
      assert.ok(JSON.stringify(actions).includes('kms:Decrypt'));
    },
  },
  {
    name: 'didChange brings new diagnostics',
    async say(session) {
      await session.change(uri, 2, repeated);
      const found = await session.diagnosticsOf(uri, 2);
      assert.deepEqual(
        found.map(({ code }) => code),
        ['action/duplicate'],
      );
    },
  },
  {
    name: 'codeAction with source.fixAll repairs the text',
    async say({ client }) {
      const start = { line: 0, character: 0 };
      const actions = await client.sendRequest(CodeActionRequest.type, {
        textDocument,
        range: { start, end: start },
        context: { diagnostics: [], only: ['source.fixAll'] },
      });
      assert.equal(actions?.length, 1);
    },
  },
  {
    name: 'hover tells what an action does',
    async say({ client }) {
      const position = { line: 0, character: repeated.indexOf('Decrypt') };
      const hover = await client.sendRequest(HoverRequest.type, { textDocument, position });
      assert.match(JSON.stringify(hover?.contents), /kms:Decrypt/);
    },
  },
  {
    name: 'completion offers actions, and resolve tells about one',
    async say({ client }) {
      const position = { line: 0, character: repeated.indexOf('Decrypt"]') + 4 };
      const list = await client.sendRequest(CompletionRequest.type, { textDocument, position });
      const items = Array.isArray(list) ? list : (list?.items ?? []);
      const item = items.find(({ label }) => label.endsWith('AsymmetricDecrypt'));
      assert.ok(item !== undefined, `no AsymmetricDecrypt among ${items.map(({ label }) => label).join(', ')}`);
      const resolved = await client.sendRequest(CompletionResolveRequest.type, item);
      assert.match(JSON.stringify(resolved.documentation), /kms:AsymmetricDecrypt/);
    },
  },
  {
    name: 'documentSymbol outlines the policy',
    async say({ client }) {
      const symbols = await client.sendRequest(DocumentSymbolRequest.type, { textDocument });
      assert.equal(symbols?.length, 1);
    },
  },
  {
    name: 'rampart/recognition says what it is, and rampart/override changes it',
    async say(session) {
      const label = async (): Promise<string | undefined> => {
        const answer = await session.client.sendRequest<RecognitionResult>(recognitionRequest, { textDocument });
        return answer[0]?.label;
      };
      assert.equal(await label(), 'RAM permission policy');
      await session.client.sendNotification(overrideNotification, { uri, dialect: 'iam', kind: 'trust' });
      assert.equal(await label(), 'IAM trust policy');
      await session.until(() => session.recognitionChanges() || undefined);
    },
  },
  {
    name: 'didClose takes the diagnostics back',
    async say(session) {
      await session.close(uri);
      const last = await session.until(() => session.published.find(({ version }) => version === undefined));
      assert.deepEqual(last.diagnostics, []);
    },
  },
  {
    name: 'shutdown is answered, and nothing was logged as failed',
    async say({ client, logged }) {
      await client.sendRequest(ShutdownRequest.type);
      assert.deepEqual(
        logged.filter((message) => message.includes('failed')),
        [],
      );
    },
  },
];
