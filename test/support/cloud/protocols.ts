/** The two clouds behind one address: which one a request is for, and what its protocol makes of it. */
import type { HttpAnswer, HttpRequest } from './http.ts';
import * as iam from './iam/protocol.ts';
import * as ram from './ram/protocol.ts';
import type { Refusal } from './refusal.ts';
import type { IdentitySeed } from './seed.ts';
import type { AccountState, CloudState } from './state.ts';

/** A request to one of the clouds. */
export interface CloudRequest {
  readonly account: AccountState;
  readonly operation: string;
  readonly version: string;
  /** The action that an identity needs for it. */
  readonly action: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly headers: HttpRequest['headers'];
  /** Who asks. @throws a refusal where the signature is not right */
  readonly identify: () => IdentitySeed;
  /** Carries it out. @throws a refusal */
  readonly answer: (identity: IdentitySeed) => HttpAnswer;
  readonly refuse: (refusal: Refusal) => HttpAnswer;
}

/** Asks without a signature, where an operation needs none. */
export const nobody: IdentitySeed = { accessKeyId: '', accessKeySecret: '', kind: 'user', name: 'anonymous' };

/** The request as its cloud reads it; `undefined` where it is for none. */
export function readCloudRequest(
  request: HttpRequest,
  state: CloudState,
  nonces: Set<string>,
): CloudRequest | undefined {
  if (request.path !== '/') return undefined;
  return readRam(request, state, nonces) ?? readIam(request, state);
}

function readRam(request: HttpRequest, state: CloudState, nonces: Set<string>): CloudRequest | undefined {
  const call = ram.readRamCall(request);
  if (call === undefined) return undefined;
  const account = state.accounts.ram;
  return {
    account,
    ...call,
    action: ram.actionOf(call),
    headers: request.headers,
    identify: () => (ram.isUnsigned(call) ? nobody : ram.authenticate(request, account, nonces, state.now())),
    answer: (identity) =>
      ram.ramAnswer(ram.ramOperation(call)({ state, account, identity, parameters: call.parameters })),
    refuse: (refusal) => ram.ramRefusal(refusal, request.headers['host'] ?? ''),
  };
}

function readIam(request: HttpRequest, state: CloudState): CloudRequest | undefined {
  const call = iam.readIamCall(request);
  if (call === undefined) return undefined;
  const account = state.accounts.iam;
  return {
    account,
    ...call,
    action: iam.actionOf(call),
    headers: request.headers,
    identify: () => (iam.isUnsigned(call) ? nobody : iam.authenticate(request, account, call, state.now())),
    answer: (identity) =>
      iam.iamAnswer(call, iam.iamOperation(call)({ state, account, identity, parameters: call.parameters })),
    refuse: (refusal) => iam.iamRefusal(refusal, call.version),
  };
}
