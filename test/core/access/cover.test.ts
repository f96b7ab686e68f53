import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { AccessStatement } from '../../../server/src/core/access/accessPolicy.ts';
import {
  actionCovers,
  actionsMeet,
  conditionsCover,
  conditionsMeet,
  resourceCovers,
  resourcesMeet,
  statementCovers,
} from '../../../server/src/core/access/cover.ts';
import type { Dialect } from '../../../server/src/core/document/dialect.ts';
import type { RecognitionOverride } from '../../../server/src/core/document/recognise.ts';
import { accessTo } from './accessTo.ts';

function statementOf(statement: object, recognition: RecognitionOverride = { dialect: 'iam' }): AccessStatement {
  const { allows } = accessTo({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] }, recognition);
  assert.ok(allows[0]);
  return allows[0];
}

type Block = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

function conditions(block: Block, dialect: Dialect = 'iam'): AccessStatement['conditions'] {
  return statementOf({ Action: '*', Resource: '*', Condition: block }, { dialect }).conditions;
}

suite('actionCovers and resourceCovers', () => {
  test('follow the patterns of actions without letter case', () => {
    assert.ok(actionCovers('KMS:*', 'kms:Decrypt'));
    assert.ok(actionCovers('*', 'kms:D*'));
    assert.ok(actionCovers('*:Describe*', 'ecs:DescribeI?s*'));
    assert.ok(!actionCovers('pai:*', 'paidataset:Get'));
    assert.ok(!actionCovers('kms:?ist', 'kms:*ist'));
    assert.ok(actionsMeet('kms:*Key', 'kms:Describe*'));
    assert.ok(!actionsMeet('kms:Get*', 'kms:Put*'));
    assert.ok(!actionsMeet('kms:*Key', 'kms:*Keys'));
  });
  test('follow the patterns of resources in each cloud', () => {
    assert.ok(resourceCovers('acs:oss:*:*:b*', 'acs:oss:*:*:b/*', 'ram'));
    assert.ok(resourceCovers('acs:ram:*:*:role/Admin*', 'acs:ram:*:1:role/adminA', 'ram'));
    assert.ok(!resourceCovers('acs:ram:*:*:user/Admin*', 'acs:ram:*:1:user/adminA', 'ram'));
    assert.ok(resourceCovers('acs:ecs:*', 'acs:ecs:*:*:instance/${id}', 'ram'));
    assert.ok(!resourceCovers('acs:ecs:*:*:instance/i-?', 'acs:ecs:*:*:instance/i-${n}', 'ram'));
    assert.ok(resourceCovers('arn:aws:s3:::b/*', 'arn:aws:s3:::b/x:y', 'iam'));
    assert.ok(!resourceCovers('arn:aws:s*3:::b', 'arn:aws:s:3:::b', 'iam'));
    assert.ok(resourceCovers('arn:aws:s3:*', 'arn:aws:s3:::b', 'iam'));
    assert.ok(!resourcesMeet('acs:oss:*:*:a', 'acs:oss:*:*:b', 'ram'));
    assert.ok(
      resourcesMeet('acs:oss:*:*:a/*', 'acs:oss:*:*:b/*', 'ram'),
      'in acs:oss:::b/:a/, for a star takes colons',
    );
    assert.ok(resourcesMeet('acs:oss:*:1:*/x', 'acs:oss:cn:*:a/*', 'ram'));
  });
});

suite('conditionsCover', () => {
  /** The second block implies the first; the other way round it is not shown. */
  const narrower: readonly (readonly [wide: Block, narrow: Block])[] = [
    [{}, { StringEquals: { 'x:k': 'a' } }],
    [{ StringEquals: { 'x:k': ['a', 'b'] } }, { StringEquals: { 'X:K': 'b' } }],
    [{ StringEquals: { 'x:k': 'a' } }, { StringEquals: { 'x:k': 'a', 'x:l': 'b' } }],
    [{ StringEquals: { 'x:k': 'a' } }, { StringEquals: { 'x:k': 'a' }, Bool: { 'x:m': 'true' } }],
    [{ StringLike: { 'x:k': 'a*' } }, { StringEquals: { 'x:k': 'ab' } }],
    [{ StringLike: { 'x:k': 'a*' } }, { StringLike: { 'x:k': ['ab*', 'a?'] } }],
    [{ StringEqualsIgnoreCase: { 'x:k': 'AB' } }, { StringEquals: { 'x:k': 'aB' } }],
    [{ StringEqualsIgnoreCase: { 'x:k': 'ab' } }, { StringEquals: { 'x:k': 'ab' } }],
    [{ StringNotEquals: { 'x:k': 'a' } }, { StringNotEquals: { 'x:k': ['b', 'a'] } }],
    [{ StringNotEquals: { 'x:k': 'a' } }, { StringNotLike: { 'x:k': '*' } }],
    [{ StringNotEquals: { 'x:k': 'a' } }, { StringEquals: { 'x:k': 'b' } }],
    [{ StringNotLike: { 'x:k': 'a*' } }, { StringEquals: { 'x:k': 'b' } }],
    [{ StringEqualsIfExists: { 'x:k': 'a' } }, { StringEquals: { 'x:k': 'a' } }],
    [{ StringEqualsIfExists: { 'x:k': 'a' } }, { Null: { 'x:k': 'true' } }],
    [{ Null: { 'x:k': 'false' } }, { StringEquals: { 'x:k': 'a' } }],
    [{ Null: { 'x:k': ['true', 'false'] } }, { Null: { 'x:k': 'false' } }],
    [{ NumericLessThan: { 'x:k': '10' } }, { NumericLessThan: { 'x:k': '9' } }],
    [{ NumericLessThan: { 'x:k': '10' } }, { NumericLessThanEquals: { 'x:k': '9.5' } }],
    [{ NumericLessThanEquals: { 'x:k': '10' } }, { NumericLessThan: { 'x:k': '10' } }],
    [{ NumericNotEquals: { 'x:k': '10' } }, { NumericGreaterThan: { 'x:k': '10' } }],
    [{ NumericGreaterThan: { 'x:k': '1' } }, { NumericEquals: { 'x:k': ['2', '3'] } }],
    [{ DateLessThan: { 'x:k': '2027-01-01' } }, { DateLessThan: { 'x:k': '2026-12-31T23:00:00Z' } }],
    [{ IpAddress: { 'x:k': '10.0.0.0/8' } }, { IpAddress: { 'x:k': ['10.1.0.0/16', '10.2.3.4'] } }],
    [{ NotIpAddress: { 'x:k': '10.1.0.0/16' } }, { NotIpAddress: { 'x:k': '10.0.0.0/8' } }],
    [{ IpAddress: { 'x:k': '2001:db8::/32' } }, { IpAddress: { 'x:k': '2001:db8:1::/48' } }],
    [{ ArnLike: { 'x:k': 'arn:aws:s3:::b/*' } }, { ArnEquals: { 'x:k': 'arn:aws:s3:::b/c' } }],
    [{ 'ForAnyValue:StringLike': { 'x:k': 'a*' } }, { 'ForAnyValue:StringEquals': { 'x:k': 'ab' } }],
    [{ StringLike: { 'x:k': '${aws:username}*' } }, { StringLike: { 'x:k': '${aws:username}/a*' } }],
  ];
  for (const [wide, narrow] of narrower) {
    test(`${JSON.stringify(narrow)} implies ${JSON.stringify(wide)}`, () => {
      assert.ok(conditionsCover(conditions(wide), conditions(narrow)));
      assert.ok(!conditionsCover(conditions(narrow), conditions(wide)));
      for (const block of [wide, narrow]) assert.ok(conditionsCover(conditions(block), conditions(block)));
    });
  }

  const unrelated: readonly (readonly [Block, Block])[] = [
    [{ StringEquals: { 'x:k': 'a' } }, { StringEquals: { 'x:l': 'a' } }],
    [{ StringEquals: { 'x:k': 'a' } }, { 'ForAllValues:StringEquals': { 'x:k': 'a' } }],
    [{ Bool: { 'x:k': 'true' } }, { Bool: { 'x:k': 'false' } }],
    [{ IpAddress: { 'x:k': '0.0.0.0/0' } }, { IpAddress: { 'x:k': '::/0' } }],
    [{ NumericEquals: { 'x:k': 'one' } }, { NumericEquals: { 'x:k': '1' } }],
    [{ StringEquals: { 'x:k': 'a*' } }, { StringEquals: { 'x:k': 'ab' } }],
  ];
  for (const [one, other] of unrelated) {
    test(`${JSON.stringify(one)} and ${JSON.stringify(other)} imply neither each other`, () => {
      assert.ok(!conditionsCover(conditions(one), conditions(other)));
      assert.ok(!conditionsCover(conditions(other), conditions(one)));
    });
  }

  test('RAM minds letter case in names of keys, and what an operator means is not needed where it is the same', () => {
    const ram = (block: Block): AccessStatement['conditions'] => conditions(block, 'ram');
    assert.ok(!conditionsCover(ram({ StringEquals: { 'x:k': 'a' } }), ram({ StringEquals: { 'X:K': 'a' } })));
    assert.ok(conditionsCover(ram({ ArnLike: { 'x:k': 'a' } }), ram({ ArnLike: { 'x:k': 'a' } })));
    assert.ok(!conditionsCover(ram({ ArnLike: { 'x:k': ['a', 'b'] } }), ram({ ArnLike: { 'x:k': 'a' } })));
  });

  test('conditionsMeet says no where one condition rules the other out', () => {
    const meet = (one: Block, other: Block): boolean => conditionsMeet(conditions(one), conditions(other));
    assert.ok(!meet({ StringEquals: { 'x:k': 'a' } }, { StringLike: { 'x:k': 'b*' } }));
    assert.ok(!meet({ StringEquals: { 'x:k': 'a' } }, { StringNotLike: { 'x:k': ['a*', 'b'] } }));
    assert.ok(!meet({ StringNotEquals: { 'x:k': 'a' } }, { StringEquals: { 'x:k': 'a' } }));
    assert.ok(!meet({ Null: { 'x:k': 'true' } }, { StringEquals: { 'x:k': 'a' } }));
    assert.ok(!meet({ Null: { 'x:k': 'true' } }, { Null: { 'x:k': 'false' } }));
    assert.ok(!meet({ NumericLessThan: { 'x:k': '3' } }, { NumericGreaterThanEquals: { 'x:k': '3' } }));
    assert.ok(meet({ NumericLessThanEquals: { 'x:k': '3' } }, { NumericGreaterThanEquals: { 'x:k': '3' } }));
    assert.ok(meet({ StringEquals: { 'x:k': 'a' } }, { StringEquals: { 'x:l': 'b' } }));
    assert.ok(
      meet({ StringEqualsIfExists: { 'x:k': 'a' } }, { StringNotEquals: { 'x:k': 'a' } }),
      'both without the key',
    );
    assert.ok(meet({ 'ForAnyValue:StringEquals': { 'x:k': 'a' } }, { 'ForAnyValue:StringEquals': { 'x:k': 'b' } }));
  });
});

suite('statementCovers', () => {
  const get = { Action: 's3:Get*', Resource: 'arn:aws:s3:::b/*' };
  const covers = (outer: object, inner: object, recognition?: RecognitionOverride): boolean =>
    statementCovers(statementOf({ ...get, ...outer }, recognition), statementOf({ ...get, ...inner }, recognition));

  test('weighs opposites', () => {
    const not = (NotAction: unknown): object => ({ Action: undefined, NotAction });
    assert.ok(covers(not('iam:*'), {}));
    assert.ok(!covers(not('s3:GetObject'), {}));
    assert.ok(covers(not(['iam:*']), not(['iam:*', 's3:*'])));
    assert.ok(!covers(not(['iam:*', 's3:*']), not(['iam:*'])));
    assert.ok(covers({ Action: '**' }, not('iam:*')));
    assert.ok(!covers({}, not('iam:*')));
    assert.ok(covers({ Resource: undefined, NotResource: 'arn:aws:s3:::c/*' }, {}));
  });

  test('takes NotResource of RAM for what it is only where it stands alike', () => {
    const not = { Resource: undefined, NotResource: ['acs:oss:*:*:a', 'acs:oss:*:*:b'] };
    assert.ok(covers(not, { ...not, NotResource: not.NotResource.toReversed() }, { dialect: 'ram' }));
    assert.ok(!covers(not, { ...not, NotResource: 'acs:oss:*:*:a' }, { dialect: 'ram' }));
    assert.ok(!covers({ ...not, NotResource: 'acs:oss:*:*:a' }, not, { dialect: 'ram' }));
    assert.ok(covers({ Resource: '*' }, not, { dialect: 'ram' }));
    assert.ok(!covers(not, { Resource: 'acs:oss:*:*:c' }, { dialect: 'ram' }));
  });

  test('weighs principals', () => {
    const trust = (Principal: unknown): object => ({ Action: 'sts:AssumeRole', Resource: undefined, Principal });
    const trusts = (outer: unknown, inner: unknown, dialect: Dialect): boolean =>
      covers(trust(outer), trust(inner), { dialect, kind: 'trust' });
    assert.ok(trusts('*', { AWS: '1' }, 'iam'));
    assert.ok(trusts({ AWS: '1' }, { AWS: ['arn:aws:iam::1:user/a', 'arn:aws:sts::1:assumed-role/r/s'] }, 'iam'));
    assert.ok(trusts({ AWS: 'arn:aws:iam::1:role/p/r' }, { AWS: 'arn:aws:sts::1:assumed-role/r/s' }, 'iam'));
    assert.ok(!trusts({ AWS: 'arn:aws:sts::1:assumed-role/r/s' }, { AWS: 'arn:aws:iam::1:role/r' }, 'iam'));
    assert.ok(trusts({ Service: '*@ecs.aliyuncs.com' }, { Service: '1@ecs.aliyuncs.com' }, 'ram'));
    assert.ok(trusts({ RAM: 'acs:ram:*:1:root' }, { RAM: 'acs:ram::1:role/r' }, 'ram'));
    assert.ok(!trusts({ RAM: 'acs:ram::1:root' }, { RAM: 'acs:ram::2:user/r' }, 'ram'));
    assert.ok(!trusts({ Service: 'ecs.aliyuncs.com' }, { Federated: 'ecs.aliyuncs.com' }, 'ram'));
  });

  test('trusts no Condition that says a thing twice or has another shape', () => {
    assert.ok(covers({}, { Condition: { StringEquals: 'x' } }));
    assert.ok(!covers({ Condition: { StringEquals: 'x' } }, { Condition: { StringEquals: 'x' } }));
    const twice = { StringEquals: { 'x:k': 'a', 'X:K': 'b' } };
    assert.ok(statementOf({ ...get, Condition: twice }).isConditionUnclear);
    assert.ok(!covers({ Condition: { StringEquals: { 'x:k': 'a' } } }, { Condition: twice }));
  });
});
