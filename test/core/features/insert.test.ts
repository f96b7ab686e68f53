import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type InsertResult, insertStatements } from '../../../server/src/core/features/insert/insert.ts';
import type { Locale } from '../../../server/src/core/text/locale.ts';
import { matchesGolden } from '../../support/golden.ts';
import { documentOf } from '../../support/service.ts';

/** Texts before, each with what is inserted where that is not the permission to create the key store's role. */
const folder = join(import.meta.dirname, '../../fixtures/insert');
const createKeyStoreRole = JSON.stringify(
  {
    Effect: 'Allow',
    Action: 'ram:CreateServiceLinkedRole',
    Resource: '*',
    Condition: { StringEquals: { 'ram:ServiceName': 'keystore.kms.aliyuncs.com' } },
  },
  undefined,
  2,
);
const languages: Readonly<Record<string, string>> = { json: 'json', jsonc: 'jsonc', md: 'markdown' };

/** The text after the edits, with `«` and `»` around what was inserted. */
function marked(text: string, { edits, range }: InsertResult): string {
  const before = TextDocument.create('file:///test.json', 'json', 1, text);
  const after = TextDocument.create('file:///test.json', 'json', 2, TextDocument.applyEdits(before, [...edits]));
  assert.ok(range !== undefined);
  const [start, end] = [after.offsetAt(range.start), after.offsetAt(range.end)];
  const written = after.getText();
  return `${written.slice(0, start)}«${written.slice(start, end)}»${written.slice(end)}`;
}

function told(text: string, results: Readonly<Record<Locale, InsertResult>>): string {
  const { en, 'zh-cn': zh } = results;
  assert.deepEqual(zh.edits, en.edits);
  if (en.refusal !== undefined) {
    assert.deepEqual(en, { edits: [], grants: [], refusal: en.refusal });
    return `refused: ${en.refusal}\n${zh.refusal}\n`;
  }
  assert.equal(zh.grants.length, en.grants.length);
  return `${[...en.grants, ...zh.grants].map((grant) => `+ ${grant}\n`).join('')}\n${marked(text, en)}`;
}

suite('inserting statements', () => {
  for (const file of readdirSync(folder).filter((name) => /(?<!\.insert)\.(?:jsonc?|md)$/.test(name))) {
    test(file, () => {
      const text = readFileSync(join(folder, file), 'utf8');
      const [name = '', extension = ''] = file.split('.');
      const other = join(folder, `${name}.insert.json`);
      const inserted = existsSync(other) ? readFileSync(other, 'utf8') : createKeyStoreRole;
      const document = documentOf(text, { languageId: languages[extension] ?? '' });
      const insert = (locale: Locale): InsertResult => insertStatements(document, inserted, { locale });
      const results = { en: insert('en'), 'zh-cn': insert('zh-cn') };
      assert.equal(results.en.refusal !== undefined, file.startsWith('refused-'), results.en.refusal);
      matchesGolden(join(folder, `${name}.after.txt`), told(text, results));
    });
  }
});
