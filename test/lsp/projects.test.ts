import assert from 'node:assert/strict';
import { suite } from 'node:test';
import {
  DidChangeConfigurationNotification,
  DidChangeWorkspaceFoldersNotification,
  DocumentDiagnosticRequest,
} from 'vscode-languageserver-protocol';
import {
  changed,
  clean,
  config,
  conversation,
  expectTold,
  folder,
  json,
  misspelt,
  uri,
  watching,
} from '../support/lspWorkspace.ts';

suite('the configuration of a workspace', () => {
  conversation(
    'sets levels, and its changes on the disk count at once',
    { 'rampart.json': json({ rules: { 'action/unknown': 'off' } }) },
    async (session, disk) => {
      await session.open(uri, misspelt);
      await expectTold(session, uri, []);
      disk.set(config, json({ rules: { 'action/*': 'error' } }));
      await changed(session, config);
      await expectTold(session, uri, ['action/unknown 1']);
      disk.delete(config);
      await changed(session, config);
      await expectTold(session, uri, ['action/unknown 2']);
      assert.deepEqual(session.watched, ['**/rampart.json', '**/.rampart.json']);
    },
  );

  conversation('counts as it stands in the editor, unsaved', {}, async (session) => {
    await session.open(uri, misspelt);
    await expectTold(session, uri, ['action/unknown 2']);
    await session.open(config, '{ "rules": { "action/unknown": "hint" } }', 'jsonc');
    await expectTold(session, uri, ['action/unknown 4']);
    await session.change(config, 2, '{ "rules": { "action/unknown": "off" } }');
    await expectTold(session, uri, []);
    await session.close(config);
    await expectTold(session, uri, ['action/unknown 2']);
  });

  conversation(
    'is the nearest above a file, within its folder of the workspace',
    {
      'rampart.json': json({ rules: { 'action/unknown': 'off' } }),
      'roles/.rampart.json': json({ rules: { 'action/unknown': 'info' } }),
      '../rampart.json': json({ rules: { 'action/unknown': 'error' } }),
    },
    async (session) => {
      await session.open(uri, misspelt);
      await session.open(`${folder}/a.json`, misspelt);
      await session.open('file:///elsewhere/a.json', misspelt);
      await expectTold(session, uri, ['action/unknown 3']);
      await expectTold(session, `${folder}/a.json`, []);
      await expectTold(session, 'file:///elsewhere/a.json', ['action/unknown 2']);
    },
  );

  conversation(
    'is looked for in folders that are opened later, and for drafts in the first',
    { 'rampart.json': json({ rules: { 'action/unknown': 'off' } }) },
    async (session) => {
      await session.open(uri, misspelt);
      await expectTold(session, uri, ['action/unknown 2']);
      // They are promised in the answer to the initialisation; a registration before it would end VS Code's client.
      assert.deepEqual(session.initialized.capabilities.workspace?.workspaceFolders?.changeNotifications, true);
      assert.ok(!session.registered.includes('workspace/didChangeWorkspaceFolders'));
      const added = [{ uri: `${folder}/`, name: 'work' }];
      await session.client.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
        event: { added, removed: [] },
      });
      await expectTold(session, uri, []);
      await session.open('untitled:Untitled-1', misspelt);
      await expectTold(session, 'untitled:Untitled-1', []);
      await session.client.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
        event: { added: [], removed: added },
      });
      await expectTold(session, uri, ['action/unknown 2']);
    },
    { folders: [], capabilities: { workspace: { ...watching.workspace, workspaceFolders: true } } },
  );

  conversation(
    'is looked at again whenever a text is opened, for a client that watches no files',
    {},
    async (session, disk) => {
      await session.open(uri, misspelt);
      await expectTold(session, uri, ['action/unknown 2']);
      disk.set(config, json({ rules: { 'action/unknown': 'off' } }));
      await session.open(`${folder}/b.json`, misspelt);
      await expectTold(session, `${folder}/b.json`, []);
      assert.deepEqual(session.watched, []);
    },
    { capabilities: {} },
  );

  conversation(
    'is told what is wrong with it, open or not',
    { 'rampart.json': '{ "presets": "strict", "preset": "stern" }' },
    async (session, disk) => {
      await session.open(uri, clean);
      await expectTold(session, config, [
        'There is no member "presets" here; "preset" is near.',
        '"stern" is none of recommended, strict, console.',
      ]);
      disk.set(config, '{}');
      await changed(session, config);
      await expectTold(session, config, []);
      await session.open(config, '{ "presets": 1 }', 'jsonc');
      await expectTold(session, config, ['There is no member "presets" here; "preset" is near.']);
      disk.delete(config);
      await session.close(config);
      await expectTold(session, config, []);
    },
  );

  conversation(
    'is told only what the editor does not say itself',
    { 'rampart.json': '{ "presets": "strict", "preset": "stern" ' },
    async (session) => {
      await session.open(uri, clean);
      await expectTold(session, config, ['There is no member "presets" here; "preset" is near.']);
    },
    { initializationOptions: { reportsJsonErrors: true } },
  );

  conversation(
    'is sent to a client that pulls, too, and never twice',
    {},
    async (session) => {
      await session.open(config, '{ "presets": 1 }', 'jsonc');
      await expectTold(session, config, ['There is no member "presets" here; "preset" is near.']);
      const report = await session.client.sendRequest(DocumentDiagnosticRequest.type, {
        textDocument: { uri: config },
      });
      assert.deepEqual('items' in report && report.items, []);
      assert.equal(session.published.filter((each) => each.uri === config).length, 1);
    },
    { capabilities: { ...watching, textDocument: { diagnostic: {} } } },
  );
});

suite('settings of the editor', () => {
  conversation(
    'win over the configuration: level, preset and association',
    {
      'rampart.json': json({
        preset: 'console',
        rules: { 'action/unknown': 'off' },
        associations: { 'roles/*.json': 'off', 'other/*.json': 'off' },
      }),
    },
    async (session) => {
      const other = `${folder}/other/a.json`;
      await session.open(uri, misspelt);
      await session.open(other, misspelt);
      await expectTold(session, uri, []);
      const settings = {
        rampart: { rules: { 'action/*': 'error' }, associations: { 'roles/*.json': { dialect: 'ram' } } },
      };
      await session.client.sendNotification(DidChangeConfigurationNotification.type, { settings });
      await expectTold(session, uri, ['action/unknown 1']);
      await expectTold(session, other, []);
      const preset = { rampart: { preset: 'recommended', associations: { '*.json': {} } } };
      await session.client.sendNotification(DidChangeConfigurationNotification.type, { settings: preset });
      await expectTold(session, uri, []);
      await expectTold(session, other, []);
    },
  );

  conversation(
    'can name files of facts in place of those of the configuration',
    {
      'rampart.json': json({ catalogue: { extra: 'none.json' } }),
      'lab/facts.json': json({ services: [{ code: 'kms', actions: [{ name: 'Decrpyt', level: 'read' }] }] }),
    },
    async (session, disk) => {
      await session.open(uri, misspelt);
      await expectTold(session, uri, []);
      await session.until(() => session.watched.find((pattern) => pattern === '**/facts.json'));
      disk.delete(`${folder}/lab/facts.json`);
      await changed(session, `${folder}/lab/facts.json`);
      await expectTold(session, uri, ['action/unknown 2']);
      await session.until(() => session.logged.find((line) => line.includes('lab/facts.json')));
    },
    { initializationOptions: { settings: { catalogue: { extra: ['lab/facts.json'] } } } },
  );
});
