import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CreateServiceLinkedRoleCommand, GetRoleCommand, ListRolesCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { TestCloud } from '../support/cloud/cloud.ts';
import { type Fault, type FaultKind, faultKinds } from '../support/cloud/faults.ts';
import { aws, callAlibaba, errorOf } from './sdk.ts';
import { withCloud } from './withCloud.ts';

interface Seen {
  /** Status and code that the SDK tells; `undefined` where it tells none. */
  readonly refusal?: readonly [number, string];
  readonly message?: RegExp;
}

type SeenFault = readonly [Fault, Seen];

const alibabaFaults: readonly SeenFault[] = [
  [{ kind: 'throttle' }, { refusal: [400, 'Throttling.User'] }],
  [{ kind: 'throttle', status: 429, code: 'Throttling.Api' }, { refusal: [429, 'Throttling.Api'] }],
  [{ kind: 'throttle', status: 503 }, { refusal: [503, 'Throttling.User'] }],
  [{ kind: 'forbidden' }, { refusal: [403, 'NoPermission'], message: /Action: ram:ListRoles/ }],
  [{ kind: 'not-found' }, { refusal: [404, 'EntityNotExist.Role'] }],
  [{ kind: 'conflict' }, { refusal: [409, 'EntityAlreadyExists.Role'] }],
  [{ kind: 'internal' }, { refusal: [500, 'InternalError'] }],
  [{ kind: 'unavailable' }, { refusal: [503, 'ServiceUnavailable'] }],
  [{ kind: 'expired-credentials' }, { refusal: [400, 'InvalidSecurityToken.Expired'] }],
  [{ kind: 'wrong-signature' }, { refusal: [400, 'SignatureDoesNotMatch'] }],
  [{ kind: 'html' }, { message: /<!DOCTYPE/ }],
  [{ kind: 'html', status: 200 }, { message: /<!DOCTYPE/ }],
  [{ kind: 'wrong-text' }, { message: /JSON/ }],
  [{ kind: 'echo' }, { refusal: [400, 'BadRequest'], message: /ACS3-HMAC-SHA256 Credential=demo-admin/ }],
  [{ kind: 'cut' }, { message: /aborted/ }],
  [{ kind: 'reset' }, { message: /ECONNRESET/ }],
];

const awsFaults: readonly SeenFault[] = [
  [{ kind: 'throttle' }, { refusal: [400, 'Throttling'] }],
  [{ kind: 'throttle', status: 429, code: 'ThrottlingException' }, { refusal: [429, 'ThrottlingException'] }],
  [{ kind: 'throttle', status: 503 }, { refusal: [503, 'Throttling'] }],
  [
    { kind: 'forbidden' },
    { refusal: [403, 'AccessDenied'], message: /user\/admin is not authorized to perform: iam:ListRoles/ },
  ],
  [{ kind: 'not-found' }, { refusal: [404, 'NoSuchEntity'] }],
  [{ kind: 'conflict' }, { refusal: [409, 'EntityAlreadyExists'] }],
  [{ kind: 'internal' }, { refusal: [500, 'ServiceFailure'] }],
  [{ kind: 'unavailable' }, { refusal: [503, 'ServiceUnavailable'] }],
  [{ kind: 'expired-credentials' }, { refusal: [403, 'ExpiredToken'] }],
  [{ kind: 'wrong-signature' }, { refusal: [403, 'SignatureDoesNotMatch'] }],
  [{ kind: 'html' }, { message: /Unknown/ }],
  [{ kind: 'wrong-text' }, { message: /XML parse error/ }],
  [{ kind: 'echo' }, { refusal: [400, 'BadRequest'], message: /AWS4-HMAC-SHA256 Credential=DEMOADMIN/ }],
  [{ kind: 'cut' }, { message: /aborted/ }],
  [{ kind: 'reset' }, { message: /ECONNRESET/ }],
];

/** These are answers to the SDKs, or none at all; the tests below look at them. */
const others: readonly FaultKind[] = ['wrong-shape', 'hang', 'slow'];

const askAlibaba = (cloud: TestCloud) => callAlibaba(cloud, { operation: 'ListRoles' });
const askAws = (cloud: TestCloud) => aws(cloud).iam.send(new ListRolesCommand({}));

describe('faults of Alibaba Cloud', () => {
  for (const [fault, seen] of alibabaFaults)
    it(JSON.stringify(fault), () =>
      withCloud(async (cloud) => {
        cloud.fault({ ...fault, times: 1 });
        const error = await errorOf(askAlibaba(cloud));
        if (seen.refusal) assert.deepEqual([error['statusCode'], error['code']], seen.refusal);
        assert.match(`${error['message']}`, seen.message ?? /request id: [0-9A-F-]{36}$/);
        await askAlibaba(cloud);
      }),
    );

  it('wrong-shape', () =>
    withCloud(async (cloud) => {
      cloud.fault({ kind: 'wrong-shape' });
      assert.partialDeepStrictEqual(await askAlibaba(cloud), { Roles: 'none' });
    }));

  it('hang', () =>
    withCloud(async (cloud) => {
      cloud.fault({ kind: 'hang' });
      const error = await errorOf(callAlibaba(cloud, { operation: 'ListRoles', readTimeout: 500 }));
      assert.match(`${error['message']}`, /ReadTimeout\(500\)/);
      assert.equal(cloud.requests[0]?.outcome, 'hang');
    }));

  it('name the action that an identity lacks', () =>
    withCloud(async (cloud) => {
      const keys = { accessKeyId: 'demo-reader', accessKeySecret: 'demo-reader-secret' };
      const query = { RoleName: 'AliyunServiceRoleForKMSKeyStore' };
      const error = await errorOf(callAlibaba(cloud, { operation: 'DeleteServiceLinkedRole', query, keys }));
      assert.partialDeepStrictEqual(error['accessDeniedDetail'], {
        AuthAction: 'ram:DeleteServiceLinkedRole',
        AuthPrincipalType: 'SubUser',
        AuthPrincipalDisplayName: 'reader',
      });
      cloud.fault({ kind: 'forbidden', isSilent: true });
      const silent = await errorOf(askAlibaba(cloud));
      assert.equal(silent['code'], 'NoPermission');
      assert.equal(JSON.stringify([silent['message'], silent['accessDeniedDetail']]).includes('ram:'), false);
    }));

  it('are all tested', () => assertAllKinds(alibabaFaults));
});

describe('faults of AWS', () => {
  for (const [fault, seen] of awsFaults)
    it(JSON.stringify(fault), () =>
      withCloud(async (cloud) => {
        cloud.fault({ ...fault, times: 1 });
        const error = await errorOf(askAws(cloud));
        const { httpStatusCode } = error['$metadata'] as { readonly httpStatusCode?: number };
        if (seen.refusal) assert.deepEqual([httpStatusCode, error['Code']], seen.refusal);
        assert.match(`${error['message']}`, seen.message ?? /./);
        await askAws(cloud);
      }),
    );

  it('wrong-shape', () =>
    withCloud(async (cloud) => {
      cloud.fault({ kind: 'wrong-shape' });
      assert.equal((await askAws(cloud)).Roles, undefined);
    }));

  it('hang', () =>
    withCloud(async (cloud) => {
      cloud.fault({ kind: 'hang' });
      const ending = new AbortController();
      const asked = errorOf(aws(cloud).iam.send(new ListRolesCommand({}), { abortSignal: ending.signal }));
      await cloud.arrived('ListRoles');
      ending.abort();
      assert.equal((await asked)['name'], 'AbortError');
      assert.equal(cloud.requests[0]?.outcome, 'hang');
    }));

  it('name the action that an identity lacks', () =>
    withCloud(async (cloud) => {
      const keys = { accessKeyId: 'DEMOREADER', accessKeySecret: 'demo-reader-secret' };
      const create = new CreateServiceLinkedRoleCommand({ AWSServiceName: 'autoscaling.amazonaws.com' });
      const error = await errorOf(aws(cloud, { keys }).iam.send(create));
      assert.equal(error['Code'], 'AccessDenied');
      assert.match(
        `${error['message']}`,
        /^User: arn:aws:iam::123456789012:user\/reader is not authorized to perform: iam:CreateServiceLinkedRole on resource: arn:aws:iam::123456789012:role\/aws-service-role\/autoscaling\.amazonaws\.com\/\* because/,
      );
    }));

  it('are all tested', () => assertAllKinds(awsFaults));
});

describe('faults', () => {
  it('name an action of the token service where that is asked', () =>
    withCloud(async (cloud) => {
      cloud.fault({ kind: 'forbidden' });
      const identity = { operation: 'GetCallerIdentity', version: '2015-04-01' };
      assert.match(`${(await errorOf(callAlibaba(cloud, identity)))['message']}`, /Action: sts:GetCallerIdentity/);
      const error = await errorOf(aws(cloud).sts.send(new GetCallerIdentityCommand()));
      assert.match(`${error['message']}`, /perform: sts:GetCallerIdentity/);
    }));

  it('are answered when a test says so', () =>
    withCloud(async (cloud) => {
      cloud.fault({ kind: 'slow', times: 1 });
      let isAnswered = false;
      const asked = askAlibaba(cloud).finally(() => {
        isAnswered = true;
      });
      await cloud.arrived('ListRoles');
      await callAlibaba(cloud, { operation: 'GetRole', query: { RoleName: 'Operator' } });
      assert.equal(isAnswered, false);
      cloud.release();
      assert.partialDeepStrictEqual(await asked, { TotalCount: 6 });
    }));

  it('are for one cloud, one operation and its parameters', () =>
    withCloud(async (cloud) => {
      cloud.fault({ kind: 'internal', dialect: 'iam' });
      await askAlibaba(cloud);
      await errorOf(askAws(cloud));
      cloud.clearFaults();
      cloud.fault({ kind: 'internal', operation: 'GetRole', parameters: { RoleName: 'Operator' } });
      await askAws(cloud);
      await aws(cloud).iam.send(new GetRoleCommand({ RoleName: 'Pipeline' }));
      await errorOf(aws(cloud).iam.send(new GetRoleCommand({ RoleName: 'Operator' })));
    }));

  it('come after so many requests, so many times', () =>
    withCloud(async (cloud) => {
      cloud.fault({ kind: 'throttle', after: 1, times: 2 });
      for (const outcome of [200, 400, 400, 200]) {
        await askAlibaba(cloud).catch(() => undefined);
        assert.equal(cloud.requests.at(-1)?.outcome, outcome);
      }
    }));

  it('cut an answer after the operation was carried out, and reset a connection before', () =>
    withCloud(async (cloud) => {
      const query = { ServiceName: 'secretsmanager-ecs.kms.aliyuncs.com' };
      const roleName = 'AliyunServiceRoleForKMSSecretsManagerForECS';
      const create = () => errorOf(callAlibaba(cloud, { operation: 'CreateServiceLinkedRole', query }));
      cloud.fault({ kind: 'reset', times: 1 });
      await create();
      assert.equal(cloud.state.accounts.ram.roles.has(roleName), false);
      cloud.fault({ kind: 'cut', times: 1 });
      await create();
      assert.equal(cloud.state.accounts.ram.roles.has(roleName), true);
    }));
});

function assertAllKinds(table: readonly SeenFault[]): void {
  const tested = new Set([...table.map(([{ kind }]) => kind), ...others]);
  assert.deepEqual([...tested].sort(), [...faultKinds].sort());
}
