import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type Check, evaluate, type Request } from '../../../server/src/core/access/evaluate.ts';
import type { Caller } from '../../../server/src/core/access/principal.ts';
import { accessTo, outcomeOf } from './accessTo.ts';

const keyStoreRole = accessTo({
  Version: '1',
  Statement: [
    { Effect: 'Allow', Action: ['ecs:CreateNetworkInterface', 'ecs:DescribeSecurityGroups'], Resource: '*' },
    { Effect: 'Allow', Action: ['vpc:DescribeVSwitches', 'vpc:DescribeVpcs'], Resource: '*' },
    { Effect: 'Allow', Action: ['yundun-hsm:DescribeInstances'], Resource: '*' },
    {
      Effect: 'Allow',
      Action: 'ram:DeleteServiceLinkedRole',
      Resource: '*',
      Condition: { StringEquals: { 'ram:ServiceName': 'keystore.kms.aliyuncs.com' } },
    },
  ],
});

suite('the test vectors of the language', () => {
  const any = 'acs:vpc:cn-hangzhou:1234:vpc/vpc-1';
  const deleteRole: Check = { action: 'ram:DeleteServiceLinkedRole', resource: 'acs:ram:*:1234:role/*' };

  test('1: an Allow is named as what decides', () => {
    const request: Request = {
      checks: [{ action: 'vpc:DescribeVpcs', resource: any }],
      context: { keys: {}, others: 'absent' },
    };
    const { outcome, possible, deciding } = evaluate([keyStoreRole], request);
    assert.equal(outcome, 'Allow');
    assert.deepEqual(possible, ['Allow']);
    assert.deepEqual(
      deciding.map(({ statement }) => statement.statement.index),
      [1],
    );
  });
  test('2: letter case of an action does not matter', () =>
    assert.equal(outcomeOf(keyStoreRole, { action: 'VPC:describevpcs', resource: any }), 'Allow'));
  test('3: the condition key has the value', () =>
    assert.equal(outcomeOf(keyStoreRole, deleteRole, { 'ram:ServiceName': ['keystore.kms.aliyuncs.com'] }), 'Allow'));
  test('4: the condition key has another value', () =>
    assert.equal(
      outcomeOf(keyStoreRole, deleteRole, { 'ram:ServiceName': ['secretsmanager-rds.kms.aliyuncs.com'] }),
      'ImplicitDeny',
    ));
  test('5: the condition key is absent', () => assert.equal(outcomeOf(keyStoreRole, deleteRole), 'ImplicitDeny'));
  test('6: one of several values in a bare statement', () => {
    const fragment = accessTo({
      Action: 'ram:CreateServiceLinkedRole',
      Resource: '*',
      Effect: 'Allow',
      Condition: {
        StringEquals: { 'ram:ServiceName': ['keystore.kms.aliyuncs.com', 'secretsmanager-ecs.kms.aliyuncs.com'] },
      },
    });
    const check: Check = { action: 'ram:CreateServiceLinkedRole', resource: 'acs:ram:*:1234:role/*' };
    assert.equal(outcomeOf(fragment, check, { 'ram:ServiceName': ['secretsmanager-ecs.kms.aliyuncs.com'] }), 'Allow');
  });

  const share = accessTo({
    Version: '1',
    Statement: [
      { Action: 'kms:List*', Resource: 'acs:kms:cn-hangzhou:1234:key', Effect: 'Allow' },
      { Action: ['kms:DescribeKey', 'kms:Decrypt'], Resource: 'acs:kms:cn-hangzhou:1234:key/k-1', Effect: 'Allow' },
    ],
  });
  test('7: a list operation is checked for the container', () =>
    assert.equal(outcomeOf(share, { action: 'kms:ListKeys', resource: 'acs:kms:cn-hangzhou:1234:key' }), 'Allow'));
  test('8: the container is none of its items', () =>
    assert.equal(
      outcomeOf(share, { action: 'kms:ListKeyVersions', resource: 'acs:kms:cn-hangzhou:1234:key/k-1' }),
      'ImplicitDeny',
    ));
  test('9: another key', () =>
    assert.equal(
      outcomeOf(share, { action: 'kms:Decrypt', resource: 'acs:kms:cn-hangzhou:1234:key/other' }),
      'ImplicitDeny',
    ));

  const assume: Check = { action: 'sts:AssumeRole', resource: 'acs:ram::1234:role/share' };
  test('10: a service of another account, and of the own one', () => {
    const trust = accessTo({
      Version: '1',
      Statement: [
        {
          Action: 'sts:AssumeRole',
          Effect: 'Allow',
          Principal: { Service: ['1111@ecs.aliyuncs.com', '2222@ecs.aliyuncs.com'] },
        },
      ],
    });
    assert.equal(outcomeOf(trust, assume, {}, { kind: 'service', id: '1111@ecs.aliyuncs.com' }), 'Allow');
    assert.equal(outcomeOf(trust, assume, {}, { kind: 'service', id: 'ecs.aliyuncs.com' }), 'ImplicitDeny');
  });
  test('11: a folder of a resource directory', () => {
    const trust = accessTo({
      Version: '1',
      Statement: [
        {
          Action: 'sts:AssumeRole',
          Effect: 'Allow',
          Principal: { Service: '*@ecs.aliyuncs.com' },
          Condition: { StringLike: { 'sts:ServiceOwnerRDPath': 'rd-1/r-1/fd-1*' } },
        },
      ],
    });
    const service: Caller = { kind: 'service', id: '3333@ecs.aliyuncs.com' };
    assert.equal(outcomeOf(trust, assume, { 'sts:ServiceOwnerRDPath': ['rd-1/r-1/fd-1/fd-2'] }, service), 'Allow');
    assert.equal(outcomeOf(trust, assume, {}, service), 'ImplicitDeny');
  });

  const allowAll = { Effect: 'Allow', Action: '*', Resource: '*' };
  const start: Check = { action: 'ecs:StartInstance', resource: 'acs:ecs:cn-hangzhou:1234:instance/i-1' };
  test('12: a negated operator is met where its key is absent', () => {
    const policy = accessTo({
      Version: '1',
      Statement: [
        allowAll,
        { Effect: 'Deny', Action: '*', Resource: '*', Condition: { NotIpAddress: { 'acs:SourceIp': '10.0.0.0/8' } } },
      ],
    });
    assert.equal(outcomeOf(policy, start, { 'acs:SourceIp': ['192.0.2.1'] }), 'ExplicitDeny');
    assert.equal(outcomeOf(policy, start, { 'acs:SourceIp': ['10.1.2.3'] }), 'Allow');
    assert.equal(outcomeOf(policy, start), 'ExplicitDeny');
  });
  test('13: Bool is not met where its key is absent', () => {
    const policy = accessTo({
      Version: '1',
      Statement: [
        allowAll,
        { Effect: 'Deny', Action: '*', Resource: '*', Condition: { Bool: { 'acs:MFAPresent': 'false' } } },
      ],
    });
    assert.equal(outcomeOf(policy, start), 'Allow');
    assert.equal(outcomeOf(policy, start, { 'acs:MFAPresent': ['false'] }), 'ExplicitDeny');
  });
  test('14: a negated operator with several values excludes them all', () => {
    const policy = accessTo({
      Version: '1',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'ecs:RunCommand',
          Resource: '*',
          Condition: { StringNotEqualsIgnoreCase: { 'ecs:CommandRunAs': ['system', 'root'] } },
        },
      ],
    });
    const run: Check = { action: 'ecs:RunCommand', resource: start.resource };
    assert.equal(outcomeOf(policy, run, { 'ecs:CommandRunAs': ['Root'] }), 'ImplicitDeny');
    assert.equal(outcomeOf(policy, run, { 'ecs:CommandRunAs': ['alice'] }), 'Allow');
  });
  test('15: NotAction takes in every other action', () => {
    const policy = accessTo({ Version: '1', Statement: [{ Effect: 'Allow', NotAction: 'ram:*', Resource: '*' }] });
    assert.equal(outcomeOf(policy, { action: 'kms:Decrypt', resource: 'acs:kms:cn-hangzhou:1234:key/k-1' }), 'Allow');
    assert.equal(outcomeOf(policy, { action: 'ram:GetUser', resource: 'acs:ram:*:1234:user/alice' }), 'ImplicitDeny');
  });

  const rotate = accessTo({
    Version: '1',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['ecs:DescribeInstances', 'ecs:InvokeCommand'],
        Resource: ['acs:ecs:*:*:instance/*', 'acs:ecs:*:*:command/cmd-ACS-KMS-RotateECSSecret*'],
      },
    ],
  });
  const invoke = (command: string): readonly Check[] => [
    { action: 'ecs:InvokeCommand', resource: `acs:ecs:cn-hangzhou:1234:command/${command}` },
    { action: 'ecs:InvokeCommand', resource: 'acs:ecs:cn-hangzhou:1234:instance/i-1' },
  ];
  test('16: every pair of a request is allowed', () =>
    assert.equal(outcomeOf(rotate, invoke('cmd-ACS-KMS-RotateECSSecretX')), 'Allow'));
  test('17: one pair fails', () => assert.equal(outcomeOf(rotate, invoke('c-1')), 'ImplicitDeny'));
});
