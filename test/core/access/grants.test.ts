import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type Grant, grantsOf, reduce, restrictionsOn } from '../../../server/src/core/access/grants.ts';
import { accessTo } from './accessTo.ts';

const create = 'ram:CreateServiceLinkedRole';
const allow = { Effect: 'Allow', Action: create, Resource: '*' };
const deny = { ...allow, Effect: 'Deny' };

function grants(...Statement: object[]): readonly Grant[] {
  return grantsOf(accessTo({ Version: '1', Statement }), create);
}

/** What is left of a grant, in a few words. */
function told({ statement, actions, resources, deniedBy, exceptWhere }: Grant): unknown {
  const indexOf = (each: Grant['statement']): number => each.statement.index;
  return {
    allow: indexOf(statement),
    actions: actions.map(({ text }) => text),
    resources: resources.map(({ text }) => text),
    deniedBy: deniedBy.map(indexOf),
    exceptWhere: exceptWhere.map((reservation) => [indexOf(reservation.deny), reservation.sort]),
  };
}

suite('grantsOf', () => {
  test('finds every Allow that reaches an action, plain values first', () => {
    const found = grants(
      { ...allow, Action: ['ram:*', 'RAM:createservicelinkedrole', 'ecs:*'] },
      { ...allow, Action: 'ecs:*' },
      { ...allow, Action: undefined, NotAction: ['ecs:*'] },
      { ...allow, Action: undefined, NotAction: ['ram:Create*'] },
      { ...allow, Resource: undefined },
      { ...allow, Action: '*' },
    );
    assert.deepEqual(found.map(told), [
      { allow: 0, actions: ['RAM:createservicelinkedrole', 'ram:*'], resources: ['*'], deniedBy: [], exceptWhere: [] },
      { allow: 2, actions: [], resources: ['*'], deniedBy: [], exceptWhere: [] },
      { allow: 5, actions: ['*'], resources: ['*'], deniedBy: [], exceptWhere: [] },
    ]);
  });

  test('a Deny that covers it leaves nothing', () => {
    for (const each of [deny, { ...deny, Action: 'ram:*' }, { ...deny, Action: undefined, NotAction: 'ecs:*' }]) {
      assert.deepEqual(grants(allow, each).map(told), [
        { allow: 0, actions: [create], resources: [], deniedBy: [1], exceptWhere: [] },
      ]);
    }
  });

  test('a Deny whose condition holds whenever that of the Allow does leaves nothing', () => {
    const named = (operator: string, name: string): object => ({ [operator]: { 'ram:ServiceName': name } });
    const [grant] = grants(
      { ...allow, Condition: named('StringEquals', 'a.b') },
      { ...deny, Condition: named('StringLike', 'a.*') },
    );
    assert.deepEqual(grant?.deniedBy.length, 1);
    const [other] = grants(
      { ...allow, Condition: named('StringEquals', 'a.b') },
      { ...deny, Condition: named('StringEquals', 'c') },
    );
    assert.deepEqual(
      [other?.deniedBy.length, other?.exceptWhere.length],
      [0, 0],
      'a condition that is never met at once',
    );
  });

  test('Denies of single resources take these, each its own', () => {
    const two = { ...allow, Resource: ['acs:ram:*:1:role/a', 'acs:ram:*:1:role/b'] };
    const [a, b] = [
      { ...deny, Resource: 'acs:ram:*:*:role/A' },
      { ...deny, Resource: 'acs:ram:*:*:role/b*' },
    ];
    assert.deepEqual(grants(two, a).map(told), [
      { allow: 0, actions: [create], resources: ['acs:ram:*:1:role/b'], deniedBy: [], exceptWhere: [] },
    ]);
    assert.deepEqual(grants(two, a, b).map(told), [
      { allow: 0, actions: [create], resources: [], deniedBy: [1, 2], exceptWhere: [] },
    ]);
    assert.deepEqual(
      grants(
        { ...two, Resource: ['acs:ram:*:1:role/a', 'acs:ram:*:1:role/b*'] },
        { ...deny, Resource: 'acs:ram:*:*:role/b1' },
      ).map(told),
      [
        {
          allow: 0,
          actions: [create],
          resources: ['acs:ram:*:1:role/a', 'acs:ram:*:1:role/b*'],
          deniedBy: [],
          exceptWhere: [[1, 'part']],
        },
      ],
    );
  });

  test('a Deny under a condition stays as a reservation', () => {
    const Condition = { Bool: { 'acs:MFAPresent': 'false' } };
    const [grant] = grants(allow, { ...deny, Condition }, { ...deny, Action: 'ecs:*' });
    assert.deepEqual(grant && told(grant), {
      allow: 0,
      actions: [create],
      resources: ['*'],
      deniedBy: [],
      exceptWhere: [[1, 'condition']],
    });
  });

  test('what nobody can judge takes nothing away for certain', () => {
    const [first] = grants(allow, { ...deny, Resource: undefined, NotResource: 'acs:ram:*:*:role/a' });
    assert.deepEqual(
      first?.exceptWhere.map(({ sort }) => sort),
      ['part'],
    );
    const [second] = grants(allow, { ...deny, Condition: { StringEquals: 'x' } });
    assert.deepEqual(
      second?.exceptWhere.map(({ sort }) => sort),
      ['condition'],
    );
    assert.deepEqual(grants(allow, { ...deny, Resource: undefined }).map(told), [
      { allow: 0, actions: [create], resources: ['*'], deniedBy: [], exceptWhere: [] },
    ]);
    const elsewhere = { ...allow, Resource: undefined, NotResource: 'acs:ram:*:*:role/a' };
    assert.deepEqual(grants(elsewhere, { ...deny, Resource: undefined }).map(told), [
      { allow: 0, actions: [create], resources: [], deniedBy: [], exceptWhere: [] },
    ]);
  });

  test('weighs principals in the policy of a resource', () => {
    const decrypt = { Action: 'kms:Decrypt', Resource: '*' };
    const access = accessTo(
      {
        Version: '1',
        Statement: [
          { ...decrypt, Effect: 'Allow', Principal: { RAM: ['acs:ram::1:user/a', 'acs:ram::2:root'] } },
          { ...decrypt, Effect: 'Deny', Principal: { RAM: 'acs:ram::2:user/b' } },
          { ...decrypt, Effect: 'Deny', Principal: { RAM: 'acs:ram::3:user/b' } },
        ],
      },
      { kind: 'resource' },
    );
    assert.deepEqual(grantsOf(access, 'kms:Decrypt').map(told), [
      { allow: 0, actions: ['kms:Decrypt'], resources: ['*'], deniedBy: [], exceptWhere: [[1, 'part']] },
    ]);
  });

  test('takes a number in a bucket policy for an account or for any user', () => {
    const read = { Action: 'oss:GetObject', Resource: '*' };
    const access = accessTo(
      {
        Version: '1',
        Statement: [
          { ...read, Effect: 'Allow', Principal: { RAM: ['acs:ram::1:user/a'] } },
          { ...read, Effect: 'Deny', Principal: ['2888'] },
        ],
      },
      { kind: 'resource' },
    );
    assert.deepEqual(
      grantsOf(access, 'oss:GetObject')[0]?.exceptWhere.map(({ sort }) => sort),
      ['part'],
    );
  });

  test('weighs a trust policy, which has no Resource', () => {
    const trust = { Action: 'sts:AssumeRole', Principal: { Service: 'ecs.aliyuncs.com' } };
    const access = accessTo({
      Version: '1',
      Statement: [
        { ...trust, Effect: 'Allow' },
        { ...trust, Effect: 'Deny' },
      ],
    });
    assert.deepEqual(grantsOf(access, 'sts:AssumeRole').map(told), [
      { allow: 0, actions: ['sts:AssumeRole'], resources: [], deniedBy: [1], exceptWhere: [] },
    ]);
  });
});

suite('restrictionsOn', () => {
  const asked = (...statements: object[]): unknown =>
    grants(...statements).map((grant) =>
      restrictionsOn(grant, 'ram:ServiceName').map(({ sense, values, passesWithout, statement }) => [
        sense,
        values,
        passesWithout,
        statement.statement.index,
      ]),
    );
  const on = (operator: string, values: unknown): object => ({
    Condition: { [operator]: { 'ram:ServiceName': values } },
  });

  test('tells what the Allow asks', () => {
    assert.deepEqual(asked(allow), [[]]);
    assert.deepEqual(asked({ ...allow, ...on('StringEquals', ['a', 'b']) }), [[['only', ['a', 'b'], false, 0]]]);
    assert.deepEqual(asked({ ...allow, ...on('StringNotLike', 'a') }), [[['except', ['a'], true, 0]]]);
    assert.deepEqual(asked({ ...allow, ...on('ForAllValues:StringLike', 'a*') }), [[['only', ['a*'], true, 0]]]);
    assert.deepEqual(
      asked({ ...allow, Condition: { StringEquals: { 'ram:servicename': 'a' } } }),
      [[]],
      'RAM minds letter case',
    );
  });

  test('tells the opposite of what a Deny of one condition says', () => {
    assert.deepEqual(asked(allow, { ...deny, ...on('StringNotEquals', 'a') }), [[['only', ['a'], false, 1]]]);
    assert.deepEqual(asked(allow, { ...deny, ...on('StringEquals', 'a') }), [[['except', ['a'], true, 1]]]);
    const both = { StringNotEquals: { 'ram:ServiceName': 'a' }, Bool: { 'acs:MFAPresent': 'false' } };
    assert.deepEqual(asked(allow, { ...deny, Condition: both }), [[]], 'it denies only where both hold');
    assert.deepEqual(
      asked(allow, { ...deny, ...on('StringNotEquals', 'a'), Resource: 'acs:ram:*:*:role/b' }),
      [[]],
      'it takes a part only',
    );
  });

  test('tells of IAM whether the key must be there', () => {
    const access = (effect: string, value: string): unknown =>
      grantsOf(
        accessTo({
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 's3:*', Resource: '*' },
            { Effect: effect, Action: 's3:Get*', Resource: '*', Condition: { Null: { 'aws:TokenIssueTime': value } } },
          ],
        }),
        's3:GetObject',
      )
        .flatMap((grant) => restrictionsOn(grant, 'AWS:TokenIssueTime'))
        .map(({ sense, values, passesWithout }) => [sense, values, passesWithout]);
    assert.deepEqual(access('Allow', 'false'), [['except', [], false]]);
    assert.deepEqual(access('Deny', 'true'), [['except', [], false]]);
    assert.deepEqual(access('Deny', 'false'), [['only', [], true]]);
    assert.deepEqual(access('Deny', 'maybe'), []);
  });
});

test('reduce gives a grant for each value of Action, and one for a NotAction', () => {
  const access = accessTo({
    Version: '1',
    Statement: [
      { Effect: 'Allow', Action: ['ecs:Start*', 'ecs:Stop*'], Resource: '*' },
      { Effect: 'Deny', Action: 'ecs:Stop*', Resource: '*' },
      { Effect: 'Allow', NotAction: ['ecs:*', 'ram:*'], Resource: '*' },
      { Effect: 'Deny', NotAction: ['ecs:*'], Resource: 'acs:oss:*' },
      { Effect: 'Allow', Action: '*' },
    ],
  });
  assert.deepEqual(reduce(access).map(told), [
    { allow: 0, actions: ['ecs:Start*'], resources: ['*'], deniedBy: [], exceptWhere: [] },
    { allow: 0, actions: ['ecs:Stop*'], resources: [], deniedBy: [1], exceptWhere: [] },
    { allow: 2, actions: [], resources: ['*'], deniedBy: [], exceptWhere: [[3, 'part']] },
  ]);
});
