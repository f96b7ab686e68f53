import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { evaluate, type Request } from '../../../server/src/core/access/evaluate.ts';
import type { RequestContext } from '../../../server/src/core/access/requestContext.ts';
import { accessTo } from './accessTo.ts';

suite('evaluate', () => {
  const statement = { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' };
  const decrypt: Request = {
    checks: [{ action: 'kms:Decrypt', resource: 'acs:kms:cn-hangzhou:1234:key/k-1' }],
    context: { keys: {}, others: 'unknown' },
  };
  const secure = { Bool: { 'acs:SecureTransport': 'true' } };

  test('an Allow under a condition is "allowed if"', () => {
    const { outcome, possible, deciding } = evaluate(
      [accessTo({ Version: '1', Statement: [{ ...statement, Condition: secure }] })],
      decrypt,
    );
    assert.equal(outcome, 'Unknown');
    assert.deepEqual(new Set(possible), new Set(['Allow', 'ImplicitDeny']));
    assert.deepEqual(
      deciding.map(({ applies, keys }) => [applies, keys]),
      [['unknown', ['acs:SecureTransport']]],
    );
  });
  test('a Deny under a condition is "allowed unless"', () => {
    const policy = accessTo({
      Version: '1',
      Statement: [statement, { ...statement, Effect: 'Deny', Condition: secure }],
    });
    const { outcome, possible, deciding } = evaluate([policy], decrypt);
    assert.equal(outcome, 'Unknown');
    assert.deepEqual(new Set(possible), new Set(['Allow', 'ExplicitDeny']));
    assert.deepEqual(
      deciding.map(({ statement, applies }) => [statement.statement.index, applies]),
      [
        [0, true],
        [1, 'unknown'],
      ],
    );
  });
  test('a certain Deny leaves nothing open', () => {
    const policy = accessTo({
      Version: '1',
      Statement: [
        { ...statement, Condition: secure },
        { ...statement, Effect: 'Deny' },
      ],
    });
    const { outcome, deciding } = evaluate([policy], decrypt);
    assert.equal(outcome, 'ExplicitDeny');
    assert.deepEqual(
      deciding.map(({ statement }) => statement.statement.index),
      [1],
    );
  });

  const unclear: readonly (readonly [what: string, statement: object])[] = [
    ['NotResource in RAM', { Effect: 'Allow', Action: 'kms:Decrypt', NotResource: 'acs:kms:*:*:key/secret' }],
    ['an operator that RAM lacks', { ...statement, Condition: { StringEqualsIfExists: { 'acs:SourceVpc': 'vpc-1' } } }],
    ['ForAnyValue in RAM', { ...statement, Condition: { 'ForAnyValue:StringEquals': { 'acs:SourceVpc': 'vpc-1' } } }],
    ['a value that is no number', { ...statement, Condition: { NumericLessThan: { 'acs:TLSVersion': 'new' } } }],
    ['a placeholder in a resource', { ...statement, Resource: 'acs:kms:<region>:1234:key/*' }],
    ['a template variable in a resource', { ...statement, Resource: 'acs:kms:${region}:1234:key/*' }],
    ['a Condition of another shape', { ...statement, Condition: { StringEquals: 'acs:SourceVpc' } }],
  ];
  for (const [what, each] of unclear) {
    test(`${what} is not decided`, () => {
      const context: RequestContext = {
        keys: { 'acs:SourceVpc': ['vpc-1'], 'acs:TLSVersion': ['1.2'] },
        others: 'absent',
      };
      assert.equal(
        evaluate([accessTo({ Version: '1', Statement: [each] })], { ...decrypt, context }).outcome,
        'Unknown',
      );
    });
  }
  test('a placeholder does not open what is around it', () => {
    const policy = accessTo({ Version: '1', Statement: [{ ...statement, Resource: 'acs:kms:<region>:1234:alias/*' }] });
    assert.equal(evaluate([policy], decrypt).outcome, 'ImplicitDeny');
  });
  test('no policy and no check allow nothing', () => {
    assert.equal(evaluate([], decrypt).outcome, 'ImplicitDeny');
    assert.equal(
      evaluate([accessTo({ Version: '1', Statement: [statement] })], { ...decrypt, checks: [] }).outcome,
      'ImplicitDeny',
    );
  });
});
