import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { AccessPolicy } from '../../../server/src/core/access/accessPolicy.ts';
import { type Check, evaluate } from '../../../server/src/core/access/evaluate.ts';
import type { Caller } from '../../../server/src/core/access/principal.ts';
import type { RequestContext } from '../../../server/src/core/access/requestContext.ts';
import { accessTo, outcomeOf } from './accessTo.ts';

suite('principals', () => {
  const ram = (principal: unknown): AccessPolicy =>
    accessTo(
      { Version: '1', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: principal }] },
      { dialect: 'ram', kind: 'trust' },
    );
  const iam = (principal: unknown): AccessPolicy =>
    accessTo(
      { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: principal }] },
      { dialect: 'iam', kind: 'trust' },
    );
  const assume: Check = { action: 'sts:AssumeRole', resource: '' };
  const user = (id: string): Caller => ({ kind: 'user', id });
  const cases: readonly (readonly [policy: AccessPolicy, caller: Caller, outcome: string])[] = [
    [ram({ RAM: 'acs:ram::1:root' }), user('acs:ram::1:user/a'), 'Allow'],
    [ram({ RAM: 'acs:ram:*:1:root' }), { kind: 'role', id: 'acs:ram::1:role/R' }, 'Allow'],
    [ram({ RAM: 'acs:ram::1:root' }), user('acs:ram::12:user/a'), 'ImplicitDeny'],
    [ram({ RAM: 'acs:ram::1:user/a' }), user('acs:ram:*:1:user/a'), 'Allow'],
    [ram({ RAM: 'acs:ram::1:user/a' }), user('acs:ram::1:user/A'), 'ImplicitDeny'],
    [ram({ RAM: 'acs:ram::1:role/Reader' }), { kind: 'role', id: 'acs:ram::1:role/reader' }, 'Allow'],
    [ram({ RAM: 'acs:ram::1:role/Reader' }), { kind: 'role', id: 'acs:ram::1:assumed-role/reader/s' }, 'Allow'],
    [ram({ RAM: 'acs:ram::<uid>:root' }), user('acs:ram::1:user/a'), 'Unknown'],
    [
      ram({ RAM: ['acs:ram::1:root'], Service: ['ecs.aliyuncs.com'] }),
      { kind: 'service', id: 'ECS.aliyuncs.com' },
      'Allow',
    ],
    [ram({ Service: '*@ecs.aliyuncs.com' }), { kind: 'service', id: '5@ecs.aliyuncs.com' }, 'Allow'],
    [ram({ Service: '*@ecs.aliyuncs.com' }), { kind: 'service', id: '5@oss.aliyuncs.com' }, 'ImplicitDeny'],
    [ram({ Service: '<UID1>@ecs.aliyuncs.com' }), { kind: 'service', id: '5@ecs.aliyuncs.com' }, 'Unknown'],
    [
      ram({ Federated: 'acs:ram::1:saml-provider/p' }),
      { kind: 'federated', id: 'acs:ram::1:saml-provider/p' },
      'Allow',
    ],
    [ram({ Service: 'ecs.aliyuncs.com' }), user('acs:ram::1:user/a'), 'ImplicitDeny'],
    [ram(['*']), user('acs:ram::1:user/a'), 'Allow'],
    [ram(['1']), user('acs:ram::1:user/a'), 'Allow'],
    [ram(['2888']), user('acs:ram::1:user/a'), 'Unknown'],
    [ram(['arn:sts::1:assumed-role/reader/*']), { kind: 'role', id: 'acs:ram::1:assumed-role/reader/s' }, 'Allow'],
    [ram({ RAM: 'acs:ram::1:*' }), user('acs:ram::1:user/a'), 'Allow'],
    [iam('*'), { kind: 'service', id: 'ec2.amazonaws.com' }, 'Allow'],
    [iam({ AWS: '*' }), user('arn:aws:iam::1:user/a'), 'Allow'],
    [iam({ AWS: '1' }), user('arn:aws:iam::1:user/a'), 'Allow'],
    [iam({ AWS: 'arn:aws:iam::1:root' }), { kind: 'role', id: 'arn:aws:sts::1:assumed-role/r/s' }, 'Allow'],
    [iam({ AWS: 'arn:aws:iam::1:role/path/r' }), { kind: 'role', id: 'arn:aws:sts::1:assumed-role/r/s' }, 'Allow'],
    [iam({ AWS: 'arn:aws:iam::1:role/r' }), { kind: 'role', id: 'arn:aws:iam::1:role/R' }, 'ImplicitDeny'],
    [
      iam({ AWS: 'arn:aws:sts::1:assumed-role/r/s' }),
      { kind: 'role', id: 'arn:aws:sts::1:assumed-role/r/t' },
      'ImplicitDeny',
    ],
    [iam({ Service: 'ec2.amazonaws.com' }), { kind: 'service', id: 'ec2.amazonaws.com' }, 'Allow'],
    [
      iam({ Federated: 'cognito-identity.amazonaws.com' }),
      { kind: 'federated', id: 'cognito-identity.amazonaws.com' },
      'Allow',
    ],
    [iam({ CanonicalUser: '79a5' }), { kind: 'canonical user', id: '79a5' }, 'Allow'],
  ];
  for (const [policy, caller, expected] of cases) {
    const principal = JSON.stringify(policy.policy.statements[0]?.principals.map(({ text }) => text));
    test(`${principal} and ${caller.id}: ${expected}`, () =>
      assert.equal(outcomeOf(policy, assume, {}, caller), expected));
  }

  test('a service of the account that owns the role has two names', () => {
    const context: RequestContext = { keys: {}, others: 'absent' };
    const ask = (principal: string, id: string): string =>
      evaluate([ram({ Service: principal })], {
        checks: [assume],
        context,
        caller: { kind: 'service', id },
        owner: '7',
      }).outcome;
    assert.equal(ask('ecs.aliyuncs.com', '7@ecs.aliyuncs.com'), 'Allow');
    assert.equal(ask('7@ecs.aliyuncs.com', 'ecs.aliyuncs.com'), 'Allow');
    assert.equal(ask('ecs.aliyuncs.com', '8@ecs.aliyuncs.com'), 'ImplicitDeny');
  });
  test('NotPrincipal takes in everyone else', () => {
    const statement = { Effect: 'Deny', NotPrincipal: { AWS: 'arn:aws:iam::1:user/a' }, Action: 's3:*', Resource: '*' };
    const policy = accessTo({ Version: '2012-10-17', Statement: [statement] }, { kind: 'resource' });
    const get: Check = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' };
    assert.equal(outcomeOf(policy, get, {}, user('arn:aws:iam::1:user/b')), 'ExplicitDeny');
    assert.equal(outcomeOf(policy, get, {}, user('arn:aws:iam::1:user/a')), 'ImplicitDeny');
  });
  test('without a caller, a policy with principals decides nothing', () =>
    assert.equal(outcomeOf(iam({ AWS: '1' }), assume), 'Unknown'));
  test('a statement without its Principal applies to nobody', () => {
    const policy = accessTo(
      { Version: '1', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole' }] },
      { kind: 'trust' },
    );
    assert.equal(outcomeOf(policy, assume, {}, user('acs:ram::1:user/a')), 'ImplicitDeny');
  });
});
