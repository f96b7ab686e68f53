import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver-types';
import { readConfig } from '../../../server/src/core/config/readConfig.ts';
import type { ConfigPlace } from '../../../server/src/core/features/context.ts';
import { suppressActions } from '../../../server/src/core/features/suppress.ts';
import { featureContext } from '../../support/asker.ts';
import { documentOf, problemsOf } from '../../support/service.ts';

const policy = `{
  "Version": "1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["kms:Encrypt", "kms:Decrpyt"],
      "Resource": "acs:kms:*:*:key/*"
    }
  ]
}
`;
const place = { uri: 'file:///work/rampart.json', text: undefined, path: 'roles/test.json' };

function offered(
  piece: string,
  options: { readonly languageId?: string; readonly configPlace?: ConfigPlace; readonly only?: readonly string[] } = {},
): readonly CodeAction[] {
  const document = documentOf(policy, { languageId: options.languageId ?? 'json' });
  const position = document.textDocument.positionAt(policy.indexOf(piece));
  return suppressActions(
    document,
    { range: { start: position, end: position }, only: options.only },
    featureContext({ configPlace: options.configPlace }),
  );
}

/** The text after the edits that an action has for a file. */
function after(edit: WorkspaceEdit | undefined, uri: string, text: string): string {
  const changes = edit?.changes?.[uri] ?? [];
  const created = (edit?.documentChanges ?? []).flatMap((change) =>
    'edits' in change && change.textDocument.uri === uri ? change.edits : [],
  );
  const edits = [...changes, ...created].flatMap((each) => ('newText' in each ? [each] : []));
  return TextDocument.applyEdits(TextDocument.create(uri, 'jsonc', 0, text), edits);
}

suite('a problem can be suppressed', () => {
  test('with a comment in JSON with comments', () => {
    const [action, ...rest] = offered('kms:Decrpyt', { languageId: 'jsonc' });
    assert.deepEqual(
      [action?.title, action?.kind, rest],
      ['Ignore action/unknown here with a comment', 'quickfix', []],
    );
    assert.deepEqual(
      action?.diagnostics?.map(({ code }) => code),
      ['action/unknown'],
    );
    const text = after(action?.edit, 'file:///test.jsonc', policy);
    assert.ok(text.includes('\n      // rampart-ignore action/unknown: \n      "Action"'));
    assert.deepEqual(
      problemsOf(text, { languageId: 'jsonc' }).map(({ code }) => code),
      ['suppression/missing-reason'],
    );
  });

  test('in a configuration that is made for it', () => {
    const [action] = offered('kms:Decrpyt', { configPlace: place });
    assert.equal(action?.title, 'Ignore action/unknown here in rampart.json');
    assert.deepEqual(action?.edit?.documentChanges?.[0], {
      kind: 'create',
      uri: place.uri,
      options: { ignoreIfExists: true },
    });
    const text = after(action?.edit, place.uri, '');
    assert.equal(
      text,
      '{\n  "suppressions": [\n    { "rule": "action/unknown", "path": "roles/test.json", "pointer": "/Statement/0/Action/1", "reason": "" }\n  ]\n}\n',
    );
    const { suppressions, faults } = readConfig(text);
    assert.deepEqual(
      faults.map(({ sentence }) => sentence.en),
      ['Say why this problem is meant.'],
    );
    assert.deepEqual(problemsOf(policy, { suppressions }), []);
  });

  const configs: Readonly<Record<string, readonly [before: string, after: string]>> = {
    'with a list of suppressions': [
      '{\n\t// Ours.\n\t"suppressions": [\n\t\t{ "rule": "stmt/sid", "reason": "old" },\n\t],\n}\n',
      '{\n\t// Ours.\n\t"suppressions": [\n\t\t{ "rule": "stmt/sid", "reason": "old" },\n\t\tENTRY,\n\t],\n}\n',
    ],
    'with an empty list': ['{ "suppressions": [] }', '{ "suppressions": [ENTRY] }'],
    'without any': [
      '{\r\n    "preset": "strict"\r\n}\r\n',
      '{\r\n    "preset": "strict",\r\n    "suppressions": [\r\n        ENTRY\r\n    ]\r\n}\r\n',
    ],
    'that is empty': ['', '{\n  "suppressions": [\n    ENTRY\n  ]\n}\n'],
  };
  for (const [name, [before, expected]] of Object.entries(configs)) {
    test(`in a configuration ${name}`, () => {
      const [action] = offered('kms:Decrpyt', { configPlace: { ...place, text: before } });
      assert.equal(action?.edit?.documentChanges, undefined);
      const text = after(action?.edit, place.uri, before);
      const entry = /\{ "rule": "action\/unknown".*?\}/.exec(text)?.[0] ?? '';
      assert.equal(text.replace(entry, 'ENTRY'), expected);
      assert.deepEqual(problemsOf(policy, { suppressions: readConfig(text).suppressions }), []);
    });
  }

  test('in no configuration that is broken or says something else there', () => {
    for (const text of ['{ "preset": ', '[]', '{ "suppressions": {} }']) {
      assert.deepEqual(offered('kms:Decrpyt', { configPlace: { ...place, text } }), [], text);
    }
  });

  test('only where there is one, and only for who wants quick fixes', () => {
    assert.deepEqual(offered('kms:Encrypt', { configPlace: place }), []);
    assert.deepEqual(offered('kms:Decrpyt', { configPlace: place, only: ['source.fixAll'] }), []);
    assert.equal(offered('kms:Decrpyt', { configPlace: place, only: ['quickfix'] }).length, 1);
    assert.deepEqual(offered('kms:Decrpyt'), []);
  });
});
