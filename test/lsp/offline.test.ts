import assert from 'node:assert/strict';
import dns from 'node:dns';
import { Socket } from 'node:net';
import { mock, suite, test } from 'node:test';
import {
  CodeActionRequest,
  CompletionRequest,
  DocumentSymbolRequest,
  HoverRequest,
} from 'vscode-languageserver-protocol';
import { catalogueActionsRequest, catalogueRequest } from '../../server/src/protocol/catalogue.ts';
import { comparePoliciesRequest, insertRequest } from '../../server/src/protocol/policies.ts';
import { recognitionRequest } from '../../server/src/protocol/requests.ts';
import { rolesRequest } from '../../server/src/protocol/roles.ts';
import { startPair } from '../support/lspPair.ts';

const uri = 'file:///policy.json';
const text = '{"Version":"1","Statement":[{"Effect":"Allow","Action":"kms:Decrpyt","Resource":"*"}]}';

suite('the server', () => {
  test('opens no connection and looks up no name, whatever it is asked', async () => {
    const connect = mock.method(Socket.prototype, 'connect');
    const lookup = mock.method(dns, 'lookup');
    const session = await startPair();
    try {
      await session.open(uri, text);
      const textDocument = { uri };
      const place = { textDocument, position: { line: 0, character: text.indexOf('kms:') + 5 } };
      const range = { start: place.position, end: place.position };
      const asked: readonly (readonly [string, object])[] = [
        [HoverRequest.method, place],
        [CompletionRequest.method, place],
        [DocumentSymbolRequest.method, { textDocument }],
        [CodeActionRequest.method, { textDocument, range, context: { diagnostics: [] } }],
        [recognitionRequest, { textDocument }],
        [catalogueRequest, {}],
        [catalogueActionsRequest, { dialect: 'ram', prefix: 'kms' }],
        [rolesRequest, {}],
        [
          rolesRequest,
          { roleName: 'AliyunServiceRoleForKMSKeyStore', files: [{ uri: 'file:///other.json', stamp: 0 }] },
        ],
        [comparePoliciesRequest, { before: textDocument, after: textDocument }],
        [insertRequest, { textDocument, text: '{"Effect":"Allow","Action":"kms:Decrypt","Resource":"*"}' }],
      ];
      for (const [method, params] of asked) {
        const answer: unknown = await session.client.sendRequest(method, params);
        assert.notEqual(answer, undefined, method);
      }
    } finally {
      session.end();
    }
    assert.deepEqual([connect.mock.callCount(), lookup.mock.callCount()], [0, 0]);
    mock.restoreAll();
  });
});
