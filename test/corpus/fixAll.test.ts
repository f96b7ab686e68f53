import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { accessOf } from '../../server/src/core/access/accessPolicy.ts';
import { allowsNothingNew } from '../../server/src/core/access/diff.ts';
import type { PolicyDocument } from '../../server/src/core/document/policyDocument.ts';
import type { FeatureContext } from '../../server/src/core/features/context.ts';
import { fixAll } from '../../server/src/core/features/fixAll.ts';
import { findProblems } from '../../server/src/core/features/problems.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';
import { featureContext } from '../support/asker.ts';
import { corpusFolder, corpusText } from '../support/corpus.ts';
import { filesBelow } from '../support/fixture.ts';
import { documentOf } from '../support/service.ts';

const folder = corpusFolder;

if (folder === undefined) {
  test('no corpus: RAMPART_CORPUS names no folder, so published policies were not repaired', () => {});
} else {
  suite('fix all on every file of the corpus', () => {
    const context = featureContext();
    const files = filesBelow(folder).map((file) => {
      const before = documentOf(corpusText(file), { languageId: languageOf(file) });
      return { file, before, after: repaired(before, context) };
    });
    const changed = files.filter(({ before, after }) => before.text !== after.text);

    test('finds something to repair', () => {
      assert.ok(changed.length > 100, `${changed.length} of ${files.length} files`);
    });

    test('leaves what parsed parsing', () => {
      for (const { file, before, after } of changed) {
        assert.ok(!isJson(before.text) || isJson(after.text), file);
        assert.equal(after.policies.length, before.policies.length, file);
      }
    });

    test('leaves nothing to a second run', () => {
      for (const { file, after } of files) assert.deepEqual(fixAll(after, context), [], file);
    });

    test('leaves none of the problems that it repairs', () => {
      for (const { file, after } of changed) {
        const left = findProblems(after, context).filter(({ fixes }) => fixes.some(({ grade }) => grade === 'narrows'));
        assert.deepEqual(
          left.map(({ code, message }) => `${code}: ${message}`),
          [],
          file,
        );
      }
    });

    test('allows nothing that the policy did not allow once its vendor would take it', () => {
      for (const { file, before, after } of changed) {
        const acceptable = repaired(before, featureContext({ preset: 'console' }));
        for (const [index, policy] of acceptable.policies.entries()) {
          const { dialect, kind } = policy.recognition;
          const then = documentOf(after.text, { languageId: languageOf(file), dialect, kind }).policies[index];
          assert.ok(then !== undefined && allowsNothingNew(accessOf(policy), accessOf(then)), file);
        }
      }
    });
  });
}

function languageOf(file: string): string {
  return file.endsWith('.json') ? 'json' : 'plaintext';
}

function repaired(document: PolicyDocument, context: FeatureContext): PolicyDocument {
  const { languageId } = document.textDocument;
  return documentOf(applyEdits(document.text, fixAll(document, context)), { languageId });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
