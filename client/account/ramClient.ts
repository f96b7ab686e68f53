import credentials, { type CredentialsProvider } from '@alicloud/credentials';
import core, { $OpenApiUtil } from '@alicloud/openapi-core';
import { isFields, presentOf } from './answer.ts';
import type { Endpoint } from './endpoint.ts';
import type { Refusal } from './failure.ts';
import type { Keys } from './supply.ts';

/** A service of Alibaba Cloud in RPC style. */
export interface RamService {
  readonly version: string;
  readonly endpoint: Endpoint;
}

export interface RamRequest {
  readonly operation: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Sends a request, signed with ACS3-HMAC-SHA256. @returns the body of the answer, as JSON. */
export type SendToRam = (request: RamRequest) => Promise<unknown>;

export interface RamClientOptions extends RamService {
  readonly keys: () => Keys;
  /** Milliseconds. */
  readonly timeout: number;
}

type Client = InstanceType<typeof core.default>;

/** The limits of calls end requests first; those of the SDK would tell of themselves in other words. */
const grace = 1000;

export function createRamClient({ version, endpoint, keys, timeout }: RamClientOptions): SendToRam {
  // The SDK reads variables of the environment when a client is made, so none is before something is asked.
  let client: Client | undefined;
  const make = (): Client =>
    new core.default(
      new $OpenApiUtil.Config({
        credential: new credentials.default(null, providerOf(keys)),
        protocol: endpoint.protocol,
        endpoint: endpoint.host,
        readTimeout: timeout + grace,
        connectTimeout: timeout + grace,
      }),
    );
  return async ({ operation, parameters }) => {
    client ??= make();
    const answer: unknown = await client.callApi(
      new $OpenApiUtil.Params({
        action: operation,
        version,
        pathname: '/',
        method: 'POST',
        authType: 'AK',
        style: 'RPC',
        reqBodyType: 'formData',
        bodyType: 'json',
      }),
      new $OpenApiUtil.OpenApiRequest({ query: parameters }),
      noOptions,
    );
    return isFields(answer) ? answer['body'] : undefined;
  };
}

/** The class is in a package that only the SDK knows; it reads members that may all be absent. */
const noOptions = {} as Parameters<Client['callApi']>[2];

function providerOf(keys: RamClientOptions['keys']): CredentialsProvider {
  return {
    getCredentials() {
      const { accessKeyId, accessKeySecret, token } = keys();
      return Promise.resolve({ accessKeyId, accessKeySecret, securityToken: token ?? '', providerName: 'rampart' });
    },
    getProviderName: () => 'rampart',
  };
}

/** What Alibaba Cloud said by way of an error of its SDK. */
export function ramRefusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof Error) || !('data' in error) || !isFields(error.data)) return undefined;
  const { data } = error;
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : undefined;
  return { ...refusalIn(data), ...presentOf({ status }) };
}

/** A refusal as the body of an answer says it. */
export function refusalIn(body: Readonly<Record<string, unknown>>): Refusal {
  const text = (name: string): string | undefined => {
    const value = body[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const detail = isFields(body['AccessDeniedDetail']) ? body['AccessDeniedDetail'] : {};
  const { AuthAction: action } = detail;
  return {
    message: text('Message') ?? text('Code') ?? '',
    ...presentOf({
      code: text('Code'),
      requestId: text('RequestId'),
      action: typeof action === 'string' && isAction(action) ? action : actionIn(text('Message') ?? ''),
    }),
  };
}

/** Older answers name the action in their sentence, or not at all. */
function actionIn(message: string): string | undefined {
  return /\bAction: ([\w-]+:\w+)/.exec(message)?.[1];
}

function isAction(text: string): boolean {
  return /^[\w-]+:\w+$/.test(text);
}
