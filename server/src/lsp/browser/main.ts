/** Entry in a browser: a worker that talks to the page which started it, and asks it for the facts. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import type { Host } from '../../host.ts';
import {
  type ReadCatalogueParams,
  type ReadFileParams,
  readCatalogueRequest,
  readFileRequest,
} from '../../protocol/requests.ts';
import { startServer } from '../server.ts';

declare const self: DedicatedWorkerGlobalScope;

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));

// A message channel rather than a timer: nested timers are held back by four milliseconds.
const waiting: (() => void)[] = [];
const channel = new MessageChannel();
channel.port1.onmessage = () => waiting.shift()?.();

const host: Host = {
  readCatalogue: (part) => connection.sendRequest(readCatalogueRequest, { part } satisfies ReadCatalogueParams),
  readFile: (uri) =>
    connection.sendRequest<string | null>(readFileRequest, { uri } satisfies ReadFileParams).then(
      (text) => text ?? undefined,
      () => undefined,
    ),
  rulePage: () => undefined,
  schedule(run) {
    waiting.push(run);
    channel.port2.postMessage(undefined);
  },
};

startServer(connection, host);
