import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A place before a server on loopback, which can stop to take connections while the server goes on. */
export interface Door {
  /** `127.0.0.1:port`. */
  readonly host: string;
  /** Ends all connections and refuses new ones from then on. */
  shut(): Promise<void>;
}

/** @param host `127.0.0.1:port` of the server behind it */
export async function openDoor(host: string): Promise<Door> {
  const [address, port] = host.split(':');
  const sockets = new Set<Socket>();
  const server = createServer((outer) => {
    const inner = connect(Number(port), address);
    for (const [socket, other] of [
      [outer, inner],
      [inner, outer],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    async shut() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
