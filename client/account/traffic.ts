/**
 * The requests that the SDKs send for one piece of work. Neither SDK lets all its requests be ended from outside,
 * those for credentials included; Node tells of each as it starts, in the context of the work that it is for.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

export interface Traffic {
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Status of the last answer that began to come; `undefined` where none did. */
  readonly status: number | undefined;
  /** Host that was asked last. */
  readonly host: string | undefined;
  readonly isEnded: boolean;
  /** Ends the requests that are open and those that would start. */
  end(): void;
}

export interface TrafficOptions {
  /** Whose connections these are. */
  readonly owner: object;
  /** Takes what a request is signed with. */
  readonly onSignature: (signature: string) => void;
}

interface OpenTraffic {
  start(request: ClientRequest): void;
}

const current = new AsyncLocalStorage<OpenTraffic>();
let isListening = false;

/** Connections that wait for another request, and whose they are. */
const idle = new Map<Socket, { readonly owner: object; readonly timer: NodeJS.Timeout }>();
const known = new WeakSet<Socket>();

/** A connection that waited longer is ended, since one that the other side dropped meanwhile would fail the next request. */
const mostIdle = 4000;

export function createTraffic({ owner, onSignature }: TrafficOptions): Traffic {
  listen();
  const requests = new Set<ClientRequest>();
  let isEnded = false;
  let status: number | undefined;
  let host: string | undefined;
  const traffic: OpenTraffic = {
    start(request) {
      if (isEnded) {
        request.destroy();
        return;
      }
      requests.add(request);
      status = undefined;
      host = request.host;
      for (const signature of signaturesOf(request)) onSignature(signature);
      const { socket } = request;
      if (socket !== null) keep(socket);
      request.once('response', (answer: IncomingMessage) => {
        status = answer.statusCode;
      });
      request.once('close', () => {
        requests.delete(request);
        if (socket !== null && !socket.destroyed) leaveIdle(socket, owner);
      });
    },
  };
  return {
    run: (work) => current.run(traffic, work),
    get status() {
      return status;
    },
    get host() {
      return host;
    },
    get isEnded() {
      return isEnded;
    },
    end() {
      isEnded = true;
      for (const request of requests) request.destroy();
    },
  };
}

/** Ends the connections of an owner that wait for another request. */
export function endIdle(owner: object): void {
  for (const [socket, entry] of idle) if (entry.owner === owner) socket.destroy();
}

function listen(): void {
  if (isListening) return;
  isListening = true;
  subscribe('http.client.request.start', (message) => {
    current.getStore()?.start((message as { readonly request: ClientRequest }).request);
  });
}

function leaveIdle(socket: Socket, owner: object): void {
  keep(socket);
  const timer = setTimeout(() => socket.destroy(), mostIdle).unref();
  idle.set(socket, { owner, timer });
  if (known.has(socket)) return;
  known.add(socket);
  socket.once('close', () => keep(socket));
}

function keep(socket: Socket): void {
  clearTimeout(idle.get(socket)?.timer);
  idle.delete(socket);
}

/** Both clouds sign in a header; Alibaba Cloud's security token service is also asked with a signature in the URL. */
function signaturesOf(request: ClientRequest): readonly string[] {
  const header = request.getHeader('authorization');
  const inHeader = typeof header === 'string' ? /Signature=([^,\s]+)/.exec(header)?.[1] : undefined;
  const inUrl = new URLSearchParams(request.path.split('?')[1]).get('Signature');
  return [inHeader, inUrl].flatMap((signature) => signature ?? []);
}
