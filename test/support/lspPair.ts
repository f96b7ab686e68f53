/** A real server and a real client connection, joined by streams in memory. */
import { PassThrough } from 'node:stream';
import { createConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { createProtocolConnection, type ProtocolConnection } from 'vscode-languageserver-protocol/node';
import type { Host } from '../../server/src/host.ts';
import { startServer } from '../../server/src/lsp/server.ts';
import { packCatalogue } from '../../server/tools/catalogue/pack.ts';
import { type ClientSession, connectClient, type SessionOptions } from './lspSession.ts';

const packed = await packCatalogue();

export interface PairOptions extends SessionOptions {
  /** What the server's surroundings do differently from a healthy installation. */
  readonly host?: Partial<Host>;
}

/** Starts a server in this process and initialises it. */
export async function startPair({ host = {}, ...options }: PairOptions = {}): Promise<ClientSession> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  startServer(server, {
    readCatalogue: async (part) => packed[part],
    readFile: async () => undefined,
    rulePage: (code) => `file:///rules/${code}.md`,
    schedule: (run) => void setImmediate(run),
    ...host,
  });
  const client: ProtocolConnection = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  return connectClient(client, options, () => server.dispose());
}
