/** Credentials of AWS, found and renewed by the providers of its SDK. */
import {
  fromIni,
  fromInstanceMetadata,
  fromNodeProviderChain,
  fromTemporaryCredentials,
  fromTokenFile,
} from '@aws-sdk/credential-providers';
import type { CredentialSource } from './account.ts';
import { presentOf } from './answer.ts';
import type { Endpoint } from './endpoint.ts';
import { silentLogger } from './iamClient.ts';
import type { Secrets } from './secrets.ts';
import type { KeySource, Keys } from './supply.ts';

export interface IamCredentialOptions {
  readonly source: CredentialSource;
  /** Where roles are assumed, for the sources that do so by our leave. */
  readonly sts: Endpoint;
  readonly region: string;
  readonly secrets: Secrets;
}

interface AwsKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

type AwsSource = () => Promise<AwsKeys>;

const sessionName = 'rampart';

/** Milliseconds before their end at which keys are renewed; that of the SDK. */
const early = 5 * 60 * 1000;

/** Milliseconds that the services of a machine are waited for; on other machines nobody answers. */
const machineTimeout = 1000;

export function iamKeys(options: IamCredentialOptions): KeySource {
  const source = sourceOf(options);
  let held: AwsKeys | undefined;
  return async () => {
    if (held === undefined || isNearEnd(held)) held = await source();
    return keysOf(held);
  };
}

function isNearEnd({ expiration }: AwsKeys): boolean {
  return expiration !== undefined && expiration.getTime() - Date.now() < early;
}

function keysOf({ accessKeyId, secretAccessKey, sessionToken }: AwsKeys): Keys {
  return { accessKeyId, accessKeySecret: secretAccessKey, ...presentOf({ token: sessionToken }) };
}

function sourceOf({ source, sts, region, secrets }: IamCredentialOptions): AwsSource {
  const common = { logger: silentLogger, ignoreCache: true };
  const ownSts = { region, maxAttempts: 1, endpoint: `${sts.protocol}://${sts.host}` };
  switch (source.kind) {
    case 'default':
      return defaultChain(region);
    case 'profile':
      return fromIni({ ...common, ...elsewhere(region), profile: source.profile });
    case 'keys': {
      const { accessKeyId, accessKeySecret, token } = source;
      const keys = { accessKeyId, secretAccessKey: accessKeySecret, ...presentOf({ sessionToken: token }) };
      return () => Promise.resolve(keys);
    }
    case 'role':
      return fromTemporaryCredentials({
        logger: silentLogger,
        masterCredentials: remembering(defaultChain(region), secrets),
        params: { RoleArn: source.roleArn, RoleSessionName: sessionName },
        clientConfig: ownSts,
      });
    case 'instance':
      return fromInstanceMetadata({ logger: silentLogger, timeout: machineTimeout, maxRetries: 0 });
    case 'oidc':
      return fromTokenFile({
        ...common,
        roleArn: source.roleArn,
        roleSessionName: sessionName,
        webIdentityTokenFile: source.tokenFile,
        clientConfig: ownSts,
      });
  }
}

function defaultChain(region: string): AwsSource {
  return fromNodeProviderChain({
    logger: silentLogger,
    ignoreCache: true,
    timeout: machineTimeout,
    maxRetries: 0,
    ...elsewhere(region),
  });
}

/** Settings of the clients that sources make: a region for those that have none of their own, and no retries. */
function elsewhere(region: string) {
  return { clientConfig: { maxAttempts: 1 }, parentClientConfig: { region } };
}

function remembering(source: AwsSource, secrets: Secrets): AwsSource {
  return async () => {
    const keys = await source();
    secrets.remember(keys.secretAccessKey, keys.sessionToken);
    secrets.rememberId(keys.accessKeyId);
    return keys;
  };
}
