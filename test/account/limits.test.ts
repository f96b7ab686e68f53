import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { suite, test } from 'node:test';
import type { Account } from '../../client/account/account.ts';
import { accountAt, createCancellation, dialects, everyCall, failureFrom } from './accounts.ts';
import { withCloud } from './withCloud.ts';

interface SilentServer {
  readonly url: string;
  /** For each request that came, what comes to pass when its connection ends. */
  readonly closed: readonly Promise<unknown>[];
  /** Waits for the next request. */
  asked(): Promise<unknown>;
}

/** A server that takes requests and is silent, or does as it is told. */
async function withSilentServer(
  run: (server: SilentServer) => Promise<void>,
  answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined,
): Promise<void> {
  const closed: Promise<unknown>[] = [];
  const server = createServer((request, response) => {
    closed.push(once(request.socket, 'close'));
    answer(request, response);
  }).listen(0, '127.0.0.1');
  // Connections are for the client to end.
  server.keepAliveTimeout = 0;
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    await run({ url, closed, asked: () => once(server, 'request') });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function inMilliseconds(timeout: number, dialect: Account['dialect'], url: string): Account {
  return accountAt(url, dialect, { timeout });
}

suite('time', { concurrency: 4 }, () => {
  for (const dialect of dialects) {
    test(`every call ends with its time, and so does its connection (${dialect})`, async () => {
      await withSilentServer(async ({ url, closed }) => {
        const calls = Object.values(everyCall(inMilliseconds(1500, dialect, url)));
        const failures = await Promise.all(calls.map((ask) => failureFrom(ask())));
        assert.deepEqual(new Set(failures.map(({ fault }) => fault)), new Set(['time-out']));
        assert.equal(closed.length, calls.length);
        await Promise.all(closed);
      });
    });

    test(`an answer that never ends is ended (${dialect})`, async () => {
      await withSilentServer(
        async ({ url, closed }) => {
          const failure = await failureFrom(inMilliseconds(500, dialect, url).role('Operator'));
          assert.equal(failure.fault, 'time-out');
          assert.equal(closed.length, 1);
          await Promise.all(closed);
        },
        (_, response) => {
          response.writeHead(200);
          response.write('{"Role": {');
        },
      );
    });

    test(`throttling whose second attempt does not fit is told as such (${dialect})`, async () => {
      await withCloud(async (cloud) => {
        cloud.fault({ kind: 'throttle', after: 1 });
        const account = inMilliseconds(280, dialect, cloud.url);
        // The first call of a process takes the SDK longer.
        await accountAt(cloud.url, dialect).role('Operator');
        assert.equal((await failureFrom(account.role('Operator'))).fault, 'throttled');
        assert.equal(cloud.requests.length, 2);
      });
    });

    test(`the second attempt has what the first left of the time (${dialect})`, async () => {
      await withCloud(async (cloud) => {
        cloud.fault({ kind: 'hang' });
        cloud.fault({ kind: 'throttle', times: 1 });
        const started = performance.now();
        const failure = await failureFrom(inMilliseconds(1500, dialect, cloud.url).role('Operator'));
        assert.equal(failure.fault, 'time-out');
        assert.equal(cloud.requests.length, 2);
        assert.ok(performance.now() - started < 2900, 'One time for both attempts.');
      });
    });
  }
});

suite('cancellation', () => {
  for (const dialect of dialects) {
    test(`ends every call at once, and its connection (${dialect})`, async () => {
      await withSilentServer(async ({ url, asked, closed }) => {
        const account = accountAt(url, dialect);
        for (const index of Object.keys(everyCall(account)).keys()) {
          const cancellation = createCancellation();
          const ask = Object.values(everyCall(account, cancellation))[index];
          assert.ok(ask);
          const arrival = asked();
          const failure = failureFrom(ask());
          await arrival;
          cancellation.cancel();
          assert.equal((await failure).fault, 'cancelled');
          await closed[index];
          assert.equal(cancellation.listeners, 0);
        }
      });
    });

    test(`before the call lets nothing be sent (${dialect})`, async () => {
      await withCloud(async ({ url, requests }) => {
        const cancellation = createCancellation();
        cancellation.cancel();
        for (const ask of Object.values(everyCall(accountAt(url, dialect), cancellation)))
          assert.equal((await failureFrom(ask())).fault, 'cancelled');
        assert.deepEqual(requests, []);
      });
    });

    test(`between two attempts lets no second one be sent (${dialect})`, async () => {
      const cancellation = createCancellation();
      await withSilentServer(
        async ({ url, closed }) => {
          const call = accountAt(url, dialect).role('Operator', cancellation);
          assert.equal((await failureFrom(call)).fault, 'cancelled');
          assert.equal(closed.length, 1);
        },
        (_, response) => {
          response.writeHead(429, { 'content-type': 'application/json', connection: 'close' });
          response.end('{}', () => setImmediate(() => cancellation.cancel()));
        },
      );
    });

    test(`leaves nothing listening after a call that went well (${dialect})`, async () => {
      await withCloud(async ({ url }) => {
        const cancellation = createCancellation();
        const account = accountAt(url, dialect);
        await account.role('Operator', cancellation);
        await account.roles(() => undefined, cancellation);
        assert.equal(cancellation.listeners, 0);
      });
    });

    test(`of one call leaves another alone (${dialect})`, async () => {
      await withCloud(async (cloud) => {
        cloud.fault({ kind: 'slow' });
        const account = accountAt(cloud.url, dialect);
        const cancellation = createCancellation();
        const cancelled = failureFrom(account.role('Operator', cancellation));
        const other = account.identity();
        cancellation.cancel();
        assert.equal((await cancelled).fault, 'cancelled');
        cloud.clearFaults();
        const releasing = setInterval(cloud.release, 5);
        try {
          assert.equal((await other).name, 'admin');
        } finally {
          clearInterval(releasing);
        }
      });
    });
  }
});

suite('closing', { concurrency: 4 }, () => {
  for (const dialect of dialects) {
    test(`ends what is open and lets nothing start (${dialect})`, async () => {
      await withSilentServer(async ({ url, asked, closed }) => {
        const account = accountAt(url, dialect);
        const arrival = asked();
        const failure = failureFrom(account.role('Operator'));
        await arrival;
        account.close();
        assert.equal((await failure).fault, 'cancelled');
        await Promise.all(closed);
        assert.equal((await failureFrom(account.identity())).fault, 'cancelled');
        assert.equal(closed.length, 1);
      });
    });

    test(`ends connections that wait, of this account alone (${dialect})`, async () => {
      const sockets: Socket[] = [];
      const waiting: ServerResponse[] = [];
      await withSilentServer(
        async ({ url }) => {
          const [first, second] = [accountAt(url, dialect), accountAt(url, dialect)];
          // Both at once, so that each has a connection of its own.
          await Promise.all([failureFrom(first.role('A')), failureFrom(second.role('B'))]);
          const [one, other] = sockets;
          assert.ok(one && other && sockets.length === 2);
          const ended = once(one, 'close');
          const endedToo = once(other, 'close');
          first.close();
          await Promise.race([ended, endedToo]);
          assert.equal([one, other].filter(({ destroyed }) => destroyed).length, 1);
          second.close();
          await Promise.all([ended, endedToo]);
        },
        (request, response) => {
          sockets.push(request.socket);
          waiting.push(response);
          if (waiting.length === 2) for (const each of waiting) each.writeHead(400).end('{}');
        },
      );
    });
  }

  test('a connection that nobody used for some seconds is ended, so that none is stale', async () => {
    await withSilentServer(
      async ({ url, closed }) => {
        await Promise.all(dialects.map((dialect) => failureFrom(accountAt(url, dialect).role('A'))));
        await Promise.all(closed);
      },
      (_, response) => response.writeHead(400).end('{}'),
    );
  });
});
