import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readEndpoint } from '../../client/account/endpoint.ts';
import { faultOf, firstSentence } from '../../client/account/failure.ts';
import { leastStatement } from '../../client/account/statement.ts';
import { problemsOf } from '../support/service.ts';

suite('places of services', () => {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['ram.aliyuncs.com', 'https ram.aliyuncs.com'],
    ['127.0.0.1:8080', 'https 127.0.0.1:8080'],
    ['http://127.0.0.1:8080', 'http 127.0.0.1:8080'],
    ['http://127.0.0.1:8080/', 'http 127.0.0.1:8080'],
    ['HTTPS://iam.example.com', 'https iam.example.com'],
    ['https://iam.example.com:443', 'https iam.example.com'],
    [' sts.example.com ', 'https sts.example.com'],
    ['[::1]:8080', 'https [::1]:8080'],
    ['', undefined],
    ['ftp://example.com', undefined],
    ['https://', undefined],
    ['https://example.com/path', undefined],
    ['example.com/path', undefined],
    ['https://user:secret@example.com', undefined],
    ['example.com?query', undefined],
    ['a b', undefined],
    ['host:port', undefined],
  ];
  for (const [text, place] of rows)
    test(`${JSON.stringify(text)} is ${place ?? 'none'}`, () => {
      const endpoint = readEndpoint(text);
      assert.equal(endpoint && `${endpoint.protocol} ${endpoint.host}`, place);
    });
});

suite('refusals', () => {
  const rows: readonly (readonly [number, string | undefined, string])[] = [
    [400, 'Throttling', 'throttled'],
    [400, 'Throttling.User', 'throttled'],
    [400, 'TooManyRequests', 'throttled'],
    [503, 'SlowDown', 'throttled'],
    [429, undefined, 'throttled'],
    [404, 'InvalidAccessKeyId.NotFound', 'credentials'],
    [400, 'InvalidAccessKeySecret', 'credentials'],
    [403, 'SignatureDoesNotMatch', 'credentials'],
    [403, 'InvalidClientTokenId', 'credentials'],
    [403, 'ExpiredToken', 'credentials'],
    [403, 'RequestTimeTooSkewed', 'credentials'],
    [400, 'InvalidTimeStamp.Expired', 'credentials'],
    [403, 'NoPermission', 'no-permission'],
    [403, 'Forbidden.RAM', 'no-permission'],
    [403, 'AccessDenied', 'no-permission'],
    [403, 'AccountSuspended', 'refused'],
    [404, 'EntityNotExist.Role', 'not-found'],
    [404, 'NoSuchEntity', 'not-found'],
    [404, 'InvalidAction.NotFound', 'refused'],
    [404, undefined, 'malformed'],
    [409, 'EntityAlreadyExists.Role', 'conflict'],
    [409, 'DeleteConflict.Role.Policy', 'conflict'],
    [409, 'LimitExceeded', 'refused'],
    [400, 'InvalidParameter.RoleName', 'refused'],
    [500, 'InternalError', 'server'],
    [404, 'InternalError', 'server'],
    [502, undefined, 'server'],
    [400, undefined, 'malformed'],
  ];
  for (const [status, code, fault] of rows)
    test(`${status} ${code ?? 'without a code'} is ${fault}`, () => {
      assert.equal(faultOf({ status, message: '', ...(code !== undefined && { code }) }), fault);
    });

  test('AWS says that a service-linked role is there already without a code for it', () => {
    const message = 'Service role name A has been taken in this account, please try a different suffix.';
    assert.equal(faultOf({ status: 400, code: 'InvalidInput', message }), 'conflict');
    assert.equal(faultOf({ status: 400, code: 'InvalidInput', message: 'Other.' }), 'refused');
  });

  test('of a refused signature the first sentence is told', () => {
    assert.equal(firstSentence('Not matched. server string to sign is:POST&secret'), 'Not matched.');
    assert.equal(firstSentence('api.example.com says no. More.'), 'api.example.com says no.');
    assert.equal(firstSentence('no stop'), 'no stop');
  });
});

suite('least statements', () => {
  const services = { ram: 'keystore.kms.aliyuncs.com', iam: 'es.amazonaws.com' };
  const roles = { ram: 'AliyunServiceRoleForKMSKeyStore', iam: 'AWSServiceRoleForAmazonElasticsearchService' };
  const versions = { ram: '1', iam: '2012-10-17' };

  for (const dialect of ['ram', 'iam'] as const) {
    const serviceName = services[dialect];
    const rows = [
      [`${dialect}:ListRoles`, {}],
      [`${dialect}:CreateServiceLinkedRole`, { serviceName }],
      [`${dialect}:DeleteServiceLinkedRole`, { serviceName, roleName: roles[dialect] }],
      [
        'sts:AssumeRole',
        { roleArn: dialect === 'ram' ? 'acs:ram::1809382716504932:role/a' : 'arn:aws:iam::418273950617:role/a' },
      ],
    ] as const;
    for (const [action, subject] of rows)
      test(`that for ${action} is clean under our rules once in a policy (${dialect})`, () => {
        const statement: unknown = JSON.parse(leastStatement(dialect, action, subject));
        const problems = problemsOf(JSON.stringify({ Version: versions[dialect], Statement: [statement] }));
        assert.deepEqual(
          problems.map(({ message }) => message),
          [],
        );
      });
  }
});
