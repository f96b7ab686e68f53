import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type AccessChange, type AccessDiff, allowsNothingNew, diff } from '../../../server/src/core/access/diff.ts';
import type { RecognitionOverride } from '../../../server/src/core/document/recognise.ts';
import { accessTo } from './accessTo.ts';

const allow = { Effect: 'Allow', Action: 'ecs:Start*', Resource: '*' };
const deny = { ...allow, Effect: 'Deny' };
type Statements = readonly object[];

function compare(before: Statements, after: Statements, recognition: RecognitionOverride = {}): AccessDiff {
  const read = (Statement: Statements) =>
    accessTo({ Version: recognition.dialect === 'iam' ? '2012-10-17' : '1', Statement }, recognition);
  return diff(read(before), read(after));
}

/** Each list that is not empty, as `action on resources`. */
function told(found: AccessDiff): Readonly<Record<string, readonly string[]>> {
  const words = ({ action, resources, example }: AccessChange): string =>
    `${action?.text ?? 'NotAction'} on ${resources.map(({ text }) => text)}${example === undefined ? ' perhaps' : ''}`;
  const { gained, widened, lost, narrowed } = found;
  const lists = Object.entries({ gained, widened, lost, narrowed });
  return Object.fromEntries(lists.filter(([, list]) => list.length > 0).map(([name, list]) => [name, list.map(words)]));
}

suite('diff', () => {
  test('tells what is gained, lost, wider and narrower', () => {
    assert.deepEqual(told(compare([allow], [allow, { ...allow, Action: ['oss:Get*', 'ecs:Stop'] }])), {
      gained: ['oss:Get* on *', 'ecs:Stop on *'],
    });
    assert.deepEqual(told(compare([allow], [{ ...allow, Action: 'ecs:*' }])), { widened: ['ecs:* on *'] });
    assert.deepEqual(told(compare([{ ...allow, Action: 'ecs:*' }], [allow])), { narrowed: ['ecs:* on *'] });
    assert.deepEqual(told(compare([allow], [])), { lost: ['ecs:Start* on *'] });
    const two = { ...allow, Resource: ['acs:ecs:*:*:instance/a', 'acs:ecs:*:*:instance/b'] };
    assert.deepEqual(told(compare([{ ...allow, Resource: two.Resource[0] }], [two])), {
      widened: ['ecs:Start* on acs:ecs:*:*:instance/b'],
    });
  });

  test('says which values grant nothing new', () => {
    const { unchanged } = compare([allow], [{ ...allow, Action: ['ecs:StartInstance', 'ecs:*'] }]);
    assert.deepEqual(
      unchanged.map(({ action }) => action?.text),
      ['ecs:StartInstance'],
    );
  });

  test('weighs Denies of both sides', () => {
    const Condition = { Bool: { 'acs:MFAPresent': 'false' } };
    assert.deepEqual(told(compare([allow, deny], [allow])), { gained: ['ecs:Start* on *'] });
    assert.deepEqual(told(compare([allow, { ...deny, Condition }], [allow])), { widened: ['ecs:Start* on *'] });
    assert.deepEqual(told(compare([allow], [allow, { ...deny, Condition }])), { narrowed: ['ecs:Start* on *'] });
    assert.deepEqual(told(compare([allow, deny, { ...allow, Action: 'ecs:StartX' }], [])), {}, 'nothing was allowed');
  });

  test('gives a request that shows the difference', () => {
    const [before, after] = [
      [
        {
          ...allow,
          Condition: { IpAddress: { 'acs:SourceIp': '10.0.0.0/8' }, NumericLessThan: { 'acs:TLSVersion': '1.2' } },
        },
      ],
      [
        {
          ...allow,
          Condition: {
            IpAddress: { 'acs:SourceIp': ['10.0.0.0/8', '192.0.2.0/24'] },
            NumericLessThan: { 'acs:TLSVersion': '1.2' },
          },
        },
      ],
    ];
    const [change] = compare(before, after).widened;
    assert.deepEqual(change?.example, {
      checks: [{ action: 'ecs:start', resource: 'acs::::' }],
      context: { keys: { 'acs:SourceIp': ['192.0.2.0'], 'acs:TLSVersion': ['1'] }, others: 'absent' },
    });
    const iam = compare(
      [],
      [
        {
          Effect: 'Allow',
          Action: 's3:Get?bject',
          Resource: 'arn:aws:s3:::b/*',
          Condition: { DateLessThan: { 'aws:CurrentTime': '2026-01-01' } },
        },
      ],
      { dialect: 'iam' },
    );
    assert.deepEqual(iam.gained[0]?.example, {
      checks: [{ action: 's3:getxbject', resource: 'arn:aws:s3:::b/' }],
      context: { keys: { 'aws:currenttime': ['2025-12-31T23:59:59.999Z'] }, others: 'absent' },
    });
  });

  /** Both lists of statements allow the same. */
  const equal: Readonly<Record<string, readonly [Statements, Statements]>> = {
    'another order and letter case of actions': [
      [{ ...allow, Action: ['ecs:A', 'ecs:B'] }],
      [{ ...allow, Action: ['ECS:b', 'ecs:a'] }],
    ],
    'a duplicate, a covered value': [
      [{ ...allow, Action: ['ecs:*', 'ecs:A', 'ecs:A'] }],
      [{ ...allow, Action: 'ecs:*' }],
    ],
    'a string for a list': [[{ ...allow, Resource: ['*'] }], [allow]],
    'a statement split': [
      [{ ...allow, Action: ['ecs:A', 'oss:B'], Resource: ['acs:ecs:*', 'acs:oss:*'] }],
      [
        { ...allow, Action: 'oss:B', Resource: ['acs:ecs:*', 'acs:oss:*'] },
        { ...allow, Action: 'ecs:A', Resource: 'acs:oss:*' },
        { ...allow, Action: 'ecs:A', Resource: 'acs:ecs:*' },
      ],
    ],
    'values of a condition split': [
      [{ ...allow, Condition: { StringEquals: { 'acs:SourceVpc': ['a', 'b'] } } }],
      [
        { ...allow, Condition: { StringEquals: { 'acs:SourceVpc': 'a' } } },
        { ...allow, Condition: { StringLike: { 'acs:SourceVpc': 'b' } } },
      ],
    ],
    'an Allow that a Deny takes': [[allow, deny], []],
    'a Deny of what nobody allows': [[allow], [allow, { ...deny, Action: 'oss:*' }]],
    'a Deny for a NotAction': [
      [
        { ...allow, Action: '*' },
        { ...deny, Action: 'ram:*' },
      ],
      [{ ...allow, Action: undefined, NotAction: 'ram:*' }],
    ],
    'a condition that is always met': [
      [allow],
      [
        { ...allow, Condition: { StringEquals: { 'x:k': 'a' } } },
        { ...allow, Condition: { StringNotEquals: { 'x:k': 'a' } } },
      ],
    ],
    'half a line and the other half': [
      [
        { ...allow, Condition: { NumericLessThan: { 'x:k': '5' } } },
        { ...allow, Condition: { NumericGreaterThanEquals: { 'x:k': '5' } } },
      ],
      [
        { ...allow, Condition: { NumericLessThanEquals: { 'x:k': '7' } } },
        { ...allow, Condition: { NumericGreaterThan: { 'x:k': '6' } } },
      ],
    ],
    'two halves of a block of addresses': [
      [{ ...allow, Condition: { IpAddress: { 'x:k': '10.0.0.0/8' } } }],
      [{ ...allow, Condition: { IpAddress: { 'x:k': ['10.0.0.0/9', '10.128.0.0/9'] } } }],
    ],
    'a letter case that RAM ignores': [
      [{ ...allow, Resource: 'acs:ram:*:*:role/Admin' }],
      [{ ...allow, Resource: 'acs:ram:*:*:role/admin' }],
    ],
    'words that nobody can judge, written alike': [
      [{ Effect: 'Allow', Action: 'ecs:*', NotResource: 'acs:ecs:*:*:a', Condition: { StringEquals: [{ a: 1 }] } }],
      [{ Effect: 'Allow', Condition: { StringEquals: [{ a: 1 }] }, NotResource: 'acs:ecs:*:*:a', Action: ['ecs:*'] }],
    ],
    'placeholders, written alike': [
      [
        { ...allow, Resource: 'acs:ecs:<region>:*:*', Condition: { StringEquals: { 'x:k': '${v}' } } },
        { ...deny, Resource: 'acs:ecs:*:<uid>:*' },
      ],
      [
        { ...deny, Resource: 'acs:ecs:*:<uid>:*' },
        { ...allow, Resource: 'acs:ecs:<region>:*:*', Condition: { StringEquals: { 'x:k': '${v}' } } },
      ],
    ],
  };
  for (const [what, [one, other]] of Object.entries(equal)) {
    test(`sees no difference in ${what}`, () => {
      assert.deepEqual(told(compare(one, other)), {});
      assert.deepEqual(told(compare(other, one)), {});
    });
  }

  test('takes what is filled in for anything', () => {
    const at = (Resource: string): Statements => [{ ...allow, Resource }];
    assert.deepEqual(told(compare(at('acs:ecs:*'), at('acs:ecs:<region>:1:instance/a'))), {
      narrowed: ['ecs:Start* on acs:ecs:* perhaps'],
    });
    assert.deepEqual(told(compare(at('acs:ecs:<region>:1:x'), at('acs:ecs:<area>:1:x'))), {
      widened: ['ecs:Start* on acs:ecs:<area>:1:x perhaps'],
      narrowed: ['ecs:Start* on acs:ecs:<region>:1:x perhaps'],
    });
    const denying = [...at('acs:ecs:<region>:1:x'), { ...deny, Resource: 'acs:ecs:cn:1:x' }];
    assert.deepEqual(told(compare(denying, at('acs:ecs:<region>:1:x'))), {
      widened: ['ecs:Start* on acs:ecs:<region>:1:x perhaps'],
    });
    const unknown = [{ ...allow, Condition: { ArnLike: { 'x:k': 'a' } } }];
    assert.deepEqual(told(compare([allow], unknown)), { narrowed: ['ecs:Start* on * perhaps'] });
    assert.deepEqual(told(compare(unknown, [{ ...unknown[0], Action: 'ecs:StartInstance' }])), {
      narrowed: ['ecs:Start* on * perhaps'],
    });
    assert.deepEqual(told(compare(unknown, [{ ...allow, Condition: { ArnLike: { 'x:k': 'b' } } }])), {
      widened: ['ecs:Start* on * perhaps'],
      narrowed: ['ecs:Start* on * perhaps'],
    });
  });

  test('compares policies of roles and resources, with a caller in the example', () => {
    const trust = (Principal: unknown): Statements => [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal }];
    const service = compare(trust({ Service: '1@ecs.aliyuncs.com' }), trust({ Service: '*@ecs.aliyuncs.com' }), {
      dialect: 'ram',
    });
    assert.deepEqual(told(service), { widened: ['sts:AssumeRole on '] });
    assert.deepEqual(service.widened[0]?.example?.caller, { kind: 'service', id: '@ecs.aliyuncs.com' });
    const cases: readonly (readonly [wide: unknown, narrow: unknown, kind: string])[] = [
      ['*', { AWS: '1' }, 'user'],
      [{ AWS: '1' }, { AWS: 'arn:aws:iam::1:role/r' }, 'user'],
      [{ AWS: 'arn:aws:iam::1:role/r' }, { AWS: 'arn:aws:sts::1:assumed-role/r/s' }, 'role'],
      [{ AWS: ['arn:aws:sts::1:assumed-role/r/s', '2'] }, { AWS: '2' }, 'role'],
      [{ AWS: '1', Federated: 'accounts.google.com' }, { AWS: '1' }, 'federated'],
      [{ AWS: '1', CanonicalUser: '79a5' }, { AWS: '1' }, 'canonical user'],
    ];
    for (const [wide, narrow, kind] of cases) {
      const found = compare(trust(narrow), trust(wide), { dialect: 'iam', kind: 'trust' });
      assert.equal(found.widened[0]?.example?.caller?.kind, kind, JSON.stringify(wide));
      assert.deepEqual(told(compare(trust(wide), trust(narrow), { dialect: 'iam', kind: 'trust' })), {
        narrowed: ['sts:AssumeRole on '],
      });
    }
  });

  test('allowsNothingNew is the half of it that a narrowing fix needs', () => {
    const read = (...Statement: object[]) => accessTo({ Version: '1', Statement });
    assert.ok(allowsNothingNew(read({ ...allow, Action: 'ecs:*' }), read(allow)));
    assert.ok(!allowsNothingNew(read(allow), read({ ...allow, Action: 'ecs:*' })));
    assert.ok(allowsNothingNew(read({ ...allow, Effect: 'allow' }), read({ ...deny })));
    assert.ok(
      !allowsNothingNew(read({ ...allow, Effect: 'allow' }), read(allow)),
      'no cloud takes another spelling of Effect',
    );
  });

  test('gives up on what is too much, and then tells a difference', () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      ...deny,
      Resource: `*${index}*`,
      Condition: { StringNotLike: { 'x:k': `*${index}*`, 'x:l': `*${index}*` } },
    }));
    const halves = ['StringEquals', 'StringNotEquals'].map((operator) => ({
      ...allow,
      Condition: { [operator]: { 'x:m': 'a' } },
    }));
    assert.deepEqual(told(compare([allow], halves)), {});
    assert.deepEqual(told(compare([allow, ...many.slice(0, 2)], [...halves, ...many.slice(0, 2)])), {});
    assert.deepEqual(told(compare([allow, ...many], [...halves, ...many])), { narrowed: ['ecs:Start* on * perhaps'] });
  });
});
