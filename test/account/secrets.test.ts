import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { suite, test } from 'node:test';
import { createSecrets } from '../../client/account/secrets.ts';
import { accountAt, dialects, failureFrom } from './accounts.ts';

suite('secrets in texts', () => {
  const value = `a+b/c=d %&'"e`;
  const forms = [
    value,
    encodeURIComponent(value),
    encodeURIComponent(encodeURIComponent(value)),
    encodeURIComponent(value).replaceAll('%20', '+'),
    encodeURIComponent(value).replaceAll("'", '%27'),
    encodeURIComponent(value).replace(/%../g, (digits) => digits.toLowerCase()),
    JSON.stringify(value).slice(1, -1),
  ];
  for (const form of forms)
    test(`${form} is hidden`, () => {
      const secrets = createSecrets();
      secrets.remember(value);
      assert.equal(secrets.redact(`before ${form} after ${form}`), 'before *** after ***');
    });

  test('one that is part of another goes with it', () => {
    const secrets = createSecrets();
    secrets.remember('secret', 'secret-and-more');
    assert.equal(secrets.redact('secret-and-more secret'), '*** ***');
  });

  test('of an access key ID the beginning stays', () => {
    const secrets = createSecrets();
    secrets.rememberId('LTAI5tExampleExample');
    assert.equal(secrets.redact('LTAI5tExampleExample is not found'), 'LTAI*** is not found');
  });

  test('nothing and next to nothing is no secret', () => {
    const secrets = createSecrets();
    secrets.remember(undefined, '', 'a');
    assert.equal(secrets.redact('a cat'), 'a cat');
  });
});

suite('refusals that quote the request', () => {
  for (const dialect of dialects)
    test(`show no signature (${dialect})`, async () => {
      let sent = '';
      const server = createServer((request, response) => {
        sent = request.headers.authorization ?? '';
        const answer =
          dialect === 'ram'
            ? JSON.stringify({ Code: 'Odd', Message: `You sent ${sent}` })
            : `<ErrorResponse><Error><Code>Odd</Code><Message>You sent ${sent}</Message></Error></ErrorResponse>`;
        response.writeHead(400).end(answer);
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const place = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const failure = await failureFrom(accountAt(place, dialect).role('Operator'));
      server.closeAllConnections();
      server.close();
      const [, signature] = /Signature=([0-9a-f]{64})$/.exec(sent) ?? [];
      assert.ok(signature !== undefined);
      assert.match(failure.message, /^You sent .*Signature=\*\*\*$/);
      assert.doesNotMatch(failure.message, new RegExp(`${signature}|demo-admin|DEMOADMIN`));
    });
});
