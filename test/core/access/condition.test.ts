import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { conditionHolds } from '../../../server/src/core/access/condition.ts';
import { lookupIn } from '../../../server/src/core/access/requestContext.ts';
import type { Truth } from '../../../server/src/core/access/truth.ts';
import type { Dialect } from '../../../server/src/core/document/dialect.ts';
import { accessTo } from './accessTo.ts';

type Values = string | readonly (string | number | boolean)[];
/** What a request has of the key: values, nothing, or nobody knows. */
type Found = readonly string[] | 'unknown';

function holds(
  dialect: Dialect,
  operator: string,
  values: Values,
  found: Found,
  context: Readonly<Record<string, string[]>> = {},
): Truth {
  const { allows } = accessTo(
    {
      Version: dialect === 'ram' ? '1' : '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: '*', Resource: '*', Condition: { [operator]: { 'x:Key': values } } }],
    },
    { dialect },
  );
  const condition = allows[0]?.conditions[0];
  assert.ok(condition);
  const keys = found === 'unknown' ? context : { ...context, 'x:Key': found };
  return conditionHolds(condition, lookupIn({ keys, others: found === 'unknown' ? 'unknown' : 'absent' }, dialect));
}

/** Operator, values of the policy, values of the request that pass, values that do not. */
type Case = readonly [operator: string, values: Values, passing: readonly string[], failing: readonly string[]];

const positive: readonly Case[] = [
  ['StringEquals', ['a', 'b*'], ['a', 'b*'], ['A', 'bc', '']],
  ['StringEqualsIgnoreCase', ['aB'], ['ab', 'AB'], ['a']],
  ['StringLike', ['a*', '?z'], ['a', 'abc', 'yz'], ['A', 'xyz', 'z']],
  ['NumericEquals', ['10', '-1.5'], ['10.0', '-1.50', '+10'], ['11']],
  ['NumericEquals', [10], ['10'], ['1']],
  ['NumericLessThan', '10', ['9.99', '-20'], ['10', '11']],
  ['NumericLessThanEquals', '10', ['10', '9'], ['10.01']],
  ['NumericGreaterThan', '10', ['10.5'], ['10', '9']],
  ['NumericGreaterThanEquals', '10', ['10', '11'], ['9']],
  [
    'DateEquals',
    '2026-01-01T08:00:00+08:00',
    ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00.000Z', '2026-01-01'],
    ['2026-01-01T08:00:00Z'],
  ],
  ['DateLessThan', '2026-01-01T00:00:00Z', ['2025-12-31T23:59:59.999Z'], ['2026-01-01T00:00:00Z']],
  ['DateLessThanEquals', '2026-01-01T00:00:00Z', ['2026-01-01T00:00:00Z'], ['2026-01-01T00:00:00.001Z']],
  ['DateGreaterThan', '2026-01-01T00:00Z', ['2026-01-01T00:00:01Z'], ['2025-06-01T00:00:00Z']],
  ['DateGreaterThanEquals', '2026-01-01T00:00:00Z', ['2026-01-01T00:00:00Z'], ['2025-12-31T23:59:59Z']],
  ['Bool', 'true', ['true', 'True'], ['false']],
  ['Bool', [false], ['false'], ['true']],
  ['IpAddress', ['10.0.0.0/8', '192.0.2.1'], ['10.255.0.1', '192.0.2.1'], ['11.0.0.1', '192.0.2.2', '::1']],
  ['IpAddress', '10.1.2.3/8', ['10.0.0.1'], ['11.0.0.1']],
  ['IpAddress', '0.0.0.0/0', ['255.255.255.255'], ['::']],
  [
    'IpAddress',
    ['2001:db8::/32', '::ffff:0:0/96'],
    ['2001:db8:0:1::5', '2001:DB8::', '::ffff:10.0.0.1'],
    ['2001:db9::', '10.0.0.1'],
  ],
];

const positiveInIam: readonly Case[] = [
  [
    'ArnEquals',
    'arn:aws:sns:*:1:top*',
    ['arn:aws:sns:us-east-1:1:topic', 'arn:aws:sns::1:top:x'],
    ['arn:aws:sns:us:x:1:topic', 'topic'],
  ],
  ['ArnLike', 'arn:aws:s3:::b/*', ['arn:aws:s3:::b/x:y'], ['arn:aws:s3:::c/x']],
  ['ArnLike', '*', ['arn:aws:s3:::c/x'], []],
  ['BinaryEquals', 'QmluYXJ5', ['QmluYXJ5'], ['qmluyxj5']],
  ['DateLessThan', '1767225600', ['2025-12-31T00:00:00Z', '1'], ['2026-01-01T00:00:00Z']],
];

const negations: Readonly<Record<string, string>> = {
  StringEquals: 'StringNotEquals',
  StringEqualsIgnoreCase: 'StringNotEqualsIgnoreCase',
  StringLike: 'StringNotLike',
  NumericEquals: 'NumericNotEquals',
  DateEquals: 'DateNotEquals',
  IpAddress: 'NotIpAddress',
  ArnEquals: 'ArnNotEquals',
  ArnLike: 'ArnNotLike',
};

suite('conditionHolds', () => {
  const perDialect: readonly (readonly [dialect: Dialect, cases: readonly Case[]])[] = [
    ['ram', positive],
    ['iam', [...positive, ...positiveInIam]],
  ];
  for (const [dialect, cases] of perDialect) {
    for (const [operator, values, passing, failing] of cases) {
      test(`${dialect}: ${operator} ${values}`, () => {
        for (const value of passing) assert.equal(holds(dialect, operator, values, [value]), true, value);
        for (const value of failing) assert.equal(holds(dialect, operator, values, [value]), false, value);
        assert.equal(holds(dialect, operator, values, []), false, 'absent');
        assert.equal(holds(dialect, operator, values, 'unknown'), 'unknown');
      });
      const negated = negations[operator];
      if (negated === undefined) continue;
      test(`${dialect}: ${negated} ${values}`, () => {
        for (const value of passing) assert.equal(holds(dialect, negated, values, [value]), false, value);
        for (const value of failing) assert.equal(holds(dialect, negated, values, [value]), true, value);
        assert.equal(holds(dialect, negated, values, []), true, 'absent');
        assert.equal(holds(dialect, negated, values, 'unknown'), 'unknown');
      });
    }
  }

  test('IfExists passes where the key is absent, and else asks what its operator asks', () => {
    for (const [operator, values, passing, failing] of [...positive, ...positiveInIam]) {
      assert.equal(holds('iam', `${operator}IfExists`, values, []), true);
      for (const value of passing) assert.equal(holds('iam', `${operator}IfExists`, values, [value]), true);
      for (const value of failing) assert.equal(holds('iam', `${operator}IfExists`, values, [value]), false);
    }
  });

  test('Null asks whether the key is absent', () => {
    assert.equal(holds('iam', 'Null', 'true', []), true);
    assert.equal(holds('iam', 'Null', 'true', ['x']), false);
    assert.equal(holds('iam', 'Null', [false], []), false);
    assert.equal(holds('iam', 'Null', [false], ['x']), true);
    assert.equal(holds('iam', 'Null', ['true', 'false'], []), true);
    assert.equal(holds('iam', 'Null', 'true', 'unknown'), 'unknown');
    assert.equal(holds('iam', 'Null', 'maybe', []), 'unknown');
  });

  test('ForAllValues wants every value of the request, also where there is none', () => {
    for (const dialect of ['ram', 'iam'] as const) {
      assert.equal(holds(dialect, 'ForAllValues:StringEquals', ['a', 'b'], ['b', 'a']), true);
      assert.equal(holds(dialect, 'ForAllValues:StringEquals', ['a', 'b'], ['b', 'c']), false);
      assert.equal(holds(dialect, 'ForAllValues:StringEquals', ['a', 'b'], []), true);
      assert.equal(holds(dialect, 'ForAllValues:StringNotLike', ['a*'], ['b', 'c']), true);
      assert.equal(holds(dialect, 'ForAllValues:StringNotLike', ['a*'], ['b', 'ab']), false);
    }
  });

  test('ForAnyValue wants one value of the request', () => {
    assert.equal(holds('iam', 'ForAnyValue:StringEquals', ['a', 'b'], ['c', 'a']), true);
    assert.equal(holds('iam', 'ForAnyValue:StringEquals', ['a', 'b'], ['c']), false);
    assert.equal(holds('iam', 'ForAnyValue:StringEquals', ['a', 'b'], []), false);
    assert.equal(holds('iam', 'ForAnyValue:StringNotEquals', ['a'], ['a', 'c']), true);
    assert.equal(holds('iam', 'ForAnyValue:StringNotEquals', ['a'], ['a']), false);
    assert.equal(holds('iam', 'ForAnyValue:StringNotEquals', ['a'], []), false);
  });

  test('without a set operator, several values of the request decide only where they agree', () => {
    assert.equal(holds('ram', 'StringEquals', ['a', 'b'], ['a', 'b']), true);
    assert.equal(holds('ram', 'StringEquals', ['a'], ['b', 'c']), false);
    assert.equal(holds('ram', 'StringEquals', ['a'], ['a', 'c']), 'unknown');
  });

  test('no value at all is met by no request, negated by every one', () => {
    assert.equal(holds('ram', 'StringEquals', [], ['a']), false);
    assert.equal(holds('ram', 'StringEquals', [], 'unknown'), false);
    assert.equal(holds('ram', 'StringNotEquals', [], ['a']), true);
    assert.equal(holds('ram', 'StringNotEquals', [], 'unknown'), true);
  });

  test('an operator that RAM lacks, or of which nobody knows what it does there, stays open', () => {
    for (const operator of [
      'ArnLike',
      'BinaryEquals',
      'Null',
      'StringEqualsIfExists',
      'ForAnyValue:StringEquals',
      'stringequals',
      'DateTimeLessThan',
    ]) {
      assert.equal(holds('ram', operator, 'true', []), 'unknown', operator);
    }
    for (const operator of ['stringEquals', 'NullIfExists', 'StringLikeIgnoreCase', 'ForOneValue:StringEquals']) {
      assert.equal(holds('iam', operator, 'true', []), 'unknown', operator);
    }
  });

  test('what is no number, instant, boolean or address stays open, unless another value decides', () => {
    const strange: Readonly<Record<string, readonly [value: string, wrong: readonly string[]]>> = {
      NumericEquals: ['1', ['one', '', '0x1', '1e3']],
      DateEquals: ['2026-01-01', ['yesterday', '2026-01-01T00:00:00', '2026-13-01', '2026-01-01T25:00:00Z']],
      Bool: ['true', ['yes', '1']],
      IpAddress: ['10.0.0.1', ['10.0.0', '10.0.0.256', '1::2::3', '1:2:3:4:5:6:7', '10.0.0.0/8/8', 'g::']],
    };
    for (const [operator, [value, wrong]] of Object.entries(strange)) {
      for (const text of wrong) {
        assert.equal(holds('ram', operator, [value], [text]), 'unknown', `${operator} of the request ${text}`);
        assert.equal(holds('ram', operator, [text], [value]), 'unknown', `${operator} of the policy ${text}`);
        assert.equal(holds('ram', operator, [text, value], [value]), true);
      }
    }
    for (const block of ['10.0.0.0/33', '10.0.0.0/x', '::/129', '10.0.0.0/']) {
      assert.equal(holds('ram', 'IpAddress', block, ['10.0.0.1']), 'unknown', block);
    }
    assert.equal(
      holds('ram', 'DateEquals', '1767225600', ['2026-01-01T00:00:00Z']),
      'unknown',
      'seconds are known in IAM alone',
    );
    assert.equal(holds('iam', 'ArnLike', 'arn:aws:s3', ['arn:aws:s3:::b']), 'unknown');
  });

  test('RAM minds letter case in the name of a key, IAM does not', () => {
    assert.equal(holds('ram', 'StringEquals', 'a', 'unknown', { 'X:KEY': ['a'] }), 'unknown');
    assert.equal(holds('iam', 'StringEquals', 'a', 'unknown', { 'X:KEY': ['a'] }), true);
  });

  test('a policy variable has the value of its key in the request', () => {
    const bob = { 'aws:username': ['bob'] };
    assert.equal(holds('iam', 'StringEquals', '${aws:username}', ['bob'], bob), true);
    assert.equal(holds('iam', 'StringEquals', '${aws:username}', ['eve'], bob), false);
    assert.equal(holds('iam', 'StringLike', '${aws:username}/*', ['bob/x'], bob), true);
    assert.equal(holds('iam', 'StringNotEquals', '${aws:username}', ['bob'], bob), false);
    assert.equal(holds('iam', 'StringEqualsIgnoreCase', '${aws:username}', ['BOB'], { 'aws:username': ['Bob'] }), true);
    assert.equal(holds('iam', 'StringEquals', '${aws:username}', ['bob']), 'unknown', 'the variable is absent');
    assert.equal(holds('ram', 'StringEquals', '${acs:username}', ['bob']), 'unknown', 'RAM has no variables');
    assert.equal(holds('ram', 'StringEquals', 'x-${acs:username}', ['bob']), false, 'what is around it decides');
  });
});
