/**
 * A server on loopback that plays Alibaba Cloud and AWS well enough that their official SDKs talk to it:
 * both protocols with verified signatures, roles and policies, deletions that take their steps, and faults.
 */
import { EventEmitter, once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createCertificate } from './certificate.ts';
import { deletionUnderWay, stepDeletion } from './deletions.ts';
import { createFaults, type Fault } from './faults.ts';
import { createCloudHandler } from './handler.ts';
import type { RecordedRequest } from './record.ts';
import type { CloudSeed, Stepping } from './seed.ts';
import { simpleSeed } from './simpleSeed.ts';
import { type CloudState, createAccounts, createState } from './state.ts';

export interface TestCloud {
  /** `http://127.0.0.1:port`, for AWS. */
  readonly url: string;
  /** `127.0.0.1:port`, for Alibaba Cloud. */
  readonly host: string;
  /** The same cloud over TLS, where it was asked for. */
  readonly secure: SecureEntry | undefined;
  readonly state: CloudState;
  /** Everything that was asked, in its order. */
  readonly requests: readonly RecordedRequest[];
  /** The first request for an operation; waits for it where there was none yet. */
  arrived(operation: string): Promise<RecordedRequest>;
  fault(fault: Fault): void;
  clearFaults(): void;
  /** Moves the deletion under way of a role on by one status. @returns its status now */
  advance(roleName: string): string;
  /** Lets slow answers go. */
  release(): void;
  /** Makes deletions move on after each question, or by `advance` alone. */
  stepping(stepping: Stepping): void;
  /** Makes everything as it was at the start, without a fault or a recorded request. */
  reset(): void;
  close(): Promise<void>;
}

export interface SecureEntry {
  /** `127.0.0.1:port`. */
  readonly host: string;
  /** PEM, for those who shall trust it. */
  readonly certificate: string;
}

export interface CloudOptions {
  /** Milliseconds since 1970 that the cloud takes for now. */
  readonly now?: () => number;
  /** Whether the cloud is to be reached over TLS too, which `@alicloud/credentials` insists on to assume a role. */
  readonly isSecure?: boolean;
}

/** Starts the server; members of the seed that are left out are those of `simpleSeed`. */
export async function startCloud(
  seed: Partial<CloudSeed> = {},
  { now = Date.now, isSecure = false }: CloudOptions = {},
): Promise<TestCloud> {
  const start: CloudSeed = { ...simpleSeed, ...seed };
  const state = createState(start, now);
  const faults = createFaults();
  const requests: RecordedRequest[] = [];
  const arrivals = new EventEmitter();
  const record = (request: RecordedRequest) => {
    requests.push(request);
    arrivals.emit(request.operation, request);
  };
  const handler = createCloudHandler({ state, faults, requests, advance, reset }, record);
  const plain = createServer(handler.handle);
  const host = await listen(plain);
  const secured = isSecure ? await openSecure(handler.handle) : undefined;
  return {
    url: `http://${host}`,
    host,
    secure: secured?.entry,
    state,
    requests,
    arrived: async (operation) => {
      const earlier = requests.find((request) => request.operation === operation);
      return earlier ?? ((await once(arrivals, operation)) as [RecordedRequest])[0];
    },
    fault: faults.add,
    clearFaults: faults.clear,
    advance,
    release: handler.release,
    stepping: (stepping) => {
      state.stepping = stepping;
    },
    reset,
    close: async () => {
      await Promise.all([plain, secured?.server].map((server) => server && end(server)));
    },
  };

  function advance(roleName: string): string {
    const underWay = deletionUnderWay(state, roleName);
    if (underWay === undefined) throw new Error(`No deletion of ${roleName} is under way.`);
    return stepDeletion(underWay.account, underWay.deletion).status;
  }

  function reset(): void {
    state.accounts = createAccounts(start);
    state.stepping = start.stepping;
    faults.clear();
    requests.length = 0;
  }
}

async function openSecure(handle: RequestListener): Promise<{ readonly server: Server; readonly entry: SecureEntry }> {
  const { certificate, key } = createCertificate(Date.now());
  const server = createSecureServer({ cert: certificate, key }, handle);
  return { server, entry: { host: await listen(server), certificate } };
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function end(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
