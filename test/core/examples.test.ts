import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import type { Dialect, Kind } from '../../server/src/core/document/dialect.ts';
import { documentOf, problemsOf, textAfterFixes } from '../support/service.ts';

const examples = join(import.meta.dirname, '../../examples');

/** Every JSON block of the five source documents, as a file of its own. */
const published: readonly { readonly file: string; readonly dialect: Dialect; readonly kind: Kind }[] = [
  { file: 'ram/key-store-role.policy.json', dialect: 'ram', kind: 'permission' },
  { file: 'ram/share-with-accounts.trust.json', dialect: 'ram', kind: 'trust' },
  { file: 'ram/share-with-directory.trust.json', dialect: 'ram', kind: 'trust' },
  { file: 'ram/share-with-folder.trust.json', dialect: 'ram', kind: 'trust' },
  { file: 'ram/share-encrypted-resources.policy.json', dialect: 'ram', kind: 'permission' },
  { file: 'iam/key-store-service-role.policy.json', dialect: 'iam', kind: 'permission' },
  { file: 'iam/key-store-manager.policy.json', dialect: 'iam', kind: 'permission' },
];
const fragments = ['ram/create-key-store-role.statement.json', 'ram/create-and-delete-kms-roles.statement.json'];

const read = (file: string): string => readFileSync(join(examples, file), 'utf8');

suite('policies of the source documents', () => {
  for (const { file, dialect, kind } of published) {
    test(`${file} is recognised and has no error or warning`, () => {
      const text = read(file);
      const [policy, ...others] = documentOf(text).policies;
      assert.deepEqual(others, []);
      assert.equal(policy?.form, 'document');
      assert.equal(policy?.recognition.dialect, dialect);
      assert.equal(policy?.recognition.dialectFrom, 'evidence');
      assert.equal(policy?.recognition.kind, kind);
      const loud = problemsOf(text).filter(({ level }) => level === 'error' || level === 'warning');
      assert.deepEqual(loud, []);
    });
  }

  for (const file of fragments) {
    test(`${file} is a fragment whose fix gives a clean policy`, () => {
      const text = read(file);
      const [policy] = documentOf(text).policies;
      assert.equal(policy?.form, 'statement');
      assert.equal(policy?.recognition.dialect, 'ram');
      assert.equal(policy?.recognition.kind, 'permission');
      const fragment = problemsOf(text).filter(({ code }) => code === 'policy/fragment');
      assert.equal(fragment.length, 1);
      const wrapped = textAfterFixes(text, fragment);
      assert.equal(documentOf(wrapped).policies[0]?.form, 'document');
      assert.deepEqual(
        problemsOf(wrapped).filter(({ level }) => level === 'error' || level === 'warning'),
        [],
      );
    });
  }

  test('the run-together action gets its nearest name as a fix', () => {
    const text = read('broken/misspelt.policy.json');
    const problem = problemsOf(text).find(({ message }) => message.includes('ram:CreateServiceLinkedRolePermissions'));
    assert.equal(problem?.code, 'action/unknown');
    assert.match(problem.fixes[0]?.edits[0]?.text ?? '', /^"ram:CreateServiceLinkedRole"$/);
  });

  test('JSON that prose follows directly is found with its place', () => {
    const before = 'Attach this policy:\n';
    const block = read('ram/create-key-store-role.statement.json').trim();
    const document = documentOf(`${before}${block}The policy covers {four} groups.\n${block}`, {
      languageId: 'plaintext',
    });
    assert.deepEqual(
      document.policies.map(({ form, span }) => [form, span.start, span.end - span.start]),
      [
        ['statement', before.length, block.length],
        ['statement', before.length + block.length + 'The policy covers {four} groups.\n'.length, block.length],
      ],
    );
  });
});
