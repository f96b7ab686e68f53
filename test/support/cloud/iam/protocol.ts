/** How AWS is asked and answers: the query protocol, a form in and XML back. */
import { randomUUID } from 'node:crypto';
import { type HttpAnswer, type HttpRequest, readPairs } from '../http.ts';
import type { Operation, Operations } from '../operation.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { IdentitySeed } from '../seed.ts';
import { type AccountState, timeText } from '../state.ts';
import { iamPolicyOperations } from './policies.ts';
import { iamRoleOperations } from './roles.ts';
import { type ClaimedSignature, readSignature } from './signature.ts';
import { stsOperations, unsignedStsOperations } from './sts.ts';
import { type XmlValue, xmlElement } from './xml.ts';

interface Service {
  readonly name: 'iam' | 'sts';
  readonly namespace: string;
  readonly operations: Operations<XmlValue>;
}

/** Services by the version of their API. */
export const iamServices: Readonly<Record<string, Service>> = {
  '2010-05-08': {
    name: 'iam',
    namespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
    operations: { ...iamRoleOperations, ...iamPolicyOperations },
  },
  '2011-06-15': {
    name: 'sts',
    namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
    operations: { ...stsOperations, ...unsignedStsOperations },
  },
};

/** IAM has one endpoint for each partition, and takes signatures for the region of that endpoint only. */
const regionsOfIam = ['us-east-1', 'cn-north-1', 'us-gov-west-1'];

const tolerance = 15 * 60 * 1000;

export interface IamCall {
  readonly operation: string;
  readonly version: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** What is called; `undefined` where the request is none to AWS. */
export function readIamCall(request: HttpRequest): IamCall | undefined {
  const parameters = Object.fromEntries([...request.query, ...readPairs(request.body.toString())]);
  const { Action: operation, Version: version, ...rest } = parameters;
  if (operation === undefined || version === undefined) return undefined;
  return { operation, version, parameters: rest };
}

export function iamOperation({ operation, version }: IamCall): Operation<XmlValue> {
  const found = iamServices[version]?.operations[operation];
  if (found !== undefined) return found;
  throw refuse(400, 'InvalidAction', `Could not find operation ${operation} for version ${version}`);
}

/** The action that an operation needs. */
export function actionOf({ operation, version }: IamCall): string {
  return `${iamServices[version]?.name ?? 'iam'}:${operation}`;
}

export function isUnsigned({ operation }: IamCall): boolean {
  return unsignedStsOperations[operation] !== undefined;
}

/** Who calls, once everything that is signed was checked. */
export function authenticate(
  request: HttpRequest,
  account: AccountState,
  { version }: IamCall,
  now: number,
): IdentitySeed {
  const claimed = readSignature(request);
  if (claimed === undefined)
    throw request.headers['authorization'] === undefined
      ? refuse(403, 'MissingAuthenticationToken', 'Request is missing Authentication Token')
      : refuse(400, 'IncompleteSignature', 'The request signature does not conform to AWS standards.');
  const identity = account.identities.get(claimed.accessKeyId);
  if (identity === undefined || identity.token !== claimed.token)
    throw refuse(403, 'InvalidClientTokenId', 'The security token included in the request is invalid.');
  checkScope(claimed, iamServices[version]?.name);
  checkDate(claimed, now);
  if (claimed.unsigned.length > 0 || claimed.signature !== claimed.expected(identity.accessKeySecret))
    throw wrongSignature();
  if (identity.expires !== undefined && Date.parse(identity.expires) <= now) throw expiredCredentials();
  return identity;
}

function checkScope({ service, region }: ClaimedSignature, wanted: Service['name'] | undefined): void {
  if (service !== wanted)
    throw refuse(403, 'SignatureDoesNotMatch', `Credential should be scoped to correct service: '${wanted}'. `);
  if (wanted === 'iam' && !regionsOfIam.includes(region))
    throw refuse(403, 'SignatureDoesNotMatch', `Credential should be scoped to a valid region, not '${region}'. `);
}

function checkDate({ date, isDayRight }: ClaimedSignature, now: number): void {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date);
  if (match === null || !isDayRight)
    throw refuse(400, 'IncompleteSignature', `Date must be in ISO-8601 'basic format'. Got '${date}'.`);
  const [, year, month, day, hour, minute, second] = match;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  const basic = (milliseconds: number) => timeText(milliseconds).replace(/[-:]/g, '');
  if (time < now - tolerance)
    throw refuse(
      403,
      'SignatureDoesNotMatch',
      `Signature expired: ${date} is now earlier than ${basic(now - tolerance)} (${basic(now)} - 15 min.)`,
    );
  if (time > now + tolerance)
    throw refuse(
      403,
      'SignatureDoesNotMatch',
      `Signature not yet current: ${date} is still later than ${basic(now + tolerance)} (${basic(now)} + 15 min.)`,
    );
}

export function wrongSignature(): Error {
  return refuse(
    403,
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  );
}

export function expiredCredentials(): Error {
  return refuse(403, 'ExpiredToken', 'The security token included in the request is expired');
}

export function iamAnswer({ operation, version }: IamCall, result: XmlValue): HttpAnswer {
  const requestId = randomUUID();
  const body = xmlElement(`${operation}Result`, result) + xmlElement('ResponseMetadata', { RequestId: requestId });
  const attributes = ` xmlns="${iamServices[version]?.namespace}"`;
  return xmlAnswer(200, requestId, `<${operation}Response${attributes}>${body}</${operation}Response>`);
}

export function iamRefusal({ status, code, message }: Refusal, version: string): HttpAnswer {
  const requestId = randomUUID();
  const attributes = ` xmlns="${(iamServices[version] ?? iamServices['2010-05-08'])?.namespace}"`;
  const error = { Type: status < 500 ? 'Sender' : 'Receiver', Code: code, Message: message };
  return xmlAnswer(status, requestId, xmlElement('ErrorResponse', { Error: error, RequestId: requestId }, attributes));
}

function xmlAnswer(status: number, requestId: string, body: string): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body,
  };
}
