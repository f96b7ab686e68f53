import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { AccessPolicy } from '../../../server/src/core/access/accessPolicy.ts';
import { type Check, evaluate } from '../../../server/src/core/access/evaluate.ts';
import type { RequestContext } from '../../../server/src/core/access/requestContext.ts';
import { accessTo, outcomeOf } from './accessTo.ts';

suite('resources', () => {
  const allows = (pattern: string, resource: string, version = '1'): string =>
    outcomeOf(
      accessTo(
        { Version: version, Statement: [{ Effect: 'Allow', Action: '*', Resource: pattern }] },
        { dialect: version === '1' ? 'ram' : 'iam' },
      ),
      {
        action: 'a:B',
        resource,
      },
    );
  const cases: readonly (readonly [version: string, pattern: string, resource: string, allowed: boolean])[] = [
    ['1', 'acs:oss:*:*:bucket/*', 'acs:oss:cn-hangzhou:1234:bucket/a/b', true],
    ['1', 'acs:oss:*:*:Bucket', 'acs:oss:*:1234:bucket', false],
    ['1', 'acs:ram:*:1234:role/Admin', 'acs:ram::1234:role/admin', true],
    ['1', 'acs:ram::1234:role/admin', 'acs:ram:*:1234:role/Admin', true],
    ['1', 'acs:ram:*:1234:user/Alice', 'acs:ram::1234:user/alice', false],
    ['1', 'acs:ram:*:1234:role/foo', 'acs:ram:*:1234:role/*', false],
    ['1', 'acs:ram:*:1234:role/*', 'acs:ram:*:1234:role/*', true],
    ['1', 'acs:*:*cn-beijing*:*:*', 'acs:ecs:cn-beijing-h:1:instance/i', true],
    ['1', 'acs:ecs:*', 'acs:ecs:cn-beijing:1:instance/i', true],
    ['2012-10-17', 'arn:aws:s3:::b*t/key', 'arn:aws:s3:::bucket/x:y/b-t/key', true],
    ['2012-10-17', 'arn:aws:ec2:us*1:1234:instance/i', 'arn:aws:ec2:us-east-1:1234:instance/i', true],
    ['2012-10-17', 'arn:aws:logs:us*1:1:group', 'arn:aws:logs:us-east-1:1:x:1:1:group', false],
    ['2012-10-17', 'arn:aws:logs:*:1:group', 'arn:aws:logs:us-east-1:1:x:1:group', true],
    ['2012-10-17', 'arn:aws:s3:*', 'arn:aws:s3:::bucket/key', true],
    ['2012-10-17', 'arn:aws:s3:::b/${*}', 'arn:aws:s3:::b/*', true],
    ['2012-10-17', 'arn:aws:s3:::b/${*}', 'arn:aws:s3:::b/x', false],
    ['2012-10-17', 'arn:aws:s3:::b/${$}${?}', 'arn:aws:s3:::b/$?', true],
  ];
  for (const [version, pattern, resource, allowed] of cases) {
    test(`${pattern} ${allowed ? 'matches' : 'does not match'} ${resource}`, () =>
      assert.equal(allows(pattern, resource, version), allowed ? 'Allow' : 'ImplicitDeny'));
  }

  const home = (version: string): AccessPolicy =>
    accessTo({
      Version: version,
      Statement: [
        {
          Effect: 'Allow',
          Action: 's3:GetObject',
          Resource: "arn:aws:s3:::home/${aws:username, 'all'}/${aws:PrincipalTag/team}/*",
        },
      ],
    });
  const get = (key: string): Check => ({ action: 's3:GetObject', resource: `arn:aws:s3:::home/${key}` });
  test('a policy variable is taken from the request, its value letter by letter', () => {
    assert.equal(
      outcomeOf(home('2012-10-17'), get('bob/red/x'), { 'aws:UserName': ['bob'], 'aws:principaltag/team': ['red'] }),
      'Allow',
    );
    assert.equal(
      outcomeOf(home('2012-10-17'), get('bob/red/x'), { 'aws:username': ['*'], 'aws:PrincipalTag/team': ['red'] }),
      'ImplicitDeny',
    );
  });
  test('a policy variable has its default where the key is absent, and matches nothing without one', () => {
    assert.equal(outcomeOf(home('2012-10-17'), get('all/red/x'), { 'aws:PrincipalTag/team': ['red'] }), 'Allow');
    assert.equal(outcomeOf(home('2012-10-17'), get('all/red/x')), 'ImplicitDeny');
  });
  test('the old version has no policy variables', () => {
    const keys: RequestContext['keys'] = { 'aws:username': ['bob'], 'aws:PrincipalTag/team': ['red'] };
    assert.equal(outcomeOf(home('2008-10-17'), get('bob/red/x'), keys), 'ImplicitDeny');
    assert.equal(
      outcomeOf(home('2008-10-17'), get("${aws:username, 'all'}/${aws:PrincipalTag/team}/x"), keys),
      'Allow',
    );
  });
  test('keys that the request does not tell are named', () => {
    const { outcome, deciding } = evaluate([home('2012-10-17')], {
      checks: [get('bob/red/x')],
      context: { keys: { 'aws:username': ['bob'] }, others: 'unknown' },
    });
    assert.equal(outcome, 'Unknown');
    assert.deepEqual(
      deciding.map(({ keys }) => keys),
      [['aws:PrincipalTag/team']],
    );
  });
  test('NotResource of IAM takes in every other resource', () => {
    const policy = accessTo({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:*', NotResource: 'arn:aws:s3:::secret/*' }],
    });
    assert.equal(outcomeOf(policy, { action: 's3:GetObject', resource: 'arn:aws:s3:::open/x' }), 'Allow');
    assert.equal(outcomeOf(policy, { action: 's3:GetObject', resource: 'arn:aws:s3:::secret/x' }), 'ImplicitDeny');
  });
  test('a statement that lacks Resource or Action applies to nothing', () => {
    assert.equal(
      outcomeOf(accessTo({ Version: '1', Statement: [{ Effect: 'Allow', Action: '*' }] }), {
        action: 'a:B',
        resource: 'x',
      }),
      'ImplicitDeny',
    );
    assert.equal(
      outcomeOf(accessTo({ Version: '1', Statement: [{ Effect: 'Allow', Resource: '*' }] }), {
        action: 'a:B',
        resource: 'x',
      }),
      'ImplicitDeny',
    );
    assert.equal(
      outcomeOf(accessTo({ Version: '1', Statement: [{ Effect: 'Allow', Action: '*', NotResource: [] }] }), {
        action: 'a:B',
        resource: 'x',
      }),
      'ImplicitDeny',
    );
  });
});
