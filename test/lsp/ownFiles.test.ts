import assert from 'node:assert/strict';
import { suite } from 'node:test';
import { CodeActionRequest, CompletionRequest, CompletionResolveRequest } from 'vscode-languageserver-protocol';
import { clean, config, conversation, expectTold, folder, json, misspelt, uri } from '../support/lspWorkspace.ts';

suite('suppressions', () => {
  const suppression = {
    rule: 'action/unknown',
    path: 'roles/keys.json',
    pointer: '/Statement/0/Action',
    reason: 'new',
  };

  conversation(
    'hide problems, and are told once they hide none',
    { 'rampart.json': json({ suppressions: [suppression] }) },
    async (session) => {
      await session.open(uri, misspelt);
      await expectTold(session, uri, []);
      await session.change(uri, 2, clean);
      await expectTold(session, config, ['This suppression hides no problem any more.']);
      await session.change(uri, 3, misspelt);
      await expectTold(session, config, []);
    },
  );

  conversation('are offered below the fixes', {}, async (session) => {
    await session.open(uri, misspelt);
    const position = { line: 0, character: misspelt.indexOf('Decrpyt') };
    const actions = await session.client.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [], only: ['quickfix'] },
    });
    assert.deepEqual(
      actions?.map(({ title }) => title),
      ['Replace with "kms:Decrypt"', 'Ignore action/unknown here in rampart.json'],
    );
    const edit = actions?.at(-1);
    assert.match(JSON.stringify(edit), /"uri":"file:\/\/\/c%3A\/my%20work\/rampart\.json"/);
    assert.match(JSON.stringify(edit), /\\"path\\": \\"roles\/keys\.json\\"/);
  });
});

suite('facts of one’s own', () => {
  const facts = {
    services: [
      { code: 'acme', actionList: 'complete', actions: [{ name: 'Start', level: 'write', description: 'Starts it.' }] },
    ],
  };
  const files = {
    'rampart.json': json({ catalogue: { extra: ['acme.rampart-facts.json'] } }),
    'acme.rampart-facts.json': json(facts),
  };
  const factsUri = `${folder}/acme.rampart-facts.json`;
  const acme = clean.replace('kms:Decrypt', 'acme:St').replace('acs:kms', 'acs:acme');

  conversation('are known to problems and to completion', files, async (session) => {
    await session.open(uri, acme);
    await expectTold(session, uri, ['action/unknown 2']);
    const position = { line: 0, character: acme.indexOf('acme:St') + 'acme:St'.length };
    const list = await session.client.sendRequest(CompletionRequest.type, { textDocument: { uri }, position });
    const items = Array.isArray(list) ? list : (list?.items ?? []);
    const item = items.find(({ label }) => label === 'acme:Start');
    assert.ok(item);
    const resolved = await session.client.sendRequest(CompletionResolveRequest.type, item);
    assert.match(JSON.stringify(resolved.documentation), /Starts it\./);
    await session.change(uri, 2, acme.replace('acme:St', 'acme:Start'));
    await expectTold(session, uri, []);
  });

  conversation('may be edited while a policy is open, and are told what is wrong with them', files, async (session) => {
    await session.open(uri, acme.replace('acme:St', 'acme:Stop'));
    await expectTold(session, uri, ['action/unknown 2']);
    await session.open(factsUri, json(facts).replace('Start', 'Stop'), 'jsonc');
    await expectTold(session, uri, []);
    await session.change(factsUri, 2, json(facts).replace('write', 'wrote'));
    await expectTold(session, factsUri, ['"wrote" is none of list, read, write, tagging, permission management.']);
  });
});
