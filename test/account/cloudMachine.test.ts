/** The ways to credentials without a key of one's own, by the official SDKs. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { fromHttp, fromInstanceMetadata, fromTemporaryCredentials, fromTokenFile } from '@aws-sdk/credential-providers';
import type { TestCloud } from '../support/cloud/cloud.ts';
import { withTrustedCloud } from './machine.ts';
import { aws, callAlibaba, errorOf, type Keys } from './sdk.ts';
import { withCloud } from './withCloud.ts';

const require = createRequire(import.meta.url);
const ramRoot = 'acs:ram::1234567890123456';
const iamRoot = 'arn:aws:iam::123456789012';

interface Credentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken: string;
}

interface CredentialsSdk {
  readonly default: new (config: object) => { getCredential(): Promise<Credentials> };
  readonly Config: new (fields: object) => object;
}

interface HttpModule {
  readonly doRequest: (request: { host: string }) => Promise<unknown>;
}

interface MachineModule {
  readonly default: { builder(): MachineBuilder };
}

interface MachineBuilder {
  withDisableIMDSv1(isDisabled: boolean): MachineBuilder;
  build(): { doRequest: HttpModule['doRequest']; getCredentials(): Promise<Credentials> };
}

const credentialsSdk: CredentialsSdk = require('@alicloud/credentials');

describe('credentials of Alibaba Cloud', () => {
  it('come from an address', () =>
    withCloud(async (cloud) => {
      const keys = await alibabaKeys({ type: 'credentials_uri', credentialsURI: `${cloud.url}/container/ram` });
      assert.equal(await alibabaArn(cloud, keys), `${ramRoot}:assumed-role/Operator/machine`);
    }));

  it('come from the role of the machine, whose address cannot be set', () =>
    withCloud(async (cloud) => {
      const http: HttpModule = require('@alicloud/credentials/dist/src/providers/http');
      const machine: MachineModule = require('@alicloud/credentials/dist/src/providers/ecs_ram_role');
      const provider = machine.default.builder().withDisableIMDSv1(true).build();
      provider.doRequest = (request) => {
        assert.equal(request.host, '100.100.100.200');
        request.host = cloud.host;
        return http.doRequest(request);
      };
      const keys = keysOf(await provider.getCredentials());
      assert.equal(await alibabaArn(cloud, keys), `${ramRoot}:assumed-role/Operator/machine`);
    }));

  it('come from a role that is assumed with a key, over TLS', () =>
    withTrustedCloud(async (cloud, stsEndpoint) => {
      const keys = await alibabaKeys({
        type: 'ram_role_arn',
        accessKeyId: 'demo-admin',
        accessKeySecret: 'demo-secret',
        roleArn: `${ramRoot}:role/Operator`,
        roleSessionName: 'test',
        stsEndpoint,
      });
      assert.equal(await alibabaArn(cloud, keys), `${ramRoot}:assumed-role/Operator/test`);
      assert.equal(cloud.requests[0]?.identity, 'admin');
      const wrong = { accessKeyId: 'demo-admin', accessKeySecret: 'other', roleArn: `${ramRoot}:role/Operator` };
      const error = await errorOf(alibabaKeys({ type: 'ram_role_arn', ...wrong, stsEndpoint }));
      assert.equal(error['message'], 'the access key secret is invalid');
    }));

  it('come from a token of an identity provider, over TLS', () =>
    withTrustedCloud((cloud, stsEndpoint) =>
      withTokenFile(async (oidcTokenFilePath) => {
        const keys = await alibabaKeys({
          type: 'oidc_role_arn',
          roleArn: `${ramRoot}:role/Pipeline`,
          oidcProviderArn: `${ramRoot}:oidc-provider/demo`,
          oidcTokenFilePath,
          roleSessionName: 'test',
          stsEndpoint,
        });
        assert.equal(await alibabaArn(cloud, keys), `${ramRoot}:assumed-role/Pipeline/test`);
      }),
    ));
});

describe('credentials of AWS', () => {
  it('come from the role of the machine', () =>
    withCloud(async (cloud) => {
      process.env['AWS_EC2_METADATA_SERVICE_ENDPOINT'] = cloud.url;
      try {
        const credentials = await fromInstanceMetadata({ maxRetries: 0 })();
        assert.equal(await awsArn(cloud, credentials), 'arn:aws:sts::123456789012:assumed-role/Operator/machine');
      } finally {
        delete process.env['AWS_EC2_METADATA_SERVICE_ENDPOINT'];
      }
      const asked = cloud.requests.map(({ operation, outcome }) => `${operation} ${outcome}`);
      assert.deepEqual(asked.slice(0, 3), [
        '/latest/api/token 200',
        '/latest/meta-data/iam/security-credentials/ 200',
        '/latest/meta-data/iam/security-credentials/Operator 200',
      ]);
      const untold = await fetch(`${cloud.url}/latest/meta-data/iam/security-credentials/`);
      assert.equal(untold.status, 401);
    }));

  it('come from the container', () =>
    withCloud(async (cloud) => {
      const credentials = await fromHttp({ awsContainerCredentialsFullUri: `${cloud.url}/container/iam` })();
      assert.equal(await awsArn(cloud, credentials), 'arn:aws:sts::123456789012:assumed-role/Operator/machine');
    }));

  it('come from a role that is assumed', () =>
    withCloud(async (cloud) => {
      const credentials = await fromTemporaryCredentials({
        masterCredentials: { accessKeyId: 'DEMOADMIN', secretAccessKey: 'demo-secret' },
        params: { RoleArn: `${iamRoot}:role/Operator`, RoleSessionName: 'test' },
        clientConfig: { endpoint: cloud.url, region: 'us-east-1' },
      })();
      assert.equal(await awsArn(cloud, credentials), 'arn:aws:sts::123456789012:assumed-role/Operator/test');
    }));

  it('come from a token of an identity provider', () =>
    withCloud((cloud) =>
      withTokenFile(async (webIdentityTokenFile) => {
        const credentials = await fromTokenFile({
          webIdentityTokenFile,
          roleArn: `${iamRoot}:role/Pipeline`,
          roleSessionName: 'test',
          clientConfig: { endpoint: cloud.url, region: 'us-east-1' },
        })();
        assert.equal(await awsArn(cloud, credentials), 'arn:aws:sts::123456789012:assumed-role/Pipeline/test');
      }),
    ));
});

async function withTokenFile(test: (file: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'rampart-token-'));
  try {
    const file = join(folder, 'token');
    await writeFile(file, 'head.body.sign');
    await test(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function alibabaKeys(fields: object): Promise<Keys> {
  return keysOf(await new credentialsSdk.default(new credentialsSdk.Config(fields)).getCredential());
}

function keysOf({ accessKeyId, accessKeySecret, securityToken }: Credentials): Keys {
  return { accessKeyId, accessKeySecret, token: securityToken };
}

async function alibabaArn(cloud: TestCloud, keys: Keys): Promise<string> {
  const answer = await callAlibaba(cloud, { operation: 'GetCallerIdentity', version: '2015-04-01', keys });
  return (answer as { readonly Arn: string }).Arn;
}

async function awsArn(
  cloud: TestCloud,
  {
    accessKeyId,
    secretAccessKey,
    sessionToken = '',
  }: { accessKeyId: string; secretAccessKey: string; sessionToken?: string },
): Promise<string | undefined> {
  const keys = { accessKeyId, accessKeySecret: secretAccessKey, token: sessionToken };
  return (await aws(cloud, { keys }).sts.send(new GetCallerIdentityCommand())).Arn;
}
