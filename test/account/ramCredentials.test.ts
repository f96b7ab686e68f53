import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import { createRequire } from 'node:module';
import { suite, type TestContext, test } from 'node:test';
import type { Account, CredentialSource } from '../../client/account/account.ts';
import { accountAt, createCancellation, failureFrom } from './accounts.ts';
import { withMachine, withTrustedCloud } from './machine.ts';
import { withCloud } from './withCloud.ts';

const operator = 'acs:ram::1234567890123456:role/Operator';
const adminKeys = { ALIBABA_CLOUD_ACCESS_KEY_ID: 'demo-admin', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'demo-secret' };

function account(place: string, credentials: CredentialSource, timeout: number = 20_000): Account {
  return accountAt(place, 'ram', { credentials, timeout });
}

function toolFile(current: string, profiles: readonly object[]): string {
  return JSON.stringify({ current, profiles });
}

const adminProfile = { name: 'admin', mode: 'AK', access_key_id: 'demo-admin', access_key_secret: 'demo-secret' };

/** Sends what is meant for one host elsewhere, without TLS; all else goes its way. */
function redirect(t: TestContext, host: string, place: string): void {
  const { hostname, port } = new URL(place);
  const send = http.request;
  const divert = (options: http.RequestOptions): http.ClientRequest =>
    send({ ...options, host: hostname, port, agent: new http.Agent() });
  for (const library of [http, https]) {
    const original: unknown = library.request;
    assert.ok(typeof original === 'function');
    t.mock.method(library, 'request', (...parameters: readonly unknown[]): http.ClientRequest => {
      const [options] = parameters as readonly [http.RequestOptions];
      return options.host === host ? divert(options) : Reflect.apply(original, library, parameters);
    });
  }
}

suite('credentials of Alibaba Cloud', () => {
  test('by default come from the environment, before any file', async () => {
    await withMachine(async ({ set, write }) => {
      await withCloud(async ({ url }) => {
        await write(
          '.aliyun/config.json',
          toolFile('root', [{ ...adminProfile, name: 'root', access_key_id: 'demo-root' }]),
        );
        set(adminKeys);
        assert.equal((await account(url, { kind: 'default' }).identity()).name, 'admin');
      });
    });
  });

  test('by default come from the current profile of the command line tool', async () => {
    await withMachine(async ({ write }) => {
      await withCloud(async ({ url }) => {
        await write('.aliyun/config.json', toolFile('admin', [{ name: 'other', mode: 'AK' }, adminProfile]));
        assert.equal((await account(url, { kind: 'default' }).identity()).name, 'admin');
      });
    });
  });

  test('by default come from the credentials file, where the tool has none', async () => {
    await withMachine(async ({ write }) => {
      await withCloud(async ({ url }) => {
        await write(
          '.alibabacloud/credentials',
          '[default]\ntype = access_key\naccess_key_id = demo-admin\naccess_key_secret = demo-secret\n',
        );
        assert.equal((await account(url, { kind: 'default' }).identity()).name, 'admin');
      });
    });
  });

  test('by default come from an address, where one is set', async () => {
    await withMachine(async ({ set }) => {
      await withCloud(async ({ url }) => {
        set({ ALIBABA_CLOUD_CREDENTIALS_URI: `${url}/container/ram` });
        assert.equal((await account(url, { kind: 'default' }).identity()).name, 'Operator');
      });
    });
  });

  test('are looked for in the order of the chain of the SDK', async () => {
    await withMachine(async ({ set }) => {
      set({
        ...adminKeys,
        ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'false',
        ALIBABA_CLOUD_ROLE_ARN: operator,
        ALIBABA_CLOUD_OIDC_PROVIDER_ARN: 'provider',
        ALIBABA_CLOUD_OIDC_TOKEN_FILE: 'file',
      });
      const { DefaultCredentialsProvider } = createRequire(import.meta.url)('@alicloud/credentials');
      const { providers } = DefaultCredentialsProvider.builder().build();
      assert.deepEqual(
        providers.map((provider: { getProviderName(): string }) => provider.getProviderName()),
        ['env', 'oidc_role_arn', 'cli_profile', 'profile', 'ecs_ram_role', 'credential_uri'],
      );
    });
  });

  test('come from a profile by name, whether keys or a session', async () => {
    await withMachine(async ({ write }) => {
      await withCloud(async ({ url }) => {
        const session = {
          name: 'session',
          mode: 'StsToken',
          access_key_id: 'STS.demo-session',
          access_key_secret: 'demo-session-secret',
          sts_token: 'demo-session-token',
        };
        await write('.aliyun/config.json', toolFile('none', [adminProfile, session]));
        assert.equal((await account(url, { kind: 'profile', profile: 'admin' }).identity()).name, 'admin');
        assert.equal((await account(url, { kind: 'profile', profile: 'session' }).identity()).kind, 'role');
      });
    });
  });

  test('come from a profile that assumes a role, over TLS', async () => {
    await withMachine(async ({ write }) => {
      await withTrustedCloud(async ({ url }, secureHost) => {
        const { access_key_id, access_key_secret } = adminProfile;
        const role = { name: 'role', mode: 'RamRoleArn', access_key_id, access_key_secret, ram_role_arn: operator };
        await write(
          '.aliyun/config.json',
          toolFile('', [{ ...role, ram_session_name: 'demo', expired_seconds: 900, sts_endpoint: secureHost }]),
        );
        const { arn } = await account(url, { kind: 'profile', profile: 'role' }).identity();
        assert.equal(arn, 'acs:ram::1234567890123456:assumed-role/Operator/demo');
      });
    });
  });

  for (const isSecure of [true, false])
    test(`come from a role that is assumed, ${isSecure ? 'over TLS' : 'over http where the setting says so'}`, async () => {
      await withMachine(async ({ set }) => {
        await withTrustedCloud(async ({ url, requests }, secureHost) => {
          set(adminKeys);
          const asked = accountAt(url, 'ram', {
            credentials: { kind: 'role', roleArn: operator },
            endpoints: { sts: isSecure ? secureHost : url, resourcemanager: url },
          });
          assert.equal((await asked.identity()).arn, 'acs:ram::1234567890123456:assumed-role/Operator/rampart');
          await asked.role('Operator');
          assert.equal(requests.filter(({ operation }) => operation === 'AssumeRole').length, 1);
        });
      });
    });

  test('come from the token of an identity provider', async () => {
    await withMachine(async ({ write }) => {
      await withCloud(async ({ url }) => {
        const tokenFile = await write('token', 'head.body.sign');
        const { arn } = await account(url, {
          kind: 'oidc',
          roleArn: 'acs:ram::1234567890123456:role/Pipeline',
          providerArn: 'acs:ram::1234567890123456:oidc-provider/demo',
          tokenFile,
        }).identity();
        assert.equal(arn, 'acs:ram::1234567890123456:assumed-role/Pipeline/rampart');
      });
    });
  });

  for (const roleName of [undefined, 'Operator'])
    test(`come from the role of the machine, ${roleName === undefined ? 'whichever it has' : 'by name'}`, async (t) => {
      await withMachine(async ({ set }) => {
        await withCloud(async ({ url }) => {
          set({ ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'false' });
          redirect(t, '100.100.100.200', url);
          const source = { kind: 'instance', ...(roleName !== undefined && { roleName }) } as const;
          assert.equal((await account(url, source).identity()).name, 'Operator');
        });
      });
    });

  test('come from a command of a profile, and the file of the tool stays as it was', async () => {
    await withMachine(async ({ write }) => {
      await withCloud(async ({ url }) => {
        const script = await write(
          'keys.js',
          'console.log(JSON.stringify({ mode: "AK", access_key_id: "demo-admin", access_key_secret: "demo-secret" }))',
        );
        const text = toolFile('', [
          { name: 'command', mode: 'External', process_command: `${process.execPath} ${script}` },
        ]);
        const file = await write('.aliyun/config.json', text);
        assert.equal((await account(url, { kind: 'profile', profile: 'command' }).identity()).name, 'admin');
        assert.equal(await readFile(file, 'utf8'), text);
      });
    });
  });

  test('come from a sign-in of the tool; it is not renewed, and its file stays as it was', async (t) => {
    await withMachine(async ({ write }) => {
      await withCloud(async ({ url }) => {
        const paths: (string | undefined)[] = [];
        const signIn = http
          .createServer((request, response) => {
            paths.push(request.url);
            const keys = { accessKeyId: 'demo-admin', accessKeySecret: 'demo-secret', securityToken: 'demo-token' };
            response.end(JSON.stringify({ ...keys, expiration: new Date(Date.now() + 3_600_000).toISOString() }));
          })
          .listen(0, '127.0.0.1');
        await new Promise((resolve) => signIn.once('listening', resolve));
        redirect(t, 'oauth.aliyun.com', `http://127.0.0.1:${(signIn.address() as { port: number }).port}`);
        const profile = { name: 'web', mode: 'OAuth', oauth_site_type: 'CN', oauth_access_token: 'access' };
        const text = toolFile('', [{ ...profile, oauth_refresh_token: 'refresh', oauth_access_token_expire: 1 }]);
        const file = await write('.aliyun/config.json', text);
        // The token of the answer belongs to no session of the test cloud, which is enough to know that it was used.
        const failure = await failureFrom(account(url, { kind: 'profile', profile: 'web' }).identity());
        signIn.close();
        assert.equal(failure.code, 'InvalidSecurityToken.MismatchWithAccessKey');
        assert.deepEqual(paths, ['/v1/exchange']);
        assert.equal(await readFile(file, 'utf8'), text);
      });
    });
  });

  test('are renewed before their session ends', async (t) => {
    await withMachine(async ({ set }) => {
      await withCloud(
        async ({ url, requests }) => {
          set(adminKeys);
          t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
          const asked = account(url, { kind: 'role', roleArn: operator });
          const sessions = () => requests.filter(({ operation }) => operation === 'AssumeRole').length;
          await asked.identity();
          t.mock.timers.setTime(Date.now() + 40 * 60 * 1000);
          await asked.identity();
          assert.equal(sessions(), 1);
          t.mock.timers.setTime(Date.now() + 10 * 60 * 1000);
          await asked.identity();
          assert.equal(sessions(), 2);
        },
        {},
        { now: () => Date.now() },
      );
    });
  });
});

suite('credentials of Alibaba Cloud that fail', () => {
  test('nothing is found: told as that, and found at the next call once it is there', async () => {
    await withMachine(async ({ write }) => {
      await withCloud(async ({ url, requests }) => {
        const asked = account(url, { kind: 'default' });
        const failure = await failureFrom(asked.roles(() => undefined));
        assert.deepEqual([failure.fault, failure.operation], ['credentials', 'ListRoles']);
        assert.match(failure.message, /^No credentials of Alibaba Cloud were found/);
        assert.deepEqual(requests, []);
        await write('.aliyun/config.json', toolFile('admin', [adminProfile]));
        assert.equal((await asked.identity()).name, 'admin');
      });
    });
  });

  test('a file that cannot be read is not quoted', async () => {
    await withMachine(async ({ write }) => {
      await withCloud(async ({ url }) => {
        await write('.aliyun/config.json', '{"profiles": [{"access_key_secret": "canary-in-file"');
        for (const source of [{ kind: 'default' }, { kind: 'profile', profile: 'admin' }] as const) {
          const failure = await failureFrom(account(url, source).identity());
          assert.equal(failure.fault, 'credentials');
          assert.doesNotMatch(failure.message, /canary/);
        }
      });
    });
  });

  test('a profile that is not there is named', async () => {
    await withMachine(async ({ write }) => {
      await withCloud(async ({ url }) => {
        await write('.aliyun/config.json', toolFile('', [adminProfile]));
        const failure = await failureFrom(account(url, { kind: 'profile', profile: 'prod' }).identity());
        assert.equal(failure.fault, 'credentials');
        assert.equal(failure.message, `The profile "prod" gives no credentials: unable to get profile with 'prod'.`);
      });
    });
  });

  test('a token service that is not reached is told as that, by default too', async () => {
    await withMachine(async ({ write }) => {
      let closed = '';
      await withCloud(async ({ host }) => {
        closed = host;
      });
      await withCloud(async ({ url }) => {
        const role = { ...adminProfile, mode: 'RamRoleArn', ram_role_arn: operator, sts_endpoint: closed };
        await write('.aliyun/config.json', toolFile('admin', [role]));
        for (const source of [{ kind: 'default' }, { kind: 'profile', profile: 'admin' }] as const) {
          const failure = await failureFrom(account(url, source).identity());
          assert.deepEqual([failure.fault, failure.code], ['unreachable', 'ECONNREFUSED']);
        }
      });
    });
  });

  test('empty members are not filled from the environment', async () => {
    await withMachine(async ({ set }) => {
      await withCloud(async ({ url, requests }) => {
        set({ ...adminKeys, ALIBABA_CLOUD_PROFILE: 'admin', ALIBABA_CLOUD_ROLE_ARN: operator });
        const sources: readonly CredentialSource[] = [
          { kind: 'keys', accessKeyId: 'demo-admin', accessKeySecret: '' },
          { kind: 'keys', accessKeyId: '', accessKeySecret: 'demo-secret' },
          { kind: 'profile', profile: '' },
          { kind: 'role', roleArn: '' },
        ];
        for (const source of sources)
          assert.equal((await failureFrom(account(url, source).identity())).fault, 'credentials');
        assert.deepEqual(requests, []);
      });
    });
  });

  test('a missing token file is named', async () => {
    await withMachine(async ({ home }) => {
      await withCloud(async ({ url }) => {
        const tokenFile = `${home}/none`;
        const source = { kind: 'oidc', roleArn: operator, providerArn: 'provider', tokenFile } as const;
        const failure = await failureFrom(account(url, source).identity());
        assert.deepEqual([failure.fault, failure.message], ['credentials', `There is no token file ${tokenFile}.`]);
      });
    });
  });

  const role: CredentialSource = { kind: 'role', roleArn: operator };
  const rows = [
    [{ kind: 'forbidden' }, 'no-permission', 2],
    [{ kind: 'not-found' }, 'credentials', 1],
    [{ kind: 'throttle' }, 'throttled', 2],
    [{ kind: 'internal' }, 'server', 1],
    [{ kind: 'html' }, 'server', 1],
    [{ kind: 'expired-credentials' }, 'credentials', 1],
    [{ kind: 'reset' }, 'unreachable', 1],
  ] as const;
  for (const [fault, told, attempts] of rows)
    test(`a role that cannot be assumed (${fault.kind}) is told as ${told}, never as absent`, async () => {
      await withMachine(async ({ set }) => {
        await withCloud(async (cloud) => {
          set(adminKeys);
          cloud.fault({ ...fault, operation: 'AssumeRole' });
          const failure = await failureFrom(account(cloud.url, role).role('Operator'));
          assert.deepEqual([failure.fault, failure.operation], [told, 'GetRole']);
          assert.equal(cloud.requests.length, attempts);
          assert.doesNotMatch(failure.message, /demo-/);
          if (told !== 'no-permission') return;
          assert.deepEqual(JSON.parse(failure.statement ?? ''), {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Resource: operator,
          });
        });
      });
    });

  test('a trust policy that says no is told as a matter of credentials, since no permission helps', async () => {
    await withMachine(async ({ write }) => {
      await withCloud(async ({ url }) => {
        const tokenFile = await write('token', 'head.body.sign');
        const source = { kind: 'oidc', roleArn: operator, providerArn: 'acs:other', tokenFile } as const;
        const failure = await failureFrom(account(url, source).identity());
        assert.deepEqual([failure.fault, failure.code, failure.statement], ['credentials', 'NoPermission', undefined]);
      });
    });
  });

  test('a session that does not come is waited for within the time; a cancelled call leaves the others waiting', async () => {
    await withMachine(async ({ set }) => {
      await withCloud(async (cloud) => {
        set(adminKeys);
        cloud.fault({ kind: 'hang', operation: 'AssumeRole' });
        const failure = await failureFrom(account(cloud.url, role, 400).identity());
        assert.equal(failure.fault, 'time-out');

        cloud.clearFaults();
        cloud.fault({ kind: 'slow', operation: 'AssumeRole', times: 1 });
        const asked = account(cloud.url, role);
        const cancellation = createCancellation();
        const cancelled = failureFrom(asked.role('Operator', cancellation));
        const other = asked.identity();
        cancellation.cancel();
        assert.equal((await cancelled).fault, 'cancelled');
        const releasing = setInterval(cloud.release, 5);
        try {
          assert.equal((await other).name, 'Operator');
        } finally {
          clearInterval(releasing);
        }
        await asked.identity();
        assert.ok(
          cloud.requests.every(({ operation }) => operation !== 'GetRole'),
          'Nothing is sent once it is cancelled.',
        );
      });
    });
  });
});
