import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { problemsOf, type TestOptions, textAfterFixes } from '../../support/service.ts';

/** Problems of one rule in one statement, as `span text: message`, and the text after their fixes. */
function found(code: string, statement: object, options: TestOptions, version: string = '1'): readonly string[] {
  const text = JSON.stringify({ Version: version, Statement: [statement] });
  const problems = problemsOf(text, options).filter((problem) => problem.code === code);
  const after = textAfterFixes(text, problems);
  return [
    ...problems.map(({ span, message }) => `${text.slice(span.start, span.end)}: ${message}`),
    ...(after === text ? [] : [after]),
  ];
}

suite('what a person said about the kind decides which elements are missing or too many', () => {
  const assume = { Effect: 'Allow', Action: 'sts:AssumeRole' };
  const decrypt = { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' };
  const trusting = { ...assume, Principal: { Service: 'ecs.aliyuncs.com' } };

  test('a Principal in a permission policy', () => {
    assert.deepEqual(found('stmt/principal-in-identity-policy', trusting, { kind: 'permission' }), [
      '"Principal": A permission policy takes no Principal; whom it is for is decided by attaching it.',
      '{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]}',
    ]);
    assert.deepEqual(found('stmt/principal-in-identity-policy', trusting, {}), []);
  });

  test('a statement of another kind is not told to lack a Resource too', () => {
    assert.deepEqual(found('stmt/missing-resource', trusting, { kind: 'permission' }), []);
  });

  test('a Principal missing in a trust policy and in the policy of a resource', () => {
    assert.deepEqual(found('stmt/missing-principal', assume, { kind: 'trust' }), [
      '{"Effect": The statement has no Principal; a trust policy says there who may assume the role, such as { "Service": "ecs.aliyuncs.com" }.',
    ]);
    assert.deepEqual(found('stmt/missing-principal', decrypt, { kind: 'resource' }), [
      '{"Effect": The statement has no Principal; the policy of a resource says there who is meant.',
    ]);
    assert.deepEqual(found('stmt/missing-principal', assume, {}), []);
  });

  test('a Resource in a trust policy', () => {
    assert.deepEqual(found('stmt/resource-in-trust-policy', decrypt, { kind: 'trust' }), [
      '"Resource": Resource has no place in a trust policy; the resource is the role that carries it.',
      '{"Version":"1","Statement":[{"Effect":"Allow","Action":"kms:Decrypt"}]}',
    ]);
  });

  test('NotPrincipal can go from a permission policy of RAM', () => {
    const statement = { ...decrypt, NotPrincipal: ['1234567890123456'] };
    assert.deepEqual(found('stmt/unsupported-element', statement, { kind: 'permission' }), [
      '"NotPrincipal": RAM has no NotPrincipal; say in Principal who is meant.',
      '{"Version":"1","Statement":[{"Effect":"Allow","Action":"kms:Decrypt","Resource":"*"}]}',
    ]);
  });
});

suite('what a person said about the dialect decides which cloud is foreign', () => {
  const decrypt = { Effect: 'Allow', Action: 'kms:Decrypt', Resource: 'arn:aws:kms:*:*:key/*' };

  test('an AWS policy that is said to be one of RAM', () => {
    assert.deepEqual(found('dialect/aws-version-in-ram', decrypt, { dialect: 'ram' }, '2012-10-17'), [
      '"2012-10-17": "2012-10-17" is a Version of AWS IAM; the Version of RAM is "1".',
      '{"Version":"1","Statement":[{"Effect":"Allow","Action":"kms:Decrypt","Resource":"arn:aws:kms:*:*:key/*"}]}',
    ]);
    assert.deepEqual(found('dialect/arn-prefix', decrypt, { dialect: 'ram' }, '2012-10-17'), [
      '"arn:aws:kms:*:*:key/*": "arn:aws:kms:*:*:key/*" is an ARN of AWS; in RAM it is written "acs:kms:*:*:key/*".',
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:Decrypt","Resource":"acs:kms:*:*:key/*"}]}',
    ]);
  });

  test('nothing is ambiguous once it is said', () => {
    const statement = { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' };
    const text = JSON.stringify(statement);
    const codes = (options: TestOptions): readonly string[] =>
      problemsOf(text, options)
        .map((problem) => problem.code)
        .filter((code) => code.startsWith('dialect/'));
    assert.deepEqual(codes({}), ['dialect/ambiguous']);
    assert.deepEqual(codes({ dialect: 'ram' }), []);
    assert.deepEqual(codes({ dialect: 'iam' }), []);
  });

  test('a policy that is wholly of the other cloud is told part by part, not as mixed', () => {
    const codes = problemsOf(JSON.stringify({ Version: '2012-10-17', Statement: [decrypt, decrypt] }), {
      dialect: 'ram',
    }).map((problem) => problem.code);
    assert.ok(codes.includes('dialect/arn-prefix'));
    assert.ok(!codes.includes('dialect/mixed'));
  });
});

test('a statement that is wholly of the other cloud is told once, not part by part', () => {
  const own = { Effect: 'Allow', Action: 'oss:GetObject', Resource: 'acs:oss:*:*:example/*' };
  const foreign = {
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::example/*',
    Condition: { IpAddressIfExists: { 'aws:SourceIp': '203.0.113.0/24' } },
  };
  const codes = problemsOf(JSON.stringify({ Version: '1', Statement: [own, own, foreign] }))
    .map((problem) => problem.code)
    .filter((code) => code.startsWith('dialect/'));
  assert.deepEqual(codes, ['dialect/mixed']);
});

test('every sentence of these groups is there in Chinese', () => {
  const text = JSON.stringify({
    Version: '1',
    Statement: [{ Action: 'vpc:DescribeVpcs', Resource: 'arn:aws:s3:::example/*', Condition: {}, Sid: 'x' }],
  });
  const messages = problemsOf(text, { locale: 'zh-cn', dialect: 'ram' })
    .filter((problem) => /^(stmt|dialect)\//.test(problem.code))
    .flatMap((problem) => [problem.message, ...problem.fixes.map((fix) => fix.title)]);
  assert.deepEqual(messages.toSorted(), messages.filter((message) => /\p{Script=Han}/u.test(message)).toSorted());
  assert.ok(messages.length >= 6);
});
