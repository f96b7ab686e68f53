import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { AccessPolicy } from '../../../server/src/core/access/accessPolicy.ts';
import { type Decision, decide, type Situation } from '../../../server/src/core/access/decide.ts';
import type { Request } from '../../../server/src/core/access/evaluate.ts';
import type { Caller } from '../../../server/src/core/access/principal.ts';
import type { Dialect, Kind } from '../../../server/src/core/document/dialect.ts';
import { accessTo } from './accessTo.ts';

function policy(dialect: Dialect, kind: Kind, ...Statement: object[]): AccessPolicy {
  return accessTo({ Version: dialect === 'ram' ? '1' : '2012-10-17', Statement }, { dialect, kind });
}

function asking(caller: Caller, owner?: string): Request & { readonly caller: Caller } {
  const request = {
    checks: [{ action: 'kms:Decrypt', resource: 'k' }],
    context: { keys: {}, others: 'absent' as const },
    caller,
  };
  return owner === undefined ? request : { ...request, owner };
}

function told({ outcome, layers }: Decision): string {
  return `${outcome} after ${layers.map(({ name }) => name).join(', ') || 'nothing'}`;
}

suite('decide in RAM', () => {
  const own = (...statements: object[]): readonly AccessPolicy[] => [policy('ram', 'permission', ...statements)];
  const key = (...statements: object[]): readonly AccessPolicy[] => [policy('ram', 'resource', ...statements)];
  const decrypt = { Action: 'kms:Decrypt', Resource: '*' };
  const allow = { Effect: 'Allow', ...decrypt };
  const deny = { Effect: 'Deny', ...decrypt };
  const other = { ...allow, Action: 'ecs:*' };
  const alice: Caller = { kind: 'user', id: 'acs:ram::1:user/alice' };
  const named = { Principal: { RAM: alice.id } };
  const ram = (caller: Caller, situation: Partial<Situation>, owner?: string): string =>
    told(decide(asking(caller, owner), { dialect: 'ram', identity: [], ...situation }));

  test('the account itself may do everything', () => {
    assert.equal(
      ram({ kind: 'root', id: 'acs:ram::1:root' }, { identity: own(deny), control: [own(deny)] }),
      'Allow after nothing',
    );
  });
  test('an identity is allowed what its policies allow', () => {
    assert.equal(ram(alice, { identity: own(allow) }), 'Allow after identity');
    assert.equal(ram(alice, { identity: own(other) }), 'ImplicitDeny after identity');
    assert.equal(ram(alice, { identity: [...own(allow), ...own(deny)] }), 'ExplicitDeny after identity');
  });
  test('policies of the resource group count where the account says nothing', () => {
    assert.equal(
      ram(alice, { identity: own(other), resourceGroup: own(allow) }),
      'Allow after identity, resourceGroup',
    );
    assert.equal(ram(alice, { identity: own(allow), resourceGroup: own(deny) }), 'Allow after identity, resourceGroup');
    assert.equal(
      ram(alice, { identity: own(deny), resourceGroup: own(allow) }),
      'ExplicitDeny after identity, resourceGroup',
    );
  });
  test('every level of control policies has to allow, but for service-linked roles', () => {
    const identity = own(allow);
    assert.equal(ram(alice, { identity, control: [own(allow), own(allow)] }), 'Allow after control, control, identity');
    assert.equal(
      ram(alice, { identity, control: [own(allow), own(other)] }),
      'ImplicitDeny after control, control, identity',
    );
    assert.equal(
      ram(alice, { identity, control: [own(allow, deny), own(other)] }),
      'ExplicitDeny after control, control, identity',
    );
    const role: Caller = { kind: 'service-linked role', id: 'acs:ram::1:role/aliyunservicerolefork' };
    assert.equal(ram(role, { identity, control: [own(deny)] }), 'Allow after identity');
  });
  test('a session is allowed what its policy and its role allow', () => {
    const role: Caller = { kind: 'role', id: 'acs:ram::1:assumed-role/r/s' };
    assert.equal(ram(role, { identity: own(allow), session: own(allow) }), 'Allow after session, identity');
    assert.equal(ram(role, { identity: own(allow), session: own(other) }), 'ImplicitDeny after session, identity');
    assert.equal(ram(role, { identity: own(other), session: own(allow) }), 'ImplicitDeny after session, identity');
  });
  test('a key of the same account, or a bucket, is open where one of both allows and neither denies', () => {
    for (const target of ['key', 'bucket'] as const) {
      const resource = (...statements: object[]): NonNullable<Situation['resource']> => ({
        target,
        policies: key(...statements),
      });
      assert.equal(ram(alice, { resource: resource({ ...allow, ...named }) }), 'Allow after identity, resource');
      assert.equal(ram(alice, { identity: own(allow), resource: resource() }), 'Allow after identity, resource');
      assert.equal(ram(alice, { resource: resource() }), 'ImplicitDeny after identity, resource');
      assert.equal(
        ram(alice, { identity: own(allow), resource: resource({ ...deny, ...named }) }),
        'ExplicitDeny after identity, resource',
      );
    }
  });
  test('a key of another account is open where both allow', () => {
    const resource: NonNullable<Situation['resource']> = { target: 'key', policies: key({ ...allow, ...named }) };
    assert.equal(ram(alice, { identity: own(allow), resource }, '2'), 'Allow after identity, resource');
    assert.equal(ram(alice, { resource }, '2'), 'ImplicitDeny after identity, resource');
    assert.equal(
      ram(alice, { identity: own(allow), resource: { target: 'key', policies: key() } }, '2'),
      'ImplicitDeny after identity, resource',
    );
  });
  test('a role is assumed where the trust policy and the caller both allow it', () => {
    const trust: NonNullable<Situation['resource']> = { target: 'role', policies: key({ ...allow, ...named }) };
    assert.equal(ram(alice, { identity: own(allow), resource: trust }), 'Allow after identity, resource');
    assert.equal(ram(alice, { resource: trust }), 'ImplicitDeny after identity, resource');
  });
  test('of other resources it is not known where the two ways differ', () => {
    const resource: NonNullable<Situation['resource']> = { target: 'other', policies: key({ ...allow, ...named }) };
    assert.equal(ram(alice, { identity: own(allow), resource }), 'Allow after identity, resource');
    assert.equal(ram(alice, { resource }), 'Unknown after identity, resource');
  });
  test('for a service and a federated user the policy of the resource decides alone', () => {
    const policies = key({ ...allow, Principal: { Service: 'ecs.aliyuncs.com' } });
    const service: Caller = { kind: 'service', id: 'ecs.aliyuncs.com' };
    assert.equal(
      ram(service, { control: [own(deny)], resource: { target: 'role', policies } }),
      'Allow after resource',
    );
    assert.equal(
      ram({ kind: 'federated', id: 'acs:ram::1:saml-provider/p' }, { resource: { target: 'role', policies } }),
      'ImplicitDeny after resource',
    );
  });
  test('what decides is told with its policy, and nothing of what does not', () => {
    const [identity, control] = [
      own(other, allow),
      own(allow, { ...deny, Condition: { Bool: { 'acs:SecureTransport': 'false' } } }),
    ];
    const situation: Situation = { dialect: 'ram', identity, control: [control] };
    const request = asking(alice);
    const known = (value: string): Decision =>
      decide({ ...request, context: { keys: { 'acs:SecureTransport': [value] }, others: 'absent' } }, situation);
    const deciding = (decision: Decision): unknown =>
      decision.deciding.map(({ policy: own, statement, applies, keys }) => [
        own === identity[0] ? 'identity' : 'control',
        statement.statement.index,
        applies,
        keys,
      ]);
    assert.deepEqual(deciding(known('true')), [
      ['control', 0, true, []],
      ['identity', 1, true, []],
    ]);
    assert.deepEqual(deciding(known('false')), [['control', 1, true, []]]);
    const open = decide({ ...request, context: { keys: {}, others: 'unknown' } }, situation);
    assert.deepEqual([open.outcome, new Set(open.possible)], ['Unknown', new Set(['Allow', 'ExplicitDeny'])]);
    assert.deepEqual(deciding(open), [
      ['control', 0, true, []],
      ['control', 1, 'unknown', ['acs:SecureTransport']],
      ['identity', 1, true, []],
    ]);
  });
});

suite('decide in IAM', () => {
  const own = (...statements: object[]): readonly AccessPolicy[] => [policy('iam', 'permission', ...statements)];
  const key = (...statements: object[]): readonly AccessPolicy[] => [policy('iam', 'resource', ...statements)];
  const decrypt = { Action: 'kms:Decrypt', Resource: '*' };
  const allow = { Effect: 'Allow', ...decrypt };
  const deny = { Effect: 'Deny', ...decrypt };
  const other = { ...allow, Action: 'ec2:*' };
  const alice: Caller = { kind: 'user', id: 'arn:aws:iam::1:user/alice' };
  const role: Caller = { kind: 'role', id: 'arn:aws:sts::1:assumed-role/r/s' };
  const names = (AWS: string): object => ({ ...allow, Principal: { AWS } });
  const iam = (caller: Caller, situation: Partial<Situation>, owner?: string): string =>
    decide(asking(caller, owner), { dialect: 'iam', identity: [], ...situation }).outcome;
  const on = (
    target: 'bucket' | 'key' | 'role' | 'other',
    ...statements: object[]
  ): NonNullable<Situation['resource']> => ({
    target,
    policies: key(...statements),
  });

  test('every limit has to allow', () => {
    const identity = own(allow);
    assert.equal(iam(alice, { identity }), 'Allow');
    for (const limit of [
      { control: [own(other)] },
      { resourceControl: [own(other)] },
      { boundary: own(other) },
      { session: own(other) },
    ]) {
      assert.equal(iam(alice, { identity, ...limit }), 'ImplicitDeny', Object.keys(limit)[0]);
    }
    const open = { control: [own(allow)], resourceControl: [own(allow)], boundary: own(allow), session: own(allow) };
    assert.equal(iam(alice, { identity, ...open }), 'Allow');
  });
  test('an explicit Deny anywhere wins', () => {
    const resource = on('bucket', names(alice.id));
    for (const place of ['identity', 'boundary', 'session'] as const) {
      assert.equal(iam(alice, { identity: own(allow), resource, [place]: own(allow, deny) }), 'ExplicitDeny', place);
    }
    assert.equal(
      iam(alice, { identity: own(allow), resource, control: [own(allow), own(allow, deny)] }),
      'ExplicitDeny',
    );
    assert.equal(
      iam(alice, { identity: own(allow), resource: on('bucket', { ...deny, Principal: '*' }) }),
      'ExplicitDeny',
    );
  });
  test('a resource in the same account opens itself to whom it names, or an identity policy does', () => {
    assert.equal(iam(alice, { resource: on('bucket', names(alice.id)) }), 'Allow');
    assert.equal(iam(alice, { identity: own(allow), resource: on('bucket') }), 'Allow');
    assert.equal(iam(alice, { resource: on('bucket', names('1')) }), 'ImplicitDeny', 'the account alone is named');
    assert.equal(iam(alice, { identity: own(other), resource: on('bucket', names('1')) }), 'ImplicitDeny');
  });
  test('what a resource grants to a user is not limited by what the user lacks; what it grants to a role is', () => {
    assert.equal(iam(alice, { boundary: own(other), resource: on('bucket', names(alice.id)) }), 'Allow');
    assert.equal(
      iam(role, { boundary: own(other), resource: on('bucket', names('arn:aws:iam::1:role/r')) }),
      'ImplicitDeny',
    );
    assert.equal(iam(role, { session: own(allow), resource: on('bucket', names('arn:aws:iam::1:role/r')) }), 'Allow');
  });
  test('identity policies count for a key or a role only where its own policy lets the account decide', () => {
    for (const target of ['key', 'role'] as const) {
      assert.equal(iam(alice, { identity: own(allow), resource: on(target) }), 'ImplicitDeny');
      assert.equal(iam(alice, { identity: own(allow), resource: on(target, names('arn:aws:iam::1:root')) }), 'Allow');
      assert.equal(iam(alice, { resource: on(target, names('arn:aws:iam::1:root')) }), 'ImplicitDeny');
      assert.equal(iam(alice, { resource: on(target, names(alice.id)) }), 'Allow');
    }
  });
  test('across accounts both sides have to allow', () => {
    assert.equal(iam(alice, { identity: own(allow), resource: on('bucket', names('1')) }, '2'), 'Allow');
    assert.equal(iam(alice, { resource: on('bucket', names(alice.id)) }, '2'), 'ImplicitDeny');
    assert.equal(iam(alice, { identity: own(allow), resource: on('bucket') }, '2'), 'ImplicitDeny');
  });
  test('control policies bind neither service-linked roles nor services; resource control policies bind services', () => {
    const linked: Caller = {
      kind: 'service-linked role',
      id: 'arn:aws:iam::1:role/aws-service-role/x.amazonaws.com/R',
    };
    assert.equal(iam(linked, { identity: own(allow), control: [own(deny)], resourceControl: [own(deny)] }), 'Allow');
    const service: Caller = { kind: 'service', id: 'ec2.amazonaws.com' };
    const resource = on('key', { ...allow, Principal: { Service: 'ec2.amazonaws.com' } });
    assert.equal(iam(service, { control: [own(deny)], resource }), 'Allow');
    assert.equal(iam(service, { resourceControl: [own(deny)], resource }), 'ExplicitDeny');
    assert.equal(iam(service, { identity: own(allow) }), 'ImplicitDeny');
  });
  test('a statement is named once, however often it was asked', () => {
    const resource = on('bucket', names(alice.id));
    const { outcome, deciding, layers } = decide(asking(alice), { dialect: 'iam', identity: own(allow), resource });
    assert.deepEqual([outcome, deciding.length, layers.length], ['Allow', 2, 2]);
    const both = decide(
      {
        ...asking(alice),
        checks: [
          { action: 'kms:Decrypt', resource: 'a' },
          { action: 'kms:Decrypt', resource: 'b' },
        ],
      },
      { dialect: 'iam', identity: own(allow) },
    );
    assert.deepEqual([both.outcome, both.deciding.length], ['Allow', 1]);
  });
  test('the root user is bound by control policies and by the resource', () => {
    const root: Caller = { kind: 'root', id: 'arn:aws:iam::1:root' };
    assert.equal(iam(root, {}), 'Allow');
    assert.equal(iam(root, { control: [own(deny)] }), 'ExplicitDeny');
    assert.equal(iam(root, { resource: on('bucket', { ...deny, Principal: '*' }) }), 'ExplicitDeny');
  });
});
