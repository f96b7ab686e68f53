/** What the accounts of both clouds have in common: who asks, within which limits, and what ends it. */
import type { ConnectOptions, LiveRole, ServiceEndpoint } from './account.ts';
import { type Caller, createCaller } from './calls.ts';
import { type Endpoint, readEndpoint } from './endpoint.ts';
import { accountError, type Refusal } from './failure.ts';
import { keyFailure } from './keyFailure.ts';
import { createClosing } from './limits.ts';
import { createSecrets, type Secrets } from './secrets.ts';
import { createSupply, type KeySource, type Keys } from './supply.ts';
import { endIdle, type Traffic } from './traffic.ts';

export interface Session {
  readonly call: Caller;
  /** The credentials that a call found before it was sent. */
  keys(): Keys;
  /** Where a service is asked: as the options say, or else at its usual host. */
  endpoint(service: ServiceEndpoint, usualHost: string): Endpoint;
  /** Takes note of the service that a role belongs to. */
  learn(roles: readonly LiveRole[]): void;
  /** Service of a service-linked role, as far as an answer told it. */
  serviceOf(roleName: string): string | undefined;
  close(): void;
}

export interface SessionParts {
  /** Makes the source of credentials; reads and sends nothing yet. */
  readonly source: (secrets: Secrets) => KeySource;
  /** What the cloud said by way of an error of its SDK. */
  readonly refusalOf: (error: unknown) => Refusal | undefined;
  /** The same for errors of its sources of credentials. */
  readonly sessionRefusalOf: (error: unknown, traffic: Traffic) => Refusal | undefined;
}

export function createSession(options: ConnectOptions, parts: SessionParts): Session {
  const { dialect, timeout, credentials, endpoints = {} } = options;
  const owner = {};
  const closing = createClosing();
  const secrets = createSecrets();
  const services = new Map<string, string>();
  const wrongEndpoint = Object.values(endpoints).find((text) => text !== '' && readEndpoint(text) === undefined);
  const supply = createSupply({
    source: () => {
      const empty = emptyMember(credentials);
      if (empty !== undefined) throw new Error(`${empty} is empty`);
      return parts.source(secrets);
    },
    explain: (error, traffic) =>
      keyFailure({
        dialect,
        source: credentials,
        error,
        refusal: parts.sessionRefusalOf(error, traffic),
        traffic,
      }),
    timeout,
    closing,
    owner,
    secrets,
  });
  const call = createCaller({
    dialect,
    supply,
    refusalOf: parts.refusalOf,
    timeout,
    closing,
    owner,
    secrets,
  });
  return {
    call: async (request, cancellation) => {
      const { operation } = request;
      const message = `"${wrongEndpoint}" is no host, host:port or http(s)://host:port.`;
      if (wrongEndpoint !== undefined) throw accountError({ fault: 'unreachable', message, operation });
      return await call(request, cancellation);
    },
    keys: supply.keys,
    endpoint(service, usualHost) {
      const text = endpoints[service] || usualHost;
      return readEndpoint(text) ?? { protocol: 'https', host: text };
    },
    learn(roles) {
      for (const role of roles) {
        const service = linkedServiceOf(role);
        if (service !== undefined) services.set(role.roleName, service);
      }
    },
    serviceOf: (roleName) => services.get(roleName),
    close() {
      closing.close();
      endIdle(owner);
    },
  };
}

/** The SDKs take variables of the environment for what is empty; whoever asks with given credentials does not mean those. */
function emptyMember(members: object): string | undefined {
  return Object.entries(members).find(([, value]) => value === '')?.[0];
}

/** AWS tells the service in the ARN; Alibaba Cloud in the trust policy, and in the ID of a deletion. */
function linkedServiceOf({ isServiceLinked, arn, latestDeletion, trustPolicyText }: LiveRole): string | undefined {
  if (!isServiceLinked) return undefined;
  const place =
    /:role\/aws-service-role\/([^/]+)\//.exec(arn) ??
    /^task\/\w+-service-role\/([^/]+)\//.exec(latestDeletion?.taskId ?? '');
  return (place ?? /"Service"\s*:\s*\[?\s*"([^"]+)"/.exec(trustPolicyText ?? ''))?.[1];
}
