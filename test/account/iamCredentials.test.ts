import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { suite, test } from 'node:test';
import type { Account, CredentialSource } from '../../client/account/account.ts';
import { accountAt, failureFrom } from './accounts.ts';
import { withMachine } from './machine.ts';
import { withCloud } from './withCloud.ts';

const operator = 'arn:aws:iam::123456789012:role/Operator';
const pipeline = 'arn:aws:iam::123456789012:role/Pipeline';
const adminKeys = { AWS_ACCESS_KEY_ID: 'DEMOADMIN', AWS_SECRET_ACCESS_KEY: 'demo-secret' };
const adminProfile = 'aws_access_key_id = DEMOADMIN\naws_secret_access_key = demo-secret\n';

function account(place: string, credentials: CredentialSource, timeout: number = 20_000): Account {
  return accountAt(place, 'iam', { credentials, timeout });
}

suite('credentials of AWS', () => {
  test('by default come from the environment', async () => {
    await withMachine(async ({ set }) => {
      await withCloud(async ({ url }) => {
        set(adminKeys);
        assert.equal((await account(url, { kind: 'default' }).identity()).name, 'admin');
      });
    });
  });

  test('by default come from the files of the command line tool', async () => {
    await withMachine(async ({ write }) => {
      await withCloud(async ({ url }) => {
        await write('.aws/credentials', `[default]\n${adminProfile}`);
        assert.equal((await account(url, { kind: 'default' }).identity()).name, 'admin');
      });
    });
  });

  test('by default come from the role of the machine or of the container', async () => {
    await withMachine(async ({ set }) => {
      await withCloud(async ({ url }) => {
        set({ AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}/container/iam` });
        assert.equal((await account(url, { kind: 'default' }).identity()).name, 'Operator');
      });
    });
    await withMachine(async ({ set }) => {
      await withCloud(async ({ url }) => {
        set({ AWS_EC2_METADATA_DISABLED: 'false', AWS_EC2_METADATA_SERVICE_ENDPOINT: url });
        assert.equal((await account(url, { kind: 'default' }).identity()).name, 'Operator');
        assert.equal((await account(url, { kind: 'instance' }).identity()).name, 'Operator');
      });
    });
  });

  test('come from a profile by name, never from elsewhere when it has none', async () => {
    await withMachine(async ({ set, write }) => {
      await withCloud(async ({ url }) => {
        set({ ...adminKeys, AWS_ACCESS_KEY_ID: 'DEMOREADER', AWS_SECRET_ACCESS_KEY: 'demo-reader-secret' });
        await write(
          '.aws/config',
          `[profile work]\nregion = eu-central-1\n${adminProfile}\n[profile empty]\nregion = eu-central-1\n`,
        );
        assert.equal((await account(url, { kind: 'profile', profile: 'work' }).identity()).name, 'admin');
        const failure = await failureFrom(account(url, { kind: 'profile', profile: 'empty' }).identity());
        assert.deepEqual(
          [failure.fault, failure.message],
          [
            'credentials',
            'The profile "empty" gives no credentials: Could not resolve credentials using profile: [empty].',
          ],
        );
      });
    });
  });

  test('come from a profile that assumes a role', async () => {
    await withMachine(async ({ set, write }) => {
      await withCloud(async ({ url }) => {
        set({ AWS_ENDPOINT_URL_STS: url });
        await write(
          '.aws/config',
          `[profile base]\n${adminProfile}\n[profile role]\nrole_arn = ${operator}\nsource_profile = base\nrole_session_name = demo\n`,
        );
        const { arn } = await account(url, { kind: 'profile', profile: 'role' }).identity();
        assert.equal(arn, 'arn:aws:sts::123456789012:assumed-role/Operator/demo');
      });
    });
  });

  test('come from a role that is assumed, and from the token of an identity provider', async () => {
    await withMachine(async ({ set, write }) => {
      await withCloud(async ({ url, requests }) => {
        set(adminKeys);
        const asked = account(url, { kind: 'role', roleArn: operator });
        assert.equal((await asked.identity()).arn, 'arn:aws:sts::123456789012:assumed-role/Operator/rampart');
        await asked.role('Operator');
        assert.equal(requests.filter(({ operation }) => operation === 'AssumeRole').length, 1);
        const tokenFile = await write('token', 'head.body.sign');
        assert.equal(
          (await account(url, { kind: 'oidc', roleArn: pipeline, tokenFile }).identity()).arn,
          'arn:aws:sts::123456789012:assumed-role/Pipeline/rampart',
        );
      });
    });
  });

  for (const [minutes, runs] of [
    [60, 1],
    [4, 2],
  ] as const)
    test(`that end in ${minutes} minutes are looked for ${runs === 1 ? 'once' : 'again at the next call'}`, async () => {
      await withMachine(async ({ home, write }) => {
        await withCloud(async ({ url }) => {
          const keys = { Version: 1, AccessKeyId: 'DEMOADMIN', SecretAccessKey: 'demo-secret' };
          const Expiration = new Date(Date.now() + minutes * 60_000).toISOString();
          const script = await write(
            'keys.js',
            `require('node:fs').appendFileSync('${home}/runs', 'x'); console.log('${JSON.stringify({ ...keys, Expiration })}');`,
          );
          await write('.aws/config', `[profile command]\ncredential_process = ${process.execPath} ${script}\n`);
          const asked = account(url, { kind: 'profile', profile: 'command' });
          await asked.identity();
          await asked.role('Operator');
          assert.equal((await readFile(`${home}/runs`, 'utf8')).length, runs);
        });
      });
    });

  test('that the cloud does not take are read anew at the next call', async () => {
    await withMachine(async ({ write }) => {
      await withCloud(async ({ url }) => {
        await write(
          '.aws/credentials',
          `[default]\naws_access_key_id = DEMOADMIN\naws_secret_access_key = wrong-secret\n`,
        );
        const asked = account(url, { kind: 'default' });
        assert.equal((await failureFrom(asked.identity())).code, 'SignatureDoesNotMatch');
        await write('.aws/credentials', `[default]\n${adminProfile}`);
        assert.equal((await asked.identity()).name, 'admin');
      });
    });
  });
});

suite('credentials of AWS that fail', () => {
  test('nothing is found', async () => {
    await withMachine(async () => {
      await withCloud(async ({ url, requests }) => {
        for (const source of [{ kind: 'default' }, { kind: 'role', roleArn: operator }] as const) {
          const failure = await failureFrom(account(url, source).role('Operator'));
          assert.deepEqual([failure.fault, failure.operation], ['credentials', 'GetRole']);
          assert.match(failure.message, /^No credentials of AWS were found/);
        }
        assert.deepEqual(requests, []);
      });
    });
  });

  test('what a command of a profile prints is not quoted', async () => {
    await withMachine(async ({ write }) => {
      await withCloud(async ({ url }) => {
        const script = await write('keys.js', 'console.error("canary-in-output"); process.exit(1);');
        await write(
          '.aws/config',
          `[profile command]\ncredential_process = ${process.execPath} ${script} canary-argument\n`,
        );
        const failure = await failureFrom(account(url, { kind: 'profile', profile: 'command' }).identity());
        assert.equal(failure.fault, 'credentials');
        assert.doesNotMatch(failure.message, /canary/);
      });
    });
  });

  test('a sign-in that is over says so', async () => {
    await withMachine(async ({ write }) => {
      await withCloud(async ({ url }) => {
        await write(
          '.aws/config',
          '[profile web]\nsso_session = main\nsso_account_id = 123456789012\nsso_role_name = A\nregion = us-east-1\n[sso-session main]\nsso_start_url = https://example.com/start\nsso_region = us-east-1\n',
        );
        const failure = await failureFrom(account(url, { kind: 'profile', profile: 'web' }).identity());
        assert.equal(failure.fault, 'credentials');
        assert.match(failure.message, /SSO session token associated with profile=web was not found or is invalid\.$/);
      });
    });
  });

  test('a token service that is not reached is told as that, by default too', async () => {
    await withMachine(async ({ set, write }) => {
      let closed = '';
      await withCloud(async ({ url }) => {
        closed = url;
      });
      await withCloud(async ({ url }) => {
        set({ AWS_ENDPOINT_URL_STS: closed, AWS_PROFILE: 'role' });
        await write(
          '.aws/config',
          `[profile base]\n${adminProfile}\n[profile role]\nrole_arn = ${operator}\nsource_profile = base\n`,
        );
        for (const source of [{ kind: 'default' }, { kind: 'profile', profile: 'role' }] as const) {
          const failure = await failureFrom(account(url, source).identity());
          assert.deepEqual([failure.fault, failure.code], ['unreachable', 'ECONNREFUSED']);
        }
      });
    });
  });

  test('empty members are not filled from the environment', async () => {
    await withMachine(async ({ set }) => {
      await withCloud(async ({ url, requests }) => {
        set({ ...adminKeys, AWS_PROFILE: 'admin', AWS_ROLE_ARN: operator });
        const sources: readonly CredentialSource[] = [
          { kind: 'keys', accessKeyId: 'DEMOADMIN', accessKeySecret: '' },
          { kind: 'profile', profile: '' },
          { kind: 'role', roleArn: '' },
        ];
        for (const source of sources)
          assert.equal((await failureFrom(account(url, source).identity())).fault, 'credentials');
        assert.deepEqual(requests, []);
      });
    });
  });

  const rows = [
    [{ kind: 'forbidden' }, 'no-permission', 1],
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
          const failure = await failureFrom(account(cloud.url, { kind: 'role', roleArn: operator }).role('Operator'));
          assert.deepEqual([failure.fault, failure.operation], [told, 'GetRole']);
          assert.equal(cloud.requests.length, attempts);
          if (told !== 'no-permission') return;
          assert.deepEqual(JSON.parse(failure.statement ?? ''), {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Resource: operator,
          });
        });
      });
    });

  test('a trust policy that says no is told as a matter of credentials', async () => {
    await withMachine(async ({ write }) => {
      await withCloud(async ({ url }) => {
        const tokenFile = await write('token', 'head.body.sign');
        const failure = await failureFrom(account(url, { kind: 'oidc', roleArn: operator, tokenFile }).identity());
        assert.deepEqual([failure.fault, failure.code, failure.statement], ['credentials', 'AccessDenied', undefined]);
      });
    });
  });

  test('a session that does not come is waited for within the time', async () => {
    await withMachine(async ({ set }) => {
      await withCloud(async (cloud) => {
        set(adminKeys);
        cloud.fault({ kind: 'hang', operation: 'AssumeRole' });
        const source = { kind: 'role', roleArn: operator } as const;
        assert.equal((await failureFrom(account(cloud.url, source, 400).identity())).fault, 'time-out');
      });
    });
  });
});
