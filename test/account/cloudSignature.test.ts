import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ListRolesCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { TestCloud } from '../support/cloud/cloud.ts';
import { readPairs } from '../support/cloud/http.ts';
import { readSignature } from '../support/cloud/ram/signature.ts';
import type { RecordedRequest } from '../support/cloud/record.ts';
import { type AwsOptions, aws, callAlibaba, errorOf, type GenericCall, type Keys } from './sdk.ts';
import { withCloud } from './withCloud.ts';

const minute = 60_000;

describe('signatures of Alibaba Cloud', () => {
  it('are worked out as the published example is', () => {
    const rawQuery = 'ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai';
    const signature = '06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0';
    const signed = 'host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version';
    const claimed = readSignature({
      method: 'POST',
      path: '/',
      rawQuery,
      query: readPairs(rawQuery),
      headers: {
        host: 'ecs.cn-shanghai.aliyuncs.com',
        'x-acs-action': 'RunInstances',
        'x-acs-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
        'x-acs-date': '2023-10-26T10:22:32Z',
        'x-acs-signature-nonce': '3156853299f313e23d1673dc12e1703d',
        'x-acs-version': '2014-05-26',
        authorization: `ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=${signed},Signature=${signature}`,
      },
      body: Buffer.of(),
    });
    assert.equal(claimed?.expected('YourAccessKeySecret').signature, signature);
    assert.deepEqual([claimed?.isBodyIntact, claimed?.unsigned], [true, []]);
  });

  const session = { accessKeyId: 'STS.demo-session', accessKeySecret: 'demo-session-secret' };
  const cases: readonly (readonly [string, Omit<GenericCall, 'operation'>, string | undefined])[] = [
    ['another secret', { keys: { accessKeyId: 'demo-admin', accessKeySecret: 'other' } }, 'SignatureDoesNotMatch'],
    ['an unknown key', { keys: { accessKeyId: 'other', accessKeySecret: 'other' } }, 'InvalidAccessKeyId.NotFound'],
    ['a date of 16 minutes ago', dated(-16 * minute), 'InvalidTimeStamp.Expired'],
    ['a date in 16 minutes', dated(16 * minute), 'InvalidTimeStamp.Expired'],
    ['a date of 14 minutes ago', dated(-14 * minute), undefined],
    ['a date that is none', { headers: { 'x-acs-date': 'today' } }, 'InvalidTimeStamp.Format'],
    ['a session without its token', { keys: session }, 'MissingSecurityToken'],
    [
      'a session with another token',
      { keys: { ...session, token: 'other' } },
      'InvalidSecurityToken.MismatchWithAccessKey',
    ],
    ['a session with its token', { keys: { ...session, token: 'demo-session-token' } }, undefined],
    [
      'a session that has ended',
      { keys: { accessKeyId: 'STS.demo-old', accessKeySecret: 'demo-old-secret', token: 'demo-old-token' } },
      'InvalidSecurityToken.Expired',
    ],
    ['blanks and signs in a parameter', { query: { RoleName: 'a b+c*d~e/ä&=%' } }, undefined],
  ];
  for (const [name, call, code] of cases)
    it(name, () =>
      withCloud(async (cloud) => {
        const asked = callAlibaba(cloud, { operation: 'ListRoles', ...call });
        if (code === undefined) await asked;
        else assert.equal((await errorOf(asked))['code'], code);
        assert.equal(cloud.requests[0]?.identity === undefined, code !== undefined);
      }),
    );

  it('are good for one request', () =>
    withCloud(async (cloud) => {
      const headers = { 'x-acs-signature-nonce': 'once' };
      await callAlibaba(cloud, { operation: 'ListRoles', headers });
      const error = await errorOf(callAlibaba(cloud, { operation: 'ListRoles', headers }));
      assert.equal(error['code'], 'SignatureNonceUsed');
    }));

  it('cover parameters, headers and the body', () =>
    withCloud(async (cloud) => {
      cloud.fault({ kind: 'reset', times: 1 });
      await errorOf(callAlibaba(cloud, { operation: 'GetRole', query: { RoleName: 'Operator' } }));
      const sent = onlyRequest(cloud);
      const tampered = [
        await resend(cloud, { ...sent, url: '/?RoleName=Pipeline' }),
        await resend(cloud, { ...sent, headers: { ...sent.headers, 'x-acs-action': 'DeleteRole' } }),
        await resend(cloud, { ...sent, headers: { ...sent.headers, 'x-acs-other': 'new' } }),
        await resend(cloud, { ...sent, body: 'RoleName=Pipeline' }),
      ];
      for (const { status, body } of tampered)
        assert.deepEqual([status, JSON.parse(body).Code], [400, 'SignatureDoesNotMatch']);
      assert.equal((await resend(cloud, sent)).status, 200);
    }));

  it('are asked for', () =>
    withCloud(async (cloud) => {
      const response = await fetch(`${cloud.url}/?Action=ListRoles&Version=2015-05-01`, { method: 'POST' });
      assert.deepEqual([response.status, JSON.parse(await response.text()).Code], [400, 'MissingAccessKeyId']);
    }));
});

describe('signatures of AWS', () => {
  const session = { accessKeyId: 'DEMOSESSION', accessKeySecret: 'demo-session-secret' };
  const cases: readonly (readonly [string, AwsOptions, string | undefined])[] = [
    ['another secret', { keys: { accessKeyId: 'DEMOADMIN', accessKeySecret: 'other' } }, 'SignatureDoesNotMatch'],
    ['an unknown key', { keys: { accessKeyId: 'OTHER', accessKeySecret: 'other' } }, 'InvalidClientTokenId'],
    ['a date of 16 minutes ago', { systemClockOffset: -16 * minute }, 'SignatureDoesNotMatch'],
    ['a date in 16 minutes', { systemClockOffset: 16 * minute }, 'SignatureDoesNotMatch'],
    ['a date of 14 minutes ago', { systemClockOffset: -14 * minute }, undefined],
    ['a region without an endpoint of IAM', { region: 'eu-central-1' }, 'SignatureDoesNotMatch'],
    ['a session without its token', { keys: session }, 'InvalidClientTokenId'],
    ['a session with another token', { keys: { ...session, token: 'other' } }, 'InvalidClientTokenId'],
    ['a session with its token', { keys: { ...session, token: 'demo-session-token' } }, undefined],
    [
      'a session that has ended',
      { keys: { accessKeyId: 'DEMOOLD', accessKeySecret: 'demo-old-secret', token: 'demo-old-token' } },
      'ExpiredToken',
    ],
  ];
  for (const [name, options, code] of cases)
    it(name, () =>
      withCloud(async (cloud) => {
        const asked = aws(cloud, options).iam.send(new ListRolesCommand({}));
        if (code === undefined) await asked;
        else assert.equal((await errorOf(asked))['Code'], code);
        assert.equal(cloud.requests[0]?.identity === undefined, code !== undefined);
      }),
    );

  it('cover parameters and headers, and are good for one service', () =>
    withCloud(async (cloud) => {
      await aws(cloud).iam.send(new ListRolesCommand({ MaxItems: 1 }));
      const sent = onlyRequest(cloud);
      const tampered = [
        await resend(cloud, { ...sent, body: sent.body.replace('MaxItems=1', 'MaxItems=2') }),
        await resend(cloud, { ...sent, headers: { ...sent.headers, 'x-amz-other': 'new' } }),
        await resend(cloud, { ...sent, url: '/?MaxItems=2' }),
        await resend(cloud, { ...sent, body: 'Action=GetCallerIdentity&Version=2011-06-15' }),
      ];
      for (const { status, body } of tampered) {
        assert.equal(status, 403);
        assert.match(body, /<Code>SignatureDoesNotMatch<\/Code>/);
      }
      assert.match(tampered.at(-1)?.body ?? '', /Credential should be scoped to correct service: &apos;sts&apos;/);
      assert.equal((await resend(cloud, sent)).status, 200);
    }));

  it('are asked for', () =>
    withCloud(async (cloud) => {
      const body = new URLSearchParams({ Action: 'ListRoles', Version: '2010-05-08' });
      const response = await fetch(cloud.url, { method: 'POST', body });
      assert.equal(response.status, 403);
      assert.match(await response.text(), /<Code>MissingAuthenticationToken<\/Code>/);
    }));
});

describe('sessions', () => {
  it('end when their time is over', async () => {
    let now = Date.now();
    await withCloud(
      async (cloud) => {
        const query = { RoleArn: 'acs:ram::1234567890123456:role/Operator', RoleSessionName: 'test' };
        const answer = await callAlibaba(cloud, { operation: 'AssumeRole', version: '2015-04-01', query });
        const { Credentials } = answer as { readonly Credentials: Readonly<Record<string, string>> };
        const keys: Keys = {
          accessKeyId: `${Credentials['AccessKeyId']}`,
          accessKeySecret: `${Credentials['AccessKeySecret']}`,
          token: `${Credentials['SecurityToken']}`,
        };
        const ask = () =>
          callAlibaba(cloud, { operation: 'ListRoles', keys, headers: { 'x-acs-date': dateText(now) } });
        await ask();
        now += 61 * minute;
        assert.equal((await errorOf(ask()))['code'], 'InvalidSecurityToken.Expired');
      },
      {},
      { now: () => now },
    );
  });

  it('are told apart from those of the other cloud', () =>
    withCloud(async (cloud) => {
      const keys = { accessKeyId: 'demo-admin', accessKeySecret: 'demo-secret' };
      const error = await errorOf(aws(cloud, { keys }).sts.send(new GetCallerIdentityCommand()));
      assert.equal(error['Code'], 'InvalidClientTokenId');
    }));
});

function dated(offset: number): Omit<GenericCall, 'operation'> {
  return { headers: { 'x-acs-date': dateText(Date.now() + offset) } };
}

function dateText(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

function onlyRequest({ requests }: TestCloud): RecordedRequest {
  const [request] = requests;
  assert.ok(request);
  return request;
}

/** Sends a request once more, with the signature that it had. */
async function resend(
  { url }: TestCloud,
  { headers, body, url: path }: RecordedRequest,
): Promise<{ readonly status: number; readonly body: string }> {
  const kept = Object.entries(headers).filter(([name]) => !['content-length', 'connection'].includes(name));
  const response = await fetch(`${url}${path}`, { method: 'POST', headers: Object.fromEntries(kept), body });
  return { status: response.status, body: await response.text() };
}
