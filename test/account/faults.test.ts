import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { suite, test } from 'node:test';
import type { AccountFault } from '../../client/account/account.ts';
import type { Fault } from '../support/cloud/faults.ts';
import { accountAt, dialects, everyCall, failureFrom, freeServices, linkedRoles, usedRoles } from './accounts.ts';
import { withCloud } from './withCloud.ts';

interface Row {
  readonly name: string;
  readonly fault: Fault;
  readonly told: AccountFault;
  /** Requests that were sent for one question. */
  readonly attempts?: Readonly<Record<'ram' | 'iam', number>>;
}

const twice = { ram: 2, iam: 2 };
const sporadic = { ram: 2, iam: 1 };

/** What a caller gets of each fault of the test cloud that ends by itself. */
const rows: readonly Row[] = [
  { name: 'throttling', fault: { kind: 'throttle' }, told: 'throttled', attempts: twice },
  { name: 'throttling by status', fault: { kind: 'throttle', status: 429 }, told: 'throttled', attempts: twice },
  { name: 'a lack of permission', fault: { kind: 'forbidden' }, told: 'no-permission', attempts: sporadic },
  {
    name: 'a nameless lack of it',
    fault: { kind: 'forbidden', isSilent: true },
    told: 'no-permission',
    attempts: sporadic,
  },
  { name: 'an absent thing', fault: { kind: 'not-found' }, told: 'not-found' },
  { name: 'a conflict', fault: { kind: 'conflict' }, told: 'conflict' },
  { name: 'an error of the cloud', fault: { kind: 'internal' }, told: 'server' },
  { name: 'an unavailable cloud', fault: { kind: 'unavailable' }, told: 'server' },
  { name: 'expired credentials', fault: { kind: 'expired-credentials' }, told: 'credentials' },
  { name: 'a wrong signature', fault: { kind: 'wrong-signature' }, told: 'credentials' },
  { name: 'the error page of a proxy', fault: { kind: 'html' }, told: 'server' },
  { name: 'a page in place of an answer', fault: { kind: 'html', status: 200 }, told: 'malformed' },
  { name: 'a page that says not found', fault: { kind: 'html', status: 404 }, told: 'malformed' },
  { name: 'a page that says forbidden', fault: { kind: 'html', status: 403 }, told: 'malformed' },
  { name: 'half a text', fault: { kind: 'wrong-text' }, told: 'malformed' },
  { name: 'an answer of another shape', fault: { kind: 'wrong-shape' }, told: 'malformed' },
  { name: 'an answer that is cut off', fault: { kind: 'cut' }, told: 'malformed' },
  { name: 'a connection that ends', fault: { kind: 'reset' }, told: 'unreachable' },
  { name: 'an unknown refusal', fault: { kind: 'conflict', status: 400, code: 'Something.New' }, told: 'refused' },
];

suite('faults', { concurrency: 8 }, () => {
  for (const { name, fault, told, attempts = { ram: 1, iam: 1 } } of rows)
    for (const dialect of dialects)
      test(`${name} is told as ${told} by every call (${dialect})`, async () => {
        await withCloud(async (cloud) => {
          cloud.fault(fault);
          const account = accountAt(cloud.url, dialect);
          await Promise.all(
            Object.entries(everyCall(account)).map(async ([call, ask]) => {
              if (call === 'role' && told === 'not-found') {
                assert.equal(await ask(), undefined);
                return;
              }
              const failure = await failureFrom(ask());
              assert.deepEqual([call, failure.fault], [call, told]);
              assert.ok(failure.message.length > 0);
            }),
          );
          const asked = cloud.requests.filter(({ operation }) => operation === 'ListRoles').length;
          assert.equal(asked, attempts[dialect]);
        });
      });

  for (const dialect of dialects)
    for (const kind of ['throttle', 'forbidden'] as const) {
      if (dialect === 'iam' && kind === 'forbidden') continue;
      test(`one ${kind} is not told when the second attempt goes well (${dialect})`, async () => {
        await withCloud(async (cloud) => {
          cloud.fault({ kind, times: 1 });
          assert.equal((await accountAt(cloud.url, dialect).role('Operator'))?.roleName, 'Operator');
        });
      });
    }

  for (const dialect of dialects)
    test(`a refusal is told with its code and request (${dialect})`, async () => {
      await withCloud(async (cloud) => {
        cloud.fault({ kind: 'internal' });
        const failure = await failureFrom(accountAt(cloud.url, dialect).role('Operator'));
        assert.equal(failure.operation, 'GetRole');
        assert.equal(failure.code, dialect === 'ram' ? 'InternalError' : 'ServiceFailure');
        assert.match(failure.requestId ?? '', /^[0-9a-f-]{36}$/i);
      });
    });
});

suite('a permission that is missing', { concurrency: 8 }, () => {
  const parsed = (statement: string | undefined): unknown => JSON.parse(statement ?? '');

  test('to create: the statement is limited to the service', async () => {
    await withCloud(async (cloud) => {
      const ram = accountAt(cloud.url, 'ram', {
        credentials: { kind: 'keys', accessKeyId: 'demo-reader', accessKeySecret: 'demo-reader-secret' },
      });
      const iam = accountAt(cloud.url, 'iam', {
        credentials: { kind: 'keys', accessKeyId: 'DEMOREADER', accessKeySecret: 'demo-reader-secret' },
      });
      const [inRam, inIam] = await Promise.all([
        failureFrom(ram.create(freeServices.ram.serviceName)),
        failureFrom(iam.create(freeServices.iam.serviceName)),
      ]);
      assert.equal(inRam.action, 'ram:CreateServiceLinkedRole');
      assert.equal(
        inRam.statement,
        `{
  "Effect": "Allow",
  "Action": "ram:CreateServiceLinkedRole",
  "Resource": "*",
  "Condition": {
    "StringEquals": {
      "ram:ServiceName": "secretsmanager-ecs.kms.aliyuncs.com"
    }
  }
}`,
      );
      assert.equal(inIam.action, 'iam:CreateServiceLinkedRole');
      assert.deepEqual(parsed(inIam.statement), {
        Effect: 'Allow',
        Action: 'iam:CreateServiceLinkedRole',
        Resource: 'arn:aws:iam::*:role/aws-service-role/autoscaling.amazonaws.com/*',
        Condition: { StringEquals: { 'iam:AWSServiceName': 'autoscaling.amazonaws.com' } },
      });
    });
  });

  test('to delete: Alibaba Cloud is asked for the service of the role', async () => {
    await withCloud(async (cloud) => {
      cloud.fault({ kind: 'forbidden', operation: 'DeleteServiceLinkedRole' });
      const failure = await failureFrom(accountAt(cloud.url, 'ram').remove(linkedRoles.ram.roleName));
      assert.deepEqual(parsed(failure.statement), {
        Effect: 'Allow',
        Action: 'ram:DeleteServiceLinkedRole',
        Resource: '*',
        Condition: { StringEquals: { 'ram:ServiceName': linkedRoles.ram.serviceName } },
      });
    });
  });

  test('to delete: without a permission to read the role, the statement is for any', async () => {
    await withCloud(async (cloud) => {
      cloud.fault({ kind: 'forbidden' });
      const failure = await failureFrom(accountAt(cloud.url, 'ram').remove(linkedRoles.ram.roleName));
      assert.deepEqual(parsed(failure.statement), {
        Effect: 'Allow',
        Action: 'ram:DeleteServiceLinkedRole',
        Resource: '*',
      });
    });
  });

  test('to delete: AWS names the service in the ARN of the role', async () => {
    await withCloud(async (cloud) => {
      cloud.fault({ kind: 'forbidden', operation: 'DeleteServiceLinkedRole' });
      const account = accountAt(cloud.url, 'iam');
      await account.roles(() => undefined);
      const failure = await failureFrom(account.remove(usedRoles.iam));
      assert.deepEqual(parsed(failure.statement), {
        Effect: 'Allow',
        Action: 'iam:DeleteServiceLinkedRole',
        Resource: `arn:aws:iam::*:role/aws-service-role/cks.kms.amazonaws.com/${usedRoles.iam}`,
        Condition: { StringEquals: { 'iam:AWSServiceName': 'cks.kms.amazonaws.com' } },
      });
    });
  });

  for (const dialect of dialects)
    test(`is that of the operation where the answer names none, and the one that is named where it does (${dialect})`, async () => {
      await withCloud(async (cloud) => {
        const account = accountAt(cloud.url, dialect);
        cloud.fault({ kind: 'forbidden', isSilent: true });
        assert.equal((await failureFrom(account.role('Operator'))).action, `${dialect}:GetRole`);
        assert.equal((await failureFrom(account.roles(() => undefined))).action, `${dialect}:ListRoles`);
        assert.equal(
          (await failureFrom(account.deletion('t'))).action,
          `${dialect}:GetServiceLinkedRoleDeletionStatus`,
        );
        cloud.clearFaults();
        cloud.fault({ kind: 'forbidden', action: 'other:Thing' });
        assert.equal((await failureFrom(account.role('Operator'))).action, 'other:Thing');
      });
    });
});

suite('places that give no answer', () => {
  for (const dialect of dialects) {
    test(`nobody listens (${dialect})`, async () => {
      let closed = '';
      await withCloud(async ({ url }) => {
        closed = url;
      });
      const failure = await failureFrom(accountAt(closed, dialect).role('Operator'));
      assert.deepEqual([failure.fault, failure.code], ['unreachable', 'ECONNREFUSED']);
      assert.doesNotMatch(failure.message, /RoleName|https?:/);
    });

    test(`a certificate that nobody issued (${dialect})`, async () => {
      await withCloud(
        async ({ secure }) => {
          const failure = await failureFrom(accountAt(`https://${secure?.host}`, dialect).role('Operator'));
          assert.deepEqual([failure.fault, failure.code], ['unreachable', 'DEPTH_ZERO_SELF_SIGNED_CERT']);
        },
        {},
        { isSecure: true },
      );
    });

    test(`a server that does not speak TLS, where the setting does not say http (${dialect})`, async () => {
      await withCloud(async ({ host, requests }) => {
        const failure = await failureFrom(accountAt(host, dialect).role('Operator'));
        assert.equal(failure.fault, 'unreachable');
        assert.deepEqual(requests, []);
      });
    });

    test(`a server that does not speak HTTP (${dialect})`, async () => {
      const server = createServer((socket: Socket) => {
        socket.on('error', () => undefined);
        socket.end('220 mail.example.com ready\r\n');
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
      try {
        const place = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
        const failure = await failureFrom(accountAt(place, dialect).role('Operator'));
        assert.equal(failure.fault, 'malformed');
      } finally {
        server.close();
      }
    });

    test(`a setting that is no place (${dialect})`, async () => {
      const failure = await failureFrom(accountAt('http://a b/path', dialect).role('Operator'));
      assert.equal(failure.fault, 'unreachable');
      assert.match(failure.message, /"http:\/\/a b\/path" is no host/);
    });
  }
});
