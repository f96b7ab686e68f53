/** The official SDKs, pointed at a test cloud. */
import { createRequire } from 'node:module';
import { IAMClient } from '@aws-sdk/client-iam';
import { STSClient } from '@aws-sdk/client-sts';
import type { TestCloud } from '../support/cloud/cloud.ts';

// The types of Alibaba Cloud's packages need those of `ws`, which none of them brings.
const require = createRequire(import.meta.url);

export interface Keys {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly token?: string;
}

export const ramAdmin: Keys = { accessKeyId: 'demo-admin', accessKeySecret: 'demo-secret' };
export const iamAdmin: Keys = { accessKeyId: 'DEMOADMIN', accessKeySecret: 'demo-secret' };

type Product = 'resourcemanager20200331' | 'ram20150501' | 'sts20150401';
type Method = (request?: object) => Promise<{ readonly body: unknown }>;

interface TypedSdk {
  readonly default: new (config: object) => Readonly<Record<string, Method>>;
  readonly [model: string]: new (fields: object) => object;
}

interface OpenApi {
  readonly default: new (
    config: object,
  ) => {
    callApi(params: object, request: object, runtime: object): Promise<{ readonly body: unknown }>;
  };
  readonly $OpenApiUtil: Readonly<Record<'Config' | 'Params' | 'OpenApiRequest', new (fields: object) => object>>;
}

const openApi: OpenApi = require('@alicloud/openapi-core');

/** Calls an operation with the SDK of its product; gives the body in the SDK's spelling. */
export async function callProduct(
  { host }: Pick<TestCloud, 'host'>,
  product: Product,
  operation: string,
  fields: object = {},
  keys: Keys = ramAdmin,
): Promise<unknown> {
  const sdk: TypedSdk = require(`@alicloud/${product}`);
  const client = new sdk.default(new openApi.$OpenApiUtil.Config(alibabaConfig(host, keys)));
  const method = `${operation.slice(0, 1).toLowerCase()}${operation.slice(1)}`;
  const Request = sdk[`${operation}Request`];
  const response = await client[method]?.(...(Request === undefined ? [] : [new Request(fields)]));
  return JSON.parse(JSON.stringify(response?.body));
}

export interface GenericCall {
  readonly operation: string;
  readonly version?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly keys?: Keys;
  /** Headers that take the place of those that the SDK would send; it signs them like its own. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly readTimeout?: number;
}

/** Calls an operation by the generic signed call of the core SDK. */
export async function callAlibaba(
  { host }: Pick<TestCloud, 'host'>,
  { operation, version = '2020-03-31', query = {}, keys = ramAdmin, headers = {}, readTimeout = 20_000 }: GenericCall,
): Promise<unknown> {
  const { Config, Params, OpenApiRequest } = openApi.$OpenApiUtil;
  const client = new openApi.default(new Config(alibabaConfig(host, keys)));
  const params = new Params({
    action: operation,
    version,
    protocol: 'HTTP',
    pathname: '/',
    method: 'POST',
    authType: 'AK',
    style: 'RPC',
    reqBodyType: 'formData',
    bodyType: 'json',
  });
  const { body } = await client.callApi(params, new OpenApiRequest({ query, headers }), { readTimeout });
  return body;
}

function alibabaConfig(host: string, { accessKeyId, accessKeySecret, token }: Keys): object {
  const securityToken = token === undefined ? {} : { securityToken: token };
  return { accessKeyId, accessKeySecret, ...securityToken, protocol: 'http', endpoint: host };
}

export interface AwsOptions {
  readonly keys?: Keys;
  readonly region?: string;
  /** Milliseconds by which the SDK's clock is wrong. */
  readonly systemClockOffset?: number;
}

/** The clients of AWS, which do not try again. */
export function aws(
  { url }: Pick<TestCloud, 'url'>,
  { keys = iamAdmin, region = 'us-east-1', ...rest }: AwsOptions = {},
) {
  const { accessKeyId, accessKeySecret, token } = keys;
  const sessionToken = token === undefined ? {} : { sessionToken: token };
  const credentials = { accessKeyId, secretAccessKey: accessKeySecret, ...sessionToken };
  const common = { endpoint: url, region, maxAttempts: 1, credentials, ...rest };
  return { iam: new IAMClient(common), sts: new STSClient(common) };
}

/** What a call was refused with; fails where it was not. */
export async function errorOf(call: Promise<unknown>): Promise<Readonly<Record<string, unknown>>> {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof Error) return outcome as unknown as Readonly<Record<string, unknown>>;
  throw new Error('The call was answered.');
}
