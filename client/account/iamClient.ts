import { IAMClient } from '@aws-sdk/client-iam';
import { STSClient } from '@aws-sdk/client-sts';
import { isFields, presentOf } from './answer.ts';
import type { Endpoint } from './endpoint.ts';
import type { Refusal } from './failure.ts';
import { withoutVersionWarning } from './quiet.ts';
import type { Keys } from './supply.ts';

const quiet = (): undefined => undefined;

/** Without one, the SDK and its sources of credentials warn on the console. */
export const silentLogger = { trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet };

/** The part of AWS that a region belongs to, as ARNs name it. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** Region whose public endpoint is asked where none is given. */
export const usualRegion = 'us-east-1';

/** Where a service of a region is, and for which region its requests are signed. */
export interface PublicEndpoint {
  readonly host: string;
  readonly signingRegion: string;
}

interface ClientOptions {
  readonly endpoint: Endpoint;
  readonly region: string;
  readonly keys: () => Keys;
}

/** What is given is not looked up in the person's files; the one retry is ours. */
const settings = {
  maxAttempts: 1,
  retryMode: 'standard',
  defaultsMode: 'standard',
  useFipsEndpoint: false,
  useDualstackEndpoint: false,
  userAgentAppId: '',
  authSchemePreference: [] as string[],
  logger: silentLogger,
  requestHandler: { logger: silentLogger },
} as const;

export function createIamClient(options: ClientOptions): IAMClient {
  return withoutVersionWarning(() => new IAMClient({ ...settings, ...placeOf(options) }));
}

export function createStsClient(options: ClientOptions): STSClient {
  return withoutVersionWarning(() => new STSClient({ ...settings, ...placeOf(options) }));
}

function placeOf({ endpoint, region, keys }: ClientOptions) {
  return {
    endpoint: `${endpoint.protocol}://${endpoint.host}`,
    region,
    credentials: () => {
      const { accessKeyId, accessKeySecret, token } = keys();
      // An end that is near makes the client ask again for each request, so that it never holds keys longer than we do.
      const expiration = new Date();
      const identity = { accessKeyId, secretAccessKey: accessKeySecret, expiration };
      return Promise.resolve({ ...identity, ...presentOf({ sessionToken: token }) });
    },
  };
}

/** The endpoint of IAM, of which each partition of AWS has one. */
export function publicIam(region: string): PublicEndpoint {
  const client = withoutVersionWarning(() => new IAMClient({ ...settings, region }));
  const { url, properties } = client.config.endpointProvider({ Region: region });
  const [scheme] = Array.isArray(properties?.['authSchemes']) ? properties['authSchemes'] : [];
  const signing: unknown = isFields(scheme) ? scheme['signingRegion'] : undefined;
  return { host: url.host, signingRegion: typeof signing === 'string' ? signing : region };
}

export function publicSts(region: string): PublicEndpoint {
  const client = withoutVersionWarning(() => new STSClient({ ...settings, region }));
  const { url } = client.config.endpointProvider({ Region: region, UseGlobalEndpoint: false });
  return { host: url.host, signingRegion: region };
}

/** What AWS said by way of an error of its SDK; the SDK stands in where an answer named no code. */
export function iamRefusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof Error) || !('$fault' in error) || !('$metadata' in error)) return undefined;
  const metadata = isFields(error.$metadata) ? error.$metadata : {};
  const { httpStatusCode: status, requestId } = metadata;
  const code = codeOf(error);
  return {
    message: error.message,
    ...presentOf({
      status: typeof status === 'number' ? status : undefined,
      code,
      requestId: typeof requestId === 'string' ? requestId : undefined,
      action: /is not authorized to perform: ([\w-]+:\w+)/.exec(error.message)?.[1],
    }),
  };
}

/** Code of the answer, without the ending that the SDK gives to the names of its errors. */
function codeOf(error: Error): string | undefined {
  const told = 'Code' in error && typeof error.Code === 'string' ? error.Code : error.name;
  const isStandIn = error.message === 'Unknown' && ['Unknown', 'NotFound', 'UnknownError'].includes(told);
  return isStandIn ? undefined : told.replace(/Exception$/, '');
}
