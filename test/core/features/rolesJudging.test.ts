import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { type AccessPolicy, accessOf } from '../../../server/src/core/access/accessPolicy.ts';
import { evaluate } from '../../../server/src/core/access/evaluate.ts';
import type { Deciding } from '../../../server/src/core/access/verdict.ts';
import type { Dialect } from '../../../server/src/core/document/dialect.ts';
import type { PolicyDocument } from '../../../server/src/core/document/policyDocument.ts';
import { rangeOf } from '../../../server/src/core/features/problems.ts';
import type { StatementPlace } from '../../../server/src/core/features/roles/judgePermission.ts';
import { type KnownRole, knownRoles } from '../../../server/src/core/features/roles/knownRole.ts';
import { needOf, type RoleNeed } from '../../../server/src/core/features/roles/roleNeed.ts';
import { type RoleStageDetails, roleDetails, roles } from '../../../server/src/core/features/roles/roleTree.ts';
import { testCatalogue } from '../../support/catalogue.ts';
import { testRoleReader } from '../../support/mentionFixture.ts';
import { documentOf } from '../../support/service.ts';

const context = { catalogue: testCatalogue(), locale: 'en' } as const;
const seed = 20261130;
const versions: Readonly<Record<Dialect, string>> = { ram: '1', iam: '2012-10-17' };
const known = knownRoles(context.catalogue);

type Statement = Readonly<Record<string, unknown>>;

function policyOf(statements: readonly Statement[], dialect: Dialect = 'ram'): PolicyDocument {
  const text = JSON.stringify({ Version: versions[dialect], Statement: statements });
  return documentOf(text, { dialect, kind: 'permission' });
}

/** Few words, so that statements often say the same, or nearly, and often bear on the roles that are asked for. */
const words = {
  ram: {
    actions: [
      '*',
      'ram:*',
      'ram:Create*',
      'ram:CreateServiceLinkedRole',
      'ram:DeleteRole',
      'RAM:createrole',
      'kms:*',
      '${x}:*',
    ],
    resources: [
      '*',
      'acs:ram:*:*:role/*',
      'acs:ram:*:1111111111111111:role/AliyunServiceRoleForKMSKeyStore',
      'acs:ram:*:*:role/AliyunECS*',
      'acs:ram::2222222222222222:role/aliyunserviceroleforkms*',
      'acs:ram:*:*:role/<name>',
      'acs:*:role/Aliyun*',
      'acs:ram:*:*:user/x',
    ],
    conditions: [
      { StringEquals: { 'ram:ServiceName': 'keystore.kms.aliyuncs.com' } },
      { StringEquals: { 'ram:ServiceName': ['nat.aliyuncs.com', 'KEYSTORE.kms.aliyuncs.com'] } },
      { StringEqualsIgnoreCase: { 'ram:ServiceName': 'KEYSTORE.kms.aliyuncs.com' } },
      { StringNotEquals: { 'ram:ServiceName': 'keystore.kms.aliyuncs.com' } },
      { StringLike: { 'ram:ServiceName': '*.kms.aliyuncs.com' } },
      { StringEquals: { 'ram:servicename': 'keystore.kms.aliyuncs.com' } },
      { StringEquals: { 'ram:ServiceName': '<service>' } },
      { StringEquals: { 'ram:ServiceName': [] } },
      { 'ForAllValues:StringEquals': { 'ram:ServiceName': 'keystore.kms.aliyuncs.com' } },
      { IpAddress: { 'acs:SourceIp': '10.0.0.0/8' }, StringLike: { 'ram:ServiceName': 'keystore*' } },
      { Bool: { 'acs:MFAPresent': 'true' } },
      { Null: { 'ram:ServiceName': 'true' } },
      { StringEquals: 'broken' },
    ],
  },
  iam: {
    actions: ['*', 'iam:*', 'iam:CreateServiceLinkedRole', 'iam:*ServiceLinkedRole', 'kms:*', '${x}'],
    resources: [
      '*',
      'arn:aws:iam::*:role/aws-service-role/*',
      'arn:aws:iam::123456789012:role/aws-service-role/cks.kms.amazonaws.com/*',
      'arn:aws:iam::*:role/app-*',
      'arn:aws:iam::*:role/${aws:username}',
      'arn:aws:iam::*:role/aws-service-role/${iam:AWSServiceName}/*',
    ],
    conditions: [
      { StringEquals: { 'iam:AWSServiceName': 'cks.kms.amazonaws.com' } },
      { StringLike: { 'IAM:awsservicename': ['cks.*', 'x'] } },
      { StringEqualsIfExists: { 'iam:AWSServiceName': 'ecs.amazonaws.com' } },
      { StringEquals: { 'iam:AWSServiceName': '${aws:PrincipalTag/service}' } },
      { StringEquals: { 'aws:PrincipalTag/x': '${iam:AWSServiceName}' } },
      { Null: { 'iam:AWSServiceName': 'false' } },
      { 'ForAnyValue:StringEquals': { 'iam:AWSServiceName': 'cks.kms.amazonaws.com' } },
    ],
  },
} as const;

function statements(dialect: Dialect): fc.Arbitrary<Statement> {
  const { actions, resources, conditions } = words[dialect];
  const some = (all: readonly string[]): fc.Arbitrary<readonly string[]> =>
    fc.array(fc.constantFrom(...all), { minLength: 1, maxLength: 2 });
  return fc
    .record({
      effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
      action: fc.constantFrom('Action', 'Action', 'NotAction'),
      actions: some(actions),
      resource: fc.constantFrom('Resource', 'Resource', 'Resource', 'NotResource'),
      resources: some(resources),
      condition: fc.option(fc.constantFrom<object>(...conditions), { nil: undefined }),
    })
    .map(({ effect, action, actions: own, resource, resources: on, condition }) => ({
      Effect: effect,
      [action]: own,
      [resource]: on,
      ...(condition !== undefined && { Condition: condition }),
    }));
}

/** What is said of a permission by asking every statement, one role at a time. */
function slowly(
  need: RoleNeed,
  documents: readonly PolicyDocument[],
  dialect: Dialect,
): Pick<RoleStageDetails, 'status' | 'grantedBy' | 'deniedBy'> {
  const read = documents.flatMap((document) =>
    document.policies.map((policy) => ({ document, access: accessOf(policy) })),
  );
  const part = (effect: 'allows' | 'denies'): readonly AccessPolicy[] =>
    read.map(({ access }) => ({ ...access, allows: [], denies: [], [effect]: access[effect] }));
  const [allows, denies] = [part('allows'), part('denies')];
  const place =
    (policies: readonly AccessPolicy[]) =>
    ({ policy, statement, keys }: Deciding): StatementPlace => {
      const { document } = read[policies.indexOf(policy)] ?? assert.fail();
      return { uri: document.textDocument.uri, range: rangeOf(document, statement.statement.node.span), keys };
    };
  const ranks = ['granted', 'conditional', 'denied', 'missing'] as const;
  const judged = accountsIn(
    read.map(({ access }) => access),
    need.action,
    dialect,
  ).map((account) => {
    const request = need.request(account);
    const [granted, denied] = [evaluate(allows, request), evaluate(denies, request)];
    const status: (typeof ranks)[number] =
      denied.outcome === 'ExplicitDeny'
        ? 'denied'
        : granted.outcome === 'ImplicitDeny'
          ? 'missing'
          : granted.outcome === 'Allow' && denied.outcome === 'ImplicitDeny'
            ? 'granted'
            : 'conditional';
    return { status, grantedBy: granted.deciding.map(place(allows)), deniedBy: denied.deciding.map(place(denies)) };
  });
  return judged.toSorted((a, b) => ranks.indexOf(a.status) - ranks.indexOf(b.status))[0] ?? assert.fail();
}

/** Accounts that statements on an action name, in the order in which they stand, Allow before Deny. */
function accountsIn(policies: readonly AccessPolicy[], action: string, dialect: Dialect): readonly string[] {
  const reaches = (effect: 'allows' | 'denies'): readonly string[] =>
    policies.flatMap((access) =>
      access[effect].flatMap((statement) => {
        const alone = {
          ...access,
          allows: [],
          denies: [],
          [effect]: [
            { ...statement, resources: undefined, conditions: [], isConditionUnclear: false, isResourceUnclear: false },
          ],
        };
        const { outcome } = evaluate([alone], {
          checks: [{ action, resource: 'x' }],
          context: { keys: {}, others: 'absent' },
        });
        return outcome === 'ImplicitDeny' ? [] : statement.statement.resources.flatMap(({ arn }) => arn?.account ?? []);
      }),
    );
  const named = [...new Set([...reaches('allows'), ...reaches('denies')].filter((account) => /^\d+$/.test(account)))];
  return named.length > 0 ? named.slice(0, 5) : [dialect === 'ram' ? '1234567890123456' : '123456789012'];
}

const asked: Readonly<Record<Dialect, readonly KnownRole[]>> = {
  ram: known.filter(({ roleName }) =>
    [
      'AliyunServiceRoleForKMSKeyStore',
      'AliyunServiceRoleForNatgw',
      'AliyunServiceRoleForActionTrail',
      'AliyunECSDiskEncryptDefaultRole',
      'AliyunECSShareEncryptImageDefaultRole',
    ].includes(roleName),
  ),
  iam: known.filter(({ dialect }) => dialect === 'iam'),
};

/** Stages of the asked roles that need a permission, as the details of each role tell them. */
function judgedStages(
  dialect: Dialect,
  documents: readonly PolicyDocument[],
): readonly { readonly role: KnownRole; readonly need: RoleNeed; readonly stage: RoleStageDetails }[] {
  return asked[dialect].flatMap((role) => {
    const details = roleDetails(role.roleName, documents, context) ?? assert.fail();
    return (['permission', 'deletion'] as const).flatMap((id) => {
      const need = needOf(role, id);
      const stage = details.stages.find((each) => each.id === id) ?? assert.fail();
      return need === undefined || stage.status === 'never' ? [] : [{ role, need, stage }];
    });
  });
}

suite('permissions of roles, judged by groups of statements', () => {
  for (const dialect of ['ram', 'iam'] as const) {
    const policies = fc
      .array(fc.array(statements(dialect), { maxLength: 5 }), { minLength: 1, maxLength: 3 })
      .map((all) => all.map((each) => policyOf(each, dialect)));

    test(`are what every single statement says, for policies of ${dialect} drawn by chance`, () => {
      fc.assert(
        fc.property(policies, (documents) => {
          for (const { need, role, stage } of judgedStages(dialect, documents)) {
            const { status, grantedBy, deniedBy } = stage;
            assert.deepEqual(
              { status, grantedBy, deniedBy },
              slowly(need, documents, dialect),
              `${role.roleName} ${stage.id}`,
            );
          }
        }),
        { seed, numRuns: 100 },
      );
    });

    test(`are the same in the list of all roles, for policies of ${dialect}`, () => {
      fc.assert(
        fc.property(policies, (documents) => {
          const list = roles(documents, context);
          for (const { role, stage } of judgedStages(dialect, documents)) {
            const listed = list.find(({ roleName }) => roleName === role.roleName);
            const short = listed?.stages.find(({ id }) => id === stage.id);
            assert.equal(short?.status, stage.status, `${role.roleName} ${stage.id}`);
          }
        }),
        { seed, numRuns: 100 },
      );
    });

    test(`are the same after all but the statements on roles is left out, for policies of ${dialect}`, () => {
      fc.assert(
        fc.property(fc.array(statements(dialect), { minLength: 1, maxLength: 6 }), (each) => {
          const document = policyOf(each, dialect);
          const part = testRoleReader().readDocument(document).document;
          for (const { roleName } of asked[dialect])
            assert.deepEqual(
              roleDetails(roleName, part === undefined ? [] : [part], context),
              roleDetails(roleName, [document], context),
            );
        }),
        { seed, numRuns: 100 },
      );
    });
  }

  test('tell statements apart that differ in one thing alone', () => {
    const allow = { Effect: 'Allow', Action: 'ram:*', Resource: '*' };
    const onRole = { ...allow, Resource: 'acs:ram:*:*:role/AliyunServiceRoleForKMSKeyStore' };
    const { Resource, ...onOthers } = onRole;
    const pairs: readonly (readonly [Statement, Statement])[] = [
      [{ ...allow, Action: '${service}:*' }, allow],
      [{ ...onOthers, NotResource: Resource }, onRole],
      [{ ...allow, NotAction: 'ram:*', Action: undefined }, allow],
      [{ ...allow, Condition: { Bool: { 'acs:MFAPresent': 'true' } } }, allow],
      [
        { ...allow, Condition: { Bool: { 'acs:MFAPresent': 'true' } } },
        { ...allow, Condition: {} },
      ],
      [{ ...allow, Condition: { StringEquals: 'broken' } }, allow],
    ];
    for (const [weak, strong] of pairs) {
      const statusOf = (each: readonly Statement[]): string | undefined =>
        roles([policyOf(each)], context).find(({ roleName }) => roleName === 'AliyunServiceRoleForKMSKeyStore')
          ?.stages[0]?.status;
      assert.notEqual(statusOf([weak]), 'granted', JSON.stringify(weak));
      assert.equal(statusOf([weak, strong]), 'granted', JSON.stringify(weak));
    }
  });

  test('tell the first 50 of many statements, and the number of the others', () => {
    const allow = { Effect: 'Allow', Action: 'ram:*', Resource: '*' };
    const document = policyOf([...Array(70).fill(allow), ...Array(51).fill({ ...allow, Effect: 'Deny' })]);
    const stage = roleDetails('AliyunServiceRoleForKMSKeyStore', [document], context)?.stages[0] ?? assert.fail();
    assert.deepEqual([stage.grantedBy.length, stage.moreGranting], [50, 20]);
    assert.deepEqual([stage.deniedBy.length, stage.moreDenying], [50, 1]);
    const places = stage.grantedBy.map(({ range }) => range.start.character);
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
    const few = roleDetails('AliyunServiceRoleForKMSKeyStore', [policyOf([allow])], context)?.stages[0];
    assert.ok(few !== undefined && !('moreGranting' in few) && !('moreDenying' in few));
  });
});
