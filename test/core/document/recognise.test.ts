import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Dialect, Kind } from '../../../server/src/core/document/dialect.ts';
import type { EvidenceSign } from '../../../server/src/core/document/evidence.ts';
import { createPolicyDocument, type PolicyDocument } from '../../../server/src/core/document/policyDocument.ts';
import type { Recognition, RecognitionOverride } from '../../../server/src/core/document/recognise.ts';

type Part = Readonly<Record<string, unknown>>;

function documentOf(text: string, override: RecognitionOverride = {}): PolicyDocument {
  return createPolicyDocument(TextDocument.create('file:///test.json', 'json', 1, text), override);
}

/** What was recognised in a policy of these statements; a Version of `undefined` is left out. */
function recognitionOf(
  version: string | number | undefined,
  statements: readonly Part[],
  override: RecognitionOverride = {},
  others: Part = {},
): Recognition | undefined {
  const text = JSON.stringify({ ...others, Version: version, Statement: statements });
  return documentOf(text, override).policies[0]?.recognition;
}

function signsOf(recognition: Recognition | undefined): readonly string[] {
  return (recognition?.evidence ?? []).map(({ dialect, sign, weight }) => `${dialect} ${sign} ${weight}`);
}

/** A statement that says nothing about its cloud, and with more in it. */
function statement(more: Part = {}): Part {
  return { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*', ...more };
}

const assume = { Effect: 'Allow', Action: 'sts:AssumeRole' };

suite('evidence of a dialect', () => {
  const rows: readonly (readonly [dialect: Dialect, sign: EvidenceSign, weight: number, more: Part])[] = [
    ['ram', 'arn', 3, { Resource: 'acs:kms:*:*:key/x' }],
    ['iam', 'arn', 3, { Resource: 'arn:aws:kms:us-east-1:123456789012:key/x' }],
    ['iam', 'arn', 3, { Resource: 'arn:aws-cn:s3:::b' }],
    ['ram', 'principal type', 3, { Principal: { RAM: '1' } }],
    ['iam', 'principal type', 3, { Principal: { AWS: '1' } }],
    ['iam', 'principal type', 3, { Principal: { CanonicalUser: '1' } }],
    ['ram', 'service principal', 3, { Principal: { Service: '123@ecs.aliyuncs.com' } }],
    ['iam', 'service principal', 3, { Principal: { Service: 'ec2.amazonaws.com' } }],
    ['iam', 'service principal', 3, { Principal: { Service: 'ec2.amazonaws.com.cn' } }],
    ['ram', 'condition key', 2, { Condition: { Bool: { 'acs:MFAPresent': 'true' } } }],
    ['ram', 'condition key', 2, { Condition: { StringLike: { 'oss:Prefix': 'a*' } } }],
    ['iam', 'condition key', 2, { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }],
    ['iam', 'condition key', 2, { Condition: { StringEquals: { 'iam:PassedToService': 'x' } } }],
    ['iam', 'condition key', 2, { Condition: { StringEquals: { 's3:prefix': 'x' } } }],
    ['iam', 'condition key', 2, { Condition: { StringEquals: { 'kms:KeySpec': 'x' } } }],
    ...['vpc', 'yundun-hsm', 'log', 'ram', 'kvstore', 'yundun-sas'].map(
      (prefix) => ['ram', 'action prefix', 2, { Action: `${prefix}:X` }] as const,
    ),
    ...['ec2', 'cloudhsm', 'iam', 's3', 'logs'].map(
      (prefix) => ['iam', 'action prefix', 2, { Action: `${prefix}:X` }] as const,
    ),
    ['ram', 'action name', 2, { Action: 'ecs:DescribeInstances' }],
    ['iam', 'action name', 2, { Action: 'ecs:DescribeServices' }],
    ['iam', 'action name', 2, { Action: 'ecs:DescribeContainerInstances' }],
    ['ram', 'action name', 2, { Action: 'kms:GetSecretValue' }],
    ['iam', 'action name', 2, { Action: 'kms:ConnectCustomKeyStore' }],
    ['iam', 'action name', 2, { Action: 'ram:CreateResourceShare' }],
    ['ram', 'role name', 1, { Resource: 'AliyunECSDiskEncryptDefaultRole' }],
    ['iam', 'role name', 1, { Resource: 'AWSServiceRoleForKeyManagementServiceCustomKeyStores' }],
    ['iam', 'element', 1, { NotPrincipal: '*' }],
    ['iam', 'condition operator', 1, { Condition: { StringEqualsIfExists: { 'x:y': 'z' } } }],
    ['iam', 'condition operator', 1, { Condition: { Null: { 'x:y': 'true' } } }],
    ['iam', 'condition operator', 1, { Condition: { ArnLike: { 'x:y': 'z' } } }],
    ['iam', 'condition operator', 1, { Condition: { 'ForAnyValue:ArnLike': { 'x:y': 'z' } } }],
  ];
  for (const [dialect, sign, weight, more] of rows) {
    test(`${JSON.stringify(more)} is ${sign} of ${dialect}`, () => {
      assert.deepEqual(signsOf(recognitionOf(undefined, [statement(more)])), [`${dialect} ${sign} ${weight}`]);
    });
  }

  test('a Version speaks for its dialect, as a number too', () => {
    assert.deepEqual(signsOf(recognitionOf('1', [statement()])), ['ram version 3']);
    assert.deepEqual(signsOf(recognitionOf(1, [statement()])), ['ram version 3']);
    assert.deepEqual(signsOf(recognitionOf('2012-10-17', [statement()])), ['iam version 3']);
    assert.deepEqual(signsOf(recognitionOf('2008-10-17', [statement()])), ['iam version 3']);
    assert.deepEqual(signsOf(recognitionOf('2016-10-17', [statement()])), []);
  });

  test('Id at the top hints at AWS', () => {
    assert.deepEqual(signsOf(recognitionOf(undefined, [statement()], {}, { Id: 'x' })), ['iam element 1']);
  });

  test('codes of both clouds and OSS ARNs that begin with arn: say nothing', () => {
    const actions = [
      'kms:Decrypt',
      'sts:AssumeRole',
      'ecs:*',
      'rds:DescribeDBInstances',
      'config:Get*',
      'tag:Get*',
      '*',
    ];
    assert.deepEqual(signsOf(recognitionOf(undefined, [statement({ Action: actions })])), []);
    const resources = ['arn:sts::1234567890123456:assumed-role/r/*', 'arn:acs:ram::1:user/u', 'acs:tooShort'];
    assert.deepEqual(signsOf(recognitionOf(undefined, [statement({ Resource: resources })])), []);
    const tag = { StringEqualsIgnoreCase: { 'kms:tag/acs:rds:instance-encryption': 'true' } };
    assert.deepEqual(signsOf(recognitionOf(undefined, [statement({ Condition: tag })])), []);
  });

  test('a prefix counts once in a statement and knows its place', () => {
    const text = '{"Statement":[{"Effect":"Allow","Action":["vpc:A","vpc:B"],"Resource":"*"}]}';
    const evidence = documentOf(text).policies[0]?.recognition.evidence;
    assert.deepEqual(
      evidence?.map(({ span }) => text.slice(span.start, span.end)),
      ['"vpc:A"'],
    );
  });
});

suite('dialect', () => {
  const acs = { Resource: 'acs:kms:*:*:key/x' };
  const aws = { Resource: 'arn:aws:kms:us-east-1:123456789012:key/x' };
  const rows: readonly (readonly [
    what: string,
    expected: string,
    version: string | undefined,
    statements: readonly Part[],
  ])[] = [
    ['its Version alone decides', 'ram evidence', '1', [statement()]],
    ['its Version alone decides', 'iam evidence', '2012-10-17', [statement()]],
    ['an acs ARN outweighs a wrong Version', 'ram evidence', '2012-10-17', [statement(acs)]],
    ['an AWS ARN outweighs a wrong Version', 'iam evidence', '1', [statement(aws)]],
    [
      'two RAM services outweigh a wrong Version',
      'ram evidence',
      '2012-10-17',
      [statement({ Action: ['vpc:DescribeVpcs', 'yundun-hsm:DescribeClusters'] })],
    ],
    ['one service against the Version leaves it open', 'ram default', '2012-10-17', [statement({ Action: 'vpc:X' })]],
    ['one service against the Version leaves it open', 'ram default', '1', [statement({ Action: 'ec2:X' })]],
    [
      'one condition key leaves it open',
      'ram default',
      '1',
      [statement({ Condition: { IpAddress: { 'aws:SourceIp': '1' } } })],
    ],
    [
      'all keys of one namespace count once',
      'ram default',
      '1',
      [statement({ Condition: { IpAddress: { 'aws:SourceIp': '1' }, Bool: { 'aws:SecureTransport': 'true' } } })],
    ],
    [
      'good signs of both clouds leave it to the Version',
      'ram evidence',
      '1',
      [{ ...assume, Principal: { Service: 'ecs.aliyuncs.com', AWS: 'arn:aws:iam::123456789012:root' } }],
    ],
    [
      'good signs of both clouds leave it to the Version',
      'iam evidence',
      '2012-10-17',
      [{ ...assume, Principal: { Service: 'ec2.amazonaws.com', RAM: 'acs:ram::1234567890123456:root' } }],
    ],
    [
      'a mere hint does not save a wrong Version',
      'ram evidence',
      '2012-10-17',
      [statement({ ...acs, Condition: { Null: { 'x:y': 'true' } } })],
    ],
    ['ARNs of both clouds leave it to the Version', 'ram evidence', '1', [statement(acs), statement(aws)]],
    ['ARNs of both clouds leave it to the Version', 'iam evidence', '2012-10-17', [statement(acs), statement(aws)]],
    ['ARNs of both clouds alone leave it open', 'ram default', undefined, [statement(acs), statement(aws)]],
    ['no sign at all leaves it open', 'ram default', undefined, [statement()]],
    ['a lead of one leaves it open', 'ram default', undefined, [statement({ Condition: { Null: { 'x:y': 'true' } } })]],
  ];
  for (const [what, expected, version, statements] of rows) {
    test(`${what}: ${expected} for ${version ?? 'no Version'}`, () => {
      const recognition = recognitionOf(version, statements);
      assert.equal(`${recognition?.dialect} ${recognition?.dialectFrom}`, expected);
    });
  }

  test('a person wins over all evidence', () => {
    const recognition = recognitionOf('1', [statement(acs)], { dialect: 'iam' });
    assert.deepEqual([recognition?.dialect, recognition?.dialectFrom], ['iam', 'setting']);
  });
});

suite('policies of other clouds', () => {
  const others: readonly (readonly [cloud: string, policy: Part])[] = [
    ['Huawei Cloud', { Version: '1.1', Statement: [{ Effect: 'Allow', Action: ['obs:bucket:GetBucketAcl'] }] }],
    [
      'Huawei Cloud with service codes like ours',
      { Version: '1.1', Statement: [{ Effect: 'Allow', Action: ['vpc:*:*', 'dds:*:*', 'cdn:*:*'], Resource: ['*'] }] },
    ],
    ['Huawei Cloud, new form', { Version: '5.0', Statement: [{ Effect: 'Allow', Action: ['iam:users:list'] }] }],
    [
      'Tencent Cloud',
      {
        version: '2.0',
        statement: [{ effect: 'allow', action: ['name/cos:GetObject'], resource: ['qcs::cos:ap:uid/1:b/*'] }],
      },
    ],
    [
      'Tencent Cloud in capitals',
      { Version: '2.0', Statement: [{ Effect: 'allow', Action: 'cvm:*', Resource: 'qcs::cvm:::*' }] },
    ],
    [
      'JD Cloud',
      { Version: '3', Statement: [{ Effect: 'Allow', Action: ['vm:describeInstances'], Resource: ['jrn:vm:*:1:*'] }] },
    ],
    ['Volcengine', { Statement: [{ Effect: 'Allow', Action: ['tos:*'], Resource: ['trn:tos:::bucket/*'] }] }],
  ];
  for (const [cloud, policy] of others) {
    test(`${cloud} is not recognised`, () => {
      assert.deepEqual(documentOf(JSON.stringify(policy)).policies, []);
    });
  }

  test('a mistyped Version beside our own ARNs is still our policy', () => {
    assert.equal(recognitionOf('1.1', [statement({ Resource: 'acs:kms:*:*:key/x' })])?.dialect, 'ram');
  });

  test('a claimed file is taken as a policy of ours', () => {
    const recognition = recognitionOf('1.1', [statement()], { claimed: true });
    assert.deepEqual([recognition?.dialect, recognition?.dialectFrom], ['ram', 'default']);
  });
});

suite('kind', () => {
  const rows: readonly (readonly [expected: string, what: string, statements: readonly Part[]])[] = [
    ['permission evidence', 'no Principal', [statement()]],
    ['permission evidence', 'no statement at all', []],
    ['trust evidence', 'Principal and sts:AssumeRole', [{ ...assume, Principal: { Service: 'ecs.aliyuncs.com' } }]],
    [
      'trust evidence',
      'Principal and the trust actions of AWS',
      [
        { Effect: 'Allow', Action: ['sts:AssumeRole', 'sts:TagSession'], Principal: { AWS: '1' } },
        { Effect: 'Allow', Action: 'sts:AssumeRoleWithWebIdentity', Principal: { Federated: 'x' } },
      ],
    ],
    [
      'trust evidence',
      'a trust policy with a Resource too many',
      [{ ...assume, Resource: '*', Principal: { Service: 'x' } }],
    ],
    ['trust evidence', 'a trust policy without Action', [{ Effect: 'Allow', Principal: { Service: 'x' } }]],
    [
      'trust evidence',
      'one of two trust statements without Principal',
      [{ ...assume, Principal: { RAM: '1' } }, assume],
    ],
    ['resource evidence key', 'Principal, Resource and kms actions', [statement({ Principal: { RAM: '1' } })]],
    [
      'resource evidence bucket',
      'Principal list and oss actions',
      [statement({ Action: 'oss:GetObject', Principal: ['*'] })],
    ],
    [
      'resource evidence bucket',
      'Principal "*" and s3 actions',
      [statement({ Action: 's3:GetObject', Principal: '*' })],
    ],
    ['resource evidence other', 'Principal and any action', [statement({ Action: '*', Principal: { RAM: '1' } })]],
    ['resource evidence other', 'anyone assumes any role', [{ ...assume, Resource: '*', Principal: '*' }]],
    [
      'resource evidence other',
      'Principal in every statement, not all about roles',
      [{ ...assume, Principal: { RAM: '1' } }, statement({ Action: 'oss:GetObject', Principal: { RAM: '1' } })],
    ],
    [
      'resource evidence key',
      'one of three key statements without Principal',
      [statement({ Principal: { RAM: '1' } }), statement({ Principal: { RAM: '2' } }), statement()],
    ],
    ['permission mixed', 'as many with Principal as without', [statement({ Principal: { RAM: '1' } }), statement()]],
    [
      'permission mixed',
      'a trust statement among permissions',
      [statement(), { ...assume, Principal: { Service: 'ecs.aliyuncs.com' } }],
    ],
  ];
  for (const [expected, what, statements] of rows) {
    test(`${what}: ${expected}`, () => {
      const recognition = recognitionOf('1', statements);
      const holder = recognition?.holder === undefined ? '' : ` ${recognition.holder}`;
      assert.equal(`${recognition?.kind} ${recognition?.kindFrom}${holder}`, expected);
    });
  }

  test('a person wins over all evidence', () => {
    const kinds: readonly Kind[] = ['permission', 'trust', 'resource'];
    for (const kind of kinds) {
      const recognition = recognitionOf('1', [statement()], { kind });
      assert.deepEqual([recognition?.kind, recognition?.kindFrom], [kind, 'setting']);
    }
  });
});

suite('what is no policy', () => {
  const none: readonly (readonly [what: string, value: unknown])[] = [
    ['neither Statement nor Effect with Action', { Effect: 'Allow', Name: 'x' }],
    ['a stack policy', { Statement: [{ Effect: 'Allow', Action: 'Update:*', Principal: '*', Resource: '*' }] }],
    ['any other object', { name: 'x', version: '1.0.0' }],
  ];
  for (const [what, value] of none) {
    test(what, () => {
      assert.deepEqual(documentOf(JSON.stringify(value)).policies, []);
    });
  }

  test('a bare statement and a list of statements are policies', () => {
    assert.equal(documentOf(JSON.stringify(statement())).policies[0]?.form, 'statement');
    assert.equal(documentOf(JSON.stringify([statement(), statement()])).policies[0]?.form, 'statements');
  });
});

suite('the service-linked roles of key stores as the vendors print them', () => {
  const keyStore = { StringEquals: { 'ram:ServiceName': 'keystore.kms.aliyuncs.com' } };
  const deletion = { Action: 'ram:DeleteServiceLinkedRole', Resource: '*', Effect: 'Allow', Condition: keyStore };
  const network = ['ecs:CreateNetworkInterface', 'ecs:DescribeSecurityGroups', 'ecs:CreateSecurityGroup'];
  const rows: readonly (readonly [expected: string, what: string, value: unknown])[] = [
    [
      'ram evidence permission',
      'the role policy of the RAM key store',
      {
        Version: '1',
        Statement: [
          { Action: network, Resource: '*', Effect: 'Allow' },
          { Action: ['vpc:DescribeVSwitches', 'vpc:DescribeVpcs'], Resource: '*', Effect: 'Allow' },
          { Action: ['yundun-hsm:DescribeInstances', 'yundun-hsm:DescribeClusters'], Resource: '*', Effect: 'Allow' },
          deletion,
        ],
      },
    ],
    [
      'ram evidence permission',
      'the bare statement that lets a user create it',
      { ...deletion, Action: 'ram:CreateServiceLinkedRole' },
    ],
    [
      'ram evidence trust',
      'a role that the ECS service of two accounts may assume',
      {
        Version: '1',
        Statement: [
          {
            ...assume,
            Principal: { Service: ['1111111111111111@ecs.aliyuncs.com', '2222222222222222@ecs.aliyuncs.com'] },
          },
        ],
      },
    ],
    [
      'ram evidence trust',
      'a role that the ECS service of a resource directory may assume',
      {
        Statement: [
          {
            ...assume,
            Principal: { Service: '*@ecs.aliyuncs.com' },
            Condition: { StringLike: { 'sts:ServiceOwnerRDPath': 'rd-a/r-b/fd-c/*' } },
          },
        ],
        Version: '1',
      },
    ],
    [
      'iam evidence permission',
      'the role policy of the AWS key stores',
      {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: ['cloudhsm:Describe*', 'ec2:CreateNetworkInterface', 'ec2:AuthorizeSecurityGroupIngress'],
            Resource: '*',
          },
        ],
      },
    ],
    [
      'iam evidence permission',
      'the bare statement of a manager of AWS key stores',
      { Effect: 'Allow', Action: ['kms:CreateCustomKeyStore', 'cloudhsm:DescribeClusters'], Resource: '*' },
    ],
  ];
  for (const [expected, what, value] of rows) {
    test(what, () => {
      const recognition = documentOf(JSON.stringify(value)).policies[0]?.recognition;
      assert.equal(`${recognition?.dialect} ${recognition?.dialectFrom} ${recognition?.kind}`, expected);
    });
  }
});
