/** Credentials of Alibaba Cloud, found and renewed by the providers of its SDK. */
import {
  CLIProfileCredentialsProvider,
  type CredentialsProvider,
  ECSRAMRoleCredentialsProvider,
  EnvironmentVariableCredentialsProvider,
  OIDCRoleArnCredentialsProvider,
  ProfileCredentialsProvider,
  RAMRoleARNCredentialsProvider,
  StaticAKCredentialsProvider,
  StaticSTSCredentialsProvider,
  URICredentialsProvider,
} from '@alicloud/credentials';
import type { CredentialSource } from './account.ts';
import { type Fields, isFields, presentOf } from './answer.ts';
import type { Endpoint } from './endpoint.ts';
import type { Refusal } from './failure.ts';
import { errorsIn } from './keyFailure.ts';
import { refusalIn } from './ramClient.ts';
import type { Secrets } from './secrets.ts';
import type { KeySource } from './supply.ts';

export interface RamCredentialOptions {
  readonly source: CredentialSource;
  /** Where roles are assumed, for the sources that do so by our leave. */
  readonly sts: Endpoint;
  /** Milliseconds. */
  readonly timeout: number;
  readonly secrets: Secrets;
}

const sessionName = 'rampart';

/** @throws a sentence of the SDK where a source lacks what it needs */
export function ramKeys({ source, sts, timeout, secrets }: RamCredentialOptions): KeySource {
  const provider = providerOf({ source, sts, timeout, secrets });
  return async () => {
    const { accessKeyId, accessKeySecret, securityToken } = await provider.getCredentials();
    if (!accessKeyId || !accessKeySecret) throw new Error('no credentials');
    return { accessKeyId, accessKeySecret, ...(securityToken && { token: securityToken }) };
  };
}

function providerOf({ source, sts, timeout, secrets }: RamCredentialOptions): CredentialsProvider {
  switch (source.kind) {
    case 'default':
      return defaultChain();
    case 'profile':
      return profile(source.profile);
    case 'keys':
      return source.token === undefined
        ? StaticAKCredentialsProvider.builder()
            .withAccessKeyId(source.accessKeyId)
            .withAccessKeySecret(source.accessKeySecret)
            .build()
        : StaticSTSCredentialsProvider.builder()
            .withAccessKeyId(source.accessKeyId)
            .withAccessKeySecret(source.accessKeySecret)
            .withSecurityToken(source.token)
            .build();
    case 'role': {
      const provider = RAMRoleARNCredentialsProvider.builder()
        .withCredentialsProvider(remembering(defaultChain(), secrets))
        .withRoleArn(source.roleArn)
        .withRoleSessionName(sessionName)
        .withStsEndpoint(sts.host)
        .withReadTimeout(timeout)
        .withConnectTimeout(timeout)
        .build();
      return overProtocolOf(sts, provider, provider['doRequest']);
    }
    case 'instance':
      return ECSRAMRoleCredentialsProvider.builder()
        .withRoleName(source.roleName ?? '')
        .build();
    case 'oidc': {
      const provider = OIDCRoleArnCredentialsProvider.builder()
        .withRoleArn(source.roleArn)
        .withOIDCProviderArn(source.providerArn ?? '')
        .withOIDCTokenFilePath(source.tokenFile)
        .withRoleSessionName(sessionName)
        .withStsEndpoint(sts.host)
        .withReadTimeout(timeout)
        .withConnectTimeout(timeout)
        .build();
      return overProtocolOf(sts, provider, provider['doRequest']);
    }
  }
}

/**
 * The sources of the SDK's default chain, in its order. Its own chain asks the host "undefined" where no URI is set,
 * and lets the command line tool's provider write files.
 */
function defaultChain(): CredentialsProvider {
  const sources: readonly (() => CredentialsProvider)[] = [
    () => EnvironmentVariableCredentialsProvider.builder().build(),
    () => OIDCRoleArnCredentialsProvider.builder().build(),
    () => profile(),
    () => ProfileCredentialsProvider.builder().build(),
    () => ECSRAMRoleCredentialsProvider.builder().build(),
    ...(process.env['ALIBABA_CLOUD_CREDENTIALS_URI'] ? [() => URICredentialsProvider.builder().build()] : []),
  ];
  let found: CredentialsProvider | undefined;
  return {
    getProviderName: () => 'default',
    async getCredentials() {
      if (found !== undefined) return await found.getCredentials();
      const errors: unknown[] = [];
      for (const source of sources) {
        try {
          const provider = source();
          const credentials = await provider.getCredentials();
          found = provider;
          return credentials;
        } catch (error) {
          errors.push(error);
        }
      }
      throw new AggregateError(errors);
    },
  };
}

/** What of the tool's file matters here. */
interface ToolConfiguration {
  readonly profiles: readonly object[];
}

/**
 * A profile of the command line tool, the current one where no name is given.
 * The provider would write what it renews back into the tool's file. Here it writes nothing, and therefore renews
 * no sign-in either: the tool would be left with a refresh token that is spent.
 */
function profile(name: string = ''): CredentialsProvider {
  const provider = CLIProfileCredentialsProvider.builder().withProfileName(name).build();
  const unwritten = (): undefined => undefined;
  const build: (configuration: ToolConfiguration, profileName: string) => CredentialsProvider =
    provider['getCredentialsProvider'];
  return Object.assign(provider, {
    createOAuthTokenUpdateCallback: unwritten,
    createExternalCredentialUpdateCallback: unwritten,
    getCredentialsProvider: (configuration: ToolConfiguration, profileName: string) => {
      const profiles = configuration.profiles.map((each) => ({ ...each, oauth_refresh_token: '' }));
      return build.call(provider, { ...configuration, profiles }, profileName);
    },
  });
}

/** The providers say https themselves and leave one seam, their own way to send; a private endpoint may want http. */
function overProtocolOf<Request extends object>(
  { protocol }: Endpoint,
  provider: CredentialsProvider,
  send: (request: Request) => Promise<unknown>,
): CredentialsProvider {
  return Object.assign(provider, { doRequest: (request: Request) => send(Object.assign(request, { protocol })) });
}

function remembering(provider: CredentialsProvider, secrets: Secrets): CredentialsProvider {
  return {
    getProviderName: () => provider.getProviderName(),
    async getCredentials() {
      const found = await provider.getCredentials();
      secrets.remember(found.accessKeySecret, found.securityToken);
      secrets.rememberId(found.accessKeyId);
      return found;
    },
  };
}

/** What the security token service said, which the providers put into the sentence of their error. */
export function ramSessionRefusalOf(error: unknown, status: number | undefined): Refusal | undefined {
  for (const { message } of errorsIn(error)) {
    const body = jsonIn(message);
    if (body !== undefined && typeof body['Code'] === 'string') return { ...presentOf({ status }), ...refusalIn(body) };
  }
  return undefined;
}

function jsonIn(text: string): Fields | undefined {
  const start = text.indexOf('{');
  if (start < 0) return undefined;
  try {
    const value: unknown = JSON.parse(text.slice(start));
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
