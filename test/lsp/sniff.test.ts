import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { mayHoldPolicy } from '../../server/src/protocol/sniff.ts';
import { filesBelow } from '../support/fixture.ts';
import { documentOf } from '../support/service.ts';

const root = join(import.meta.dirname, '../..');

suite('a text may hold a policy', () => {
  test('by its name', () => {
    const named = [
      'policy.json',
      'MyPolicies.jsonc',
      '/a/role.policy.json',
      'c:\\work\\ram.json',
      'app-iam_2.json',
      'role-trust.json',
      '/a/rampart.json',
      'c:\\work\\.rampart.json',
      'rampart-facts.json',
      'acme.rampart-facts.json',
    ];
    for (const name of named) assert.ok(mayHoldPolicy(name, ''), name);
    const others = [
      'package.json',
      'program.json',
      'parameters.json',
      'policy/package.json',
      'policy.txt',
      'diagram.json',
      'rampart.test.json',
      'my-rampart.json',
    ];
    for (const name of others) assert.ok(!mayHoldPolicy(name, ''), name);
  });

  test('by its content', () => {
    const contents = [
      '{ "Statement": [] }',
      '{"effect":"Allow"}',
      '{ “Action”： "*" }',
      '{ "Statment": [',
      '{ "Version": "1" }',
    ];
    for (const text of contents) assert.ok(mayHoldPolicy('x.json', text), text);
    const others = ['{ "name": "statement", "version": "1.0.0" }', '{ "effects": [] }', ''];
    for (const text of others) assert.ok(!mayHoldPolicy('x.json', text), text);
  });

  test('wherever the server finds one', () => {
    const files = ['test/fixtures/rules', 'examples'].flatMap((folder) =>
      filesBelow(join(root, folder)).map((file) => join(root, folder, file)),
    );
    const overlooked = files.filter((file) => {
      const text = readFileSync(file, 'utf8');
      return !mayHoldPolicy('x.json', text) && documentOf(text).policies.length > 0;
    });
    assert.deepEqual(overlooked, []);
  });
});
