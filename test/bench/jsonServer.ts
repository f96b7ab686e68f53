/** What a person has without Rampart: the JSON service of VS Code with our schema, asked for its diagnostics. */
import { getLanguageService } from 'vscode-json-languageservice';
import { createConnection, ProposedFeatures, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import schema from '../../schemas/ram-permission-policy.schema.json' with { type: 'json' };

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);
const service = getLanguageService({});
service.configure({
  validate: true,
  schemas: [{ uri: schema.$id, fileMatch: ['*'], schema: JSON.parse(JSON.stringify(schema)) }],
});

connection.onInitialize(() => ({
  capabilities: {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    hoverProvider: true,
    completionProvider: { triggerCharacters: ['"', ':'] },
    diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
  },
}));
connection.languages.diagnostics.on(async ({ textDocument }) => {
  const document = documents.get(textDocument.uri);
  if (document === undefined) return { kind: 'full', items: [] };
  return { kind: 'full', items: await service.doValidation(document, service.parseJSONDocument(document)) };
});
connection.onHover(async ({ textDocument, position }) => {
  const document = documents.get(textDocument.uri);
  return document === undefined ? null : service.doHover(document, position, service.parseJSONDocument(document));
});
connection.onCompletion(async ({ textDocument, position }) => {
  const document = documents.get(textDocument.uri);
  return document === undefined ? null : service.doComplete(document, position, service.parseJSONDocument(document));
});
documents.listen(connection);
connection.listen();
