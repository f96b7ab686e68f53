/** What each fault is answered with, in the words of the cloud that is asked. */
import type { Dialect } from '../../../server/src/core/document/dialect.ts';
import type { Fault, FaultKind } from './faults.ts';
import type { HttpAnswer } from './http.ts';
import * as iam from './iam/protocol.ts';
import { denial } from './permissions.ts';
import type { CloudRequest } from './protocols.ts';
import * as ram from './ram/protocol.ts';
import { type Refusal, refusalOf, refuse } from './refusal.ts';
import type { Accounts, IdentitySeed } from './seed.ts';

const contentTypes: Accounts<string> = { ram: 'application/json;charset=utf-8', iam: 'text/xml' };

/** Bodies that are none of the cloud at all; what a proxy or a defect makes of them. */
const foreignBodies: Readonly<Partial<Record<FaultKind, Accounts<string>>>> = {
  'wrong-text': { ram: '{"Roles": {"Role": [', iam: '<ListRolesResponse><Roles><member>' },
  'wrong-shape': {
    ram: '{"Roles":"none","Role":7,"Status":["odd"],"weather":{"sky":"clear"}}',
    iam: '<Weather><Sky>clear</Sky></Weather>',
  },
};

const page = '<!DOCTYPE html><html><head><title>Bad gateway</title></head><body><h1>502</h1></body></html>';

/** An answer that is none of the cloud; `undefined` where the fault is of another sort. */
export function foreignAnswer({ kind, status }: Fault, dialect: Dialect): HttpAnswer | undefined {
  if (kind === 'html') return { status: status ?? 502, headers: { 'content-type': 'text/html' }, body: page };
  const body = foreignBodies[kind]?.[dialect];
  if (body === undefined) return undefined;
  return { status: status ?? 200, headers: { 'content-type': contentTypes[dialect] }, body };
}

const refusals: Accounts<Readonly<Partial<Record<FaultKind, () => Error>>>> = {
  ram: {
    throttle: () => refuse(400, 'Throttling.User', 'Request was denied due to user flow control.'),
    'not-found': () => refuse(404, 'EntityNotExist.Role', 'The role not exists.'),
    conflict: () => refuse(409, 'EntityAlreadyExists.Role', 'The role already exists.'),
    internal: () => refuse(500, 'InternalError', 'The request processing has failed due to some unknown error.'),
    unavailable: () =>
      refuse(503, 'ServiceUnavailable', 'The request has failed due to a temporary failure of the server.'),
    'expired-credentials': ram.expiredCredentials,
    'wrong-signature': () => ram.wrongSignature('ACS3-HMAC-SHA256 0'),
  },
  iam: {
    throttle: () => refuse(400, 'Throttling', 'Rate exceeded'),
    'not-found': () => refuse(404, 'NoSuchEntity', 'The role cannot be found.'),
    conflict: () => refuse(409, 'EntityAlreadyExists', 'The role already exists.'),
    internal: () => refuse(500, 'ServiceFailure', 'The request processing has failed because of an unknown error.'),
    unavailable: () => refuse(503, 'ServiceUnavailable', 'Service Unavailable'),
    'expired-credentials': iam.expiredCredentials,
    'wrong-signature': iam.wrongSignature,
  },
};

/** The refusal that a fault stands for; `undefined` where it is no refusal. */
export function refusalOfFault(
  fault: Fault,
  { account, action, headers }: CloudRequest,
  identity: IdentitySeed,
): Refusal | undefined {
  if (fault.kind === 'echo') return { status: 400, code: 'BadRequest', message: JSON.stringify(headers) };
  const error =
    fault.kind === 'forbidden'
      ? denial(account, identity, fault.action ?? action, '*', fault.isSilent)
      : refusals[account.dialect][fault.kind]?.();
  const usual = refusalOf(error);
  return usual && { ...usual, status: fault.status ?? usual.status, code: fault.code ?? usual.code };
}
