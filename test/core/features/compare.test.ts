import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createPolicyDocument, type PolicyDocument } from '../../../server/src/core/document/policyDocument.ts';
import {
  type ComparePoliciesResult,
  comparePolicies,
} from '../../../server/src/core/features/compare/comparePolicies.ts';
import type { Locale } from '../../../server/src/core/text/locale.ts';
import { testCatalogue } from '../../support/catalogue.ts';
import { matchesGolden } from '../../support/golden.ts';

/** Pairs of texts, and what is said of them. */
const folder = join(import.meta.dirname, '../../fixtures/compare');

function read(name: string): PolicyDocument {
  const text = readFileSync(join(folder, name), 'utf8');
  return createPolicyDocument(TextDocument.create(`file:///${name}`, 'json', 1, text));
}

/** The sentences in both languages, each difference with what stands at its place. */
function told(
  documents: readonly PolicyDocument[],
  { en, 'zh-cn': zh }: Readonly<Record<Locale, ComparePoliciesResult>>,
): string {
  if (en.refusal !== undefined) {
    assert.deepEqual(en, { summary: '', isSame: false, differences: [], refusal: en.refusal });
    return `refused: ${en.refusal}\n${zh.refusal}\n`;
  }
  assert.equal(en.isSame, en.differences.length === 0);
  const lines = en.differences.flatMap(({ kind, sentence, uri, range }, index) => {
    const document = documents.find(({ textDocument }) => textDocument.uri === uri);
    const place = document?.textDocument.getText(range).replace(/\s+/g, ' ');
    return [
      '',
      `${kind} at ${uri.replace(/^.*\.(?=before|after)/, '')}: ${place}`,
      sentence,
      zh.differences[index]?.sentence,
    ];
  });
  return `${[en.summary, zh.summary, ...lines].join('\n')}\n`;
}

suite('comparing policies', () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.before.json'))) {
    const name = file.replace('.before.json', '');
    test(name, () => {
      const documents = [read(file), read(`${name}.after.json`)] as const;
      const compare = (locale: Locale): ComparePoliciesResult =>
        comparePolicies(...documents, { catalogue: testCatalogue(), locale });
      const results = { en: compare('en'), 'zh-cn': compare('zh-cn') };
      assert.equal(results.en.refusal !== undefined, name.startsWith('refused-'), results.en.refusal);
      matchesGolden(join(folder, `${name}.told.txt`), told(documents, results));
    });
  }
});
