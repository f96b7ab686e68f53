import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { redundantActions } from '../../../server/src/core/access/redundantActions.ts';
import { globMatches } from '../../../server/src/core/document/actionPattern.ts';
import type { Statement } from '../../../server/src/core/document/policy.ts';
import { documentOf } from '../../support/service.ts';

function statementWith(elements: string): Statement {
  const [policy] = documentOf(`{ "Version": "1", "Statement": [{ "Effect": "Allow", ${elements} }] }`).policies;
  const statement = policy?.statements[0];
  assert.ok(statement !== undefined);
  return statement;
}

function found(elements: string, sort: 'duplicate' | 'covered'): readonly string[] {
  return redundantActions(statementWith(elements), sort).map(
    ({ action, because }) => `${action.text} < ${because.text}`,
  );
}

suite('redundantActions', () => {
  test('finds duplicates without regard to letter case, each because of the first', () => {
    const elements = '"Action": ["kms:Decrypt", "kms:decrypt", "kms:Encrypt", "KMS:Decrypt"]';
    assert.deepEqual(found(elements, 'duplicate'), ['kms:decrypt < kms:Decrypt', 'KMS:Decrypt < kms:Decrypt']);
    assert.deepEqual(found(elements, 'covered'), []);
  });

  test('finds covered actions because of the widest pattern', () => {
    const elements = '"Action": ["kms:ListKeys", "kms:List*", "kms:*", "ecs:*"]';
    assert.deepEqual(found(elements, 'covered'), ['kms:ListKeys < kms:*', 'kms:List* < kms:*']);
    assert.deepEqual(found(elements, 'duplicate'), []);
  });

  test('keeps one of two patterns that cover each other', () => {
    assert.deepEqual(found('"Action": ["kms:**", "kms:*"]', 'covered'), ['kms:* < kms:**']);
  });

  test('a star covers every action but nothing that is no action', () => {
    assert.deepEqual(found('"Action": ["kms:*", "*", "Decrypt"]', 'covered'), ['kms:* < *']);
    assert.deepEqual(found('"Action": ["e*", "ecs:RunInstances"]', 'covered'), []);
  });

  test('compares neither two lists nor a bare string', () => {
    assert.deepEqual(found('"Action": ["kms:*"], "NotAction": ["kms:*", "ecs:*"]', 'duplicate'), []);
    assert.deepEqual(found('"Action": "kms:*"', 'covered'), []);
  });

  test('looks at NotAction too', () => {
    assert.deepEqual(found('"NotAction": ["ram:*", "ram:GetUser"]', 'covered'), ['ram:GetUser < ram:*']);
  });

  test('what is left matches the same as before, and nothing left is redundant', () => {
    const names = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), minLength: 1, maxLength: 3 }), {
      maxLength: 6,
    });
    const actions = names.map((list) => list.map((name) => `s:${name}`));
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 4 }).map((name) => `s:${name}`);
    fc.assert(
      fc.property(actions, fc.array(text, { minLength: 20, maxLength: 20 }), (list, candidates) => {
        const statement = statementWith(`"Action": ${JSON.stringify(list)}`);
        const redundant = (['duplicate', 'covered'] as const).flatMap((sort) => redundantActions(statement, sort));
        const gone = new Set(redundant.map(({ action }) => action));
        assert.equal(gone.size, redundant.length);
        const left = statement.actions.filter((action) => !gone.has(action)).map((action) => action.text);
        for (const candidate of candidates) {
          const matches = (pattern: string): boolean => globMatches(pattern, candidate);
          assert.equal(left.some(matches), list.some(matches), candidate);
        }
        const rest = statementWith(`"Action": ${JSON.stringify(left)}`);
        assert.deepEqual([...redundantActions(rest, 'duplicate'), ...redundantActions(rest, 'covered')], []);
      }),
    );
  });
});
