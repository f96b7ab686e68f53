/** How Alibaba Cloud is asked and answers: RPC style, parameters in the URL or a form, JSON back. */
import { randomUUID } from 'node:crypto';
import { type HttpAnswer, type HttpRequest, readPairs } from '../http.ts';
import type { Operation, Operations } from '../operation.ts';
import type { Refusal } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import type { IdentitySeed } from '../seed.ts';
import type { AccountState } from '../state.ts';
import { ramOperations } from './ram.ts';
import { resourceManagerOperations } from './resourceManager.ts';
import { type ClaimedSignature, readSignature } from './signature.ts';
import { stsOperations, unsignedStsOperations } from './sts.ts';

/** Operations by the version of their service. */
export const ramVersions: Readonly<Record<string, Operations<Record<string, unknown>>>> = {
  '2020-03-31': resourceManagerOperations,
  '2015-05-01': ramOperations,
  '2015-04-01': { ...stsOperations, ...unsignedStsOperations },
};

/** Minutes by which a request may be older or younger than the cloud's clock. */
const tolerance = 15 * 60 * 1000;

export interface RamCall {
  readonly operation: string;
  readonly version: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** What is called; `undefined` where the request is none to Alibaba Cloud. */
export function readRamCall(request: HttpRequest): RamCall | undefined {
  const isForm = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  const parameters = Object.fromEntries([...request.query, ...(isForm ? readPairs(request.body.toString()) : [])]);
  const operation = request.headers['x-acs-action'] ?? parameters['Action'];
  const version = request.headers['x-acs-version'] ?? parameters['Version'];
  if (operation === undefined || version === undefined) return undefined;
  if (request.headers['x-acs-action'] === undefined && ramVersions[version] === undefined) return undefined;
  return { operation, version, parameters };
}

export function ramOperation({ operation, version }: RamCall): Operation<Record<string, unknown>> {
  const operations = ramVersions[version];
  if (operations === undefined)
    throw refuse(400, 'InvalidVersion', `Specified parameter Version is not valid: ${version}.`);
  const found = operations[operation];
  if (found !== undefined) return found;
  throw refuse(404, 'InvalidAction.NotFound', 'Specified api is not found, please check your url and method.');
}

/** The action that an operation needs; those of ResourceManager on roles are actions of RAM. */
export function actionOf({ operation, version }: RamCall): string {
  return `${version === '2015-04-01' ? 'sts' : 'ram'}:${operation}`;
}

export function isUnsigned({ operation }: RamCall): boolean {
  return unsignedStsOperations[operation] !== undefined;
}

/**
 * Who calls, once everything that is signed was checked.
 * @param nonces what was seen before; the one of this request is added
 */
export function authenticate(
  request: HttpRequest,
  account: AccountState,
  nonces: Set<string>,
  now: number,
): IdentitySeed {
  const claimed = readSignature(request);
  if (claimed === undefined) throw refuse(400, 'MissingAccessKeyId', 'AccessKeyId is mandatory for this action.');
  checkDate(claimed, now);
  const identity = account.identities.get(claimed.accessKeyId);
  if (identity === undefined) throw refuse(404, 'InvalidAccessKeyId.NotFound', 'Specified access key is not found.');
  checkToken(claimed, identity, now);
  checkSignature(claimed, identity);
  checkNonce(claimed, nonces);
  return identity;
}

function checkDate({ date }: ClaimedSignature, now: number): void {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date ?? '') ? Date.parse(date ?? '') : Number.NaN;
  if (Number.isNaN(time))
    throw refuse(400, 'InvalidTimeStamp.Format', 'Specified time stamp or date value is not well formatted.');
  if (Math.abs(now - time) > tolerance)
    throw refuse(400, 'InvalidTimeStamp.Expired', 'Specified time stamp or date value is expired.');
}

function checkToken({ token }: ClaimedSignature, identity: IdentitySeed, now: number): void {
  if (identity.token !== undefined && token === undefined)
    throw refuse(400, 'MissingSecurityToken', 'SecurityToken is mandatory for this action.');
  if (identity.token !== token)
    throw refuse(
      400,
      'InvalidSecurityToken.MismatchWithAccessKey',
      'Specified SecurityToken mismatch with the AccessKey.',
    );
  if (identity.expires !== undefined && Date.parse(identity.expires) <= now) throw expiredCredentials();
}

function checkSignature(claimed: ClaimedSignature, identity: IdentitySeed): void {
  const expected = claimed.expected(identity.accessKeySecret);
  if (claimed.isBodyIntact && claimed.unsigned.length === 0 && claimed.signature === expected.signature) return;
  throw wrongSignature(expected.stringToSign);
}

function checkNonce({ accessKeyId, nonce }: ClaimedSignature, nonces: Set<string>): void {
  if (nonce === undefined || nonce === '')
    throw refuse(400, 'MissingSignatureNonce', 'SignatureNonce is mandatory for this action.');
  const key = `${accessKeyId} ${nonce}`;
  if (nonces.has(key)) throw refuse(400, 'SignatureNonceUsed', 'Specified signature nonce was used already.');
  nonces.add(key);
}

export function wrongSignature(stringToSign: string): Error {
  return refuse(
    400,
    'SignatureDoesNotMatch',
    `Specified signature is not matched with our calculation. server string to sign is:${stringToSign}`,
  );
}

export function expiredCredentials(): Error {
  return refuse(400, 'InvalidSecurityToken.Expired', 'Specified SecurityToken is expired.');
}

export function ramAnswer(body: Record<string, unknown>): HttpAnswer {
  return jsonAnswer(200, { RequestId: newRequestId(), ...body });
}

export function ramRefusal({ status, code, message, denied }: Refusal, host: string): HttpAnswer {
  return jsonAnswer(status, {
    RequestId: newRequestId(),
    HostId: host,
    Code: code,
    Message: message,
    Recommend: `https://api.alibabacloud.com/troubleshoot?q=${encodeURIComponent(code)}`,
    ...(denied !== undefined &&
      denied.isSilent !== true && {
        AccessDeniedDetail: {
          AuthAction: denied.action,
          AuthPrincipalType: denied.principalType,
          AuthPrincipalDisplayName: denied.principal,
          NoPermissionType: 'ImplicitDeny',
          PolicyType: 'AccountLevelIdentityBasedPolicy',
          EncodedDiagnosticMessage: Buffer.from(`demo ${denied.action}`).toString('base64'),
        },
      }),
  });
}

function jsonAnswer(status: number, body: object): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json;charset=utf-8' },
    body: JSON.stringify(body),
  };
}

function newRequestId(): string {
  return randomUUID().toUpperCase();
}
