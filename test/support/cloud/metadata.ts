/**
 * Services of the machine that hand out credentials of a role without a key:
 * the instance metadata of AWS (IMDSv2) and of Alibaba Cloud, the container endpoint of AWS,
 * and the credentials URI of Alibaba Cloud.
 * `@alicloud/credentials` asks for its instance metadata at an address that cannot be set.
 */
import type { Dialect } from '../../../server/src/core/document/dialect.ts';
import type { HttpAnswer, HttpRequest } from './http.ts';
import { openSession, type Session } from './sessions.ts';
import type { CloudState } from './state.ts';

const sessionSeconds = 6 * 3600;
const metadataToken = 'demo-metadata-token';

interface Listing {
  readonly dialect: Dialect;
  readonly path: string;
  readonly tokenHeader: string;
}

const listings: readonly Listing[] = [
  { dialect: 'iam', path: '/latest/meta-data/iam/security-credentials/', tokenHeader: 'x-aws-ec2-metadata-token' },
  { dialect: 'ram', path: '/latest/meta-data/ram/security-credentials/', tokenHeader: 'x-aliyun-ecs-metadata-token' },
];

/** The answer to a request for credentials of the machine; `undefined` where it is none. */
export function answerMetadata(request: HttpRequest, state: CloudState): HttpAnswer | undefined {
  if (request.path === '/latest/api/token')
    return request.method === 'PUT' ? text(200, metadataToken) : text(405, 'Method Not Allowed');
  if (request.path === '/container/iam') return credentialsOf(state, 'iam');
  if (request.path === '/container/ram') return credentialsOf(state, 'ram');
  const listing = listings.find(({ path }) => request.path.startsWith(path));
  if (listing === undefined) return undefined;
  if (request.headers[listing.tokenHeader] !== metadataToken) return text(401, 'Unauthorized');
  const roleName = request.path.slice(listing.path.length);
  const { machineRole } = state.accounts[listing.dialect];
  if (machineRole === undefined) return text(404, 'Not Found');
  if (roleName === '') return text(200, machineRole);
  return roleName === machineRole ? credentialsOf(state, listing.dialect) : text(404, 'Not Found');
}

function credentialsOf(state: CloudState, dialect: Dialect): HttpAnswer {
  const account = state.accounts[dialect];
  const role = account.roles.get(account.machineRole ?? '');
  if (role === undefined) return text(404, 'Not Found');
  const now = state.now();
  const session = openSession(account, role, { session: 'machine', seconds: sessionSeconds, now });
  const body = dialect === 'iam' ? awsCredentials(session, now) : alibabaCredentials(session, now);
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function awsCredentials({ accessKeyId, accessKeySecret, token, expires }: Session, now: number): object {
  return {
    Code: 'Success',
    LastUpdated: new Date(now).toISOString(),
    Type: 'AWS-HMAC',
    AccessKeyId: accessKeyId,
    SecretAccessKey: accessKeySecret,
    Token: token,
    Expiration: expires,
  };
}

function alibabaCredentials({ accessKeyId, accessKeySecret, token, expires }: Session, now: number): object {
  return {
    Code: 'Success',
    LastUpdated: new Date(now).toISOString(),
    AccessKeyId: accessKeyId,
    AccessKeySecret: accessKeySecret,
    SecurityToken: token,
    Expiration: expires,
  };
}

function text(status: number, body: string): HttpAnswer {
  return { status, headers: { 'content-type': 'text/plain' }, body };
}
