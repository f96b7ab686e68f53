import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import type { ConnectOptions, CredentialSource } from '../../client/account/account.ts';
import type { Dialect } from '../../server/src/core/document/dialect.ts';
import type { TestCloud } from '../support/cloud/cloud.ts';
import { type Fault, faultKinds } from '../support/cloud/faults.ts';
import type { IdentitySeed } from '../support/cloud/seed.ts';
import { simpleSeed } from '../support/cloud/simpleSeed.ts';
import { allAt } from './accounts.ts';
import type { CanaryOrder, CanaryReport } from './canaryChild.ts';
import { withMachine } from './machine.ts';
import { withCloud } from './withCloud.ts';

/** With the marks that encodings change, so that a secret that leaks encoded is another text. */
const secrets = {
  user: `canary-user+secret/with=marks%&'"<>`,
  session: `canary-session+secret/with=marks%`,
  token: 'canary/token+with==marks%26~',
};
const keyIds = { user: 'CANARYUSERKEYID00001', session: 'STS.CANARYSESSIONKEY1' };

const identities: readonly IdentitySeed[] = [
  { accessKeyId: keyIds.user, accessKeySecret: secrets.user, kind: 'user', name: 'admin' },
  {
    accessKeyId: keyIds.session,
    accessKeySecret: secrets.session,
    token: secrets.token,
    kind: 'role',
    name: 'Operator',
    session: 'canary',
  },
];

const seed = {
  ram: { ...simpleSeed.ram, identities },
  iam: { ...simpleSeed.iam, identities },
};

/** Every fault, those that a person can have too, in each way that an SDK reads differently. */
const faults: readonly Fault[] = [
  ...faultKinds.map((kind) => ({ kind })),
  { kind: 'html', status: 200 },
  { kind: 'html', status: 404 },
  { kind: 'wrong-text', status: 400 },
  { kind: 'wrong-shape', status: 500 },
  { kind: 'forbidden', isSilent: true },
];

const roleArns = { ram: 'acs:ram::1234567890123456:role/Operator', iam: 'arn:aws:iam::123456789012:role/Operator' };

function optionsOf(cloud: TestCloud, dialect: Dialect, credentials: CredentialSource): ConnectOptions {
  return { dialect, credentials, endpoints: allAt(cloud.url), timeout: 1200 };
}

interface Outcome extends CanaryReport {
  /** What the process wrote to either stream. */
  readonly printed: string;
}

async function runChild(order: CanaryOrder, environment: Readonly<Record<string, string>>): Promise<Outcome> {
  const child = fork(join(import.meta.dirname, 'canaryChild.ts'), {
    silent: true,
    execArgv: [],
    env: { ...process.env, ...environment },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
  child.send(order);
  const [[report], [code]] = (await Promise.all([once(child, 'message'), once(child, 'close')])) as [
    [CanaryReport],
    [number],
  ];
  assert.equal(code, 0, printed);
  return { ...report, printed };
}

/** A secret in each form in which it could be read: as it is, encoded once or twice, in Base64. */
function formsOf(secret: string): readonly string[] {
  const once = encodeURIComponent(secret);
  const forms = [secret, once, encodeURIComponent(once), JSON.stringify(secret).slice(1, -1)];
  return [...forms, ...forms.map((form) => Buffer.from(form).toString('base64').replace(/=+$/, ''))];
}

/** Everything that went over the wire and must stay there. */
function wireSecretsOf(cloud: TestCloud): ReadonlySet<string> {
  const found = cloud.requests.flatMap(({ headers, parameters }) => [
    /Signature=([^,\s]+)/.exec(headers['authorization'] ?? '')?.[1],
    parameters['Signature'],
    headers['x-acs-security-token'],
    headers['x-amz-security-token'],
  ]);
  return new Set(found.filter((secret) => secret !== undefined));
}

suite('secrets', () => {
  test('are in no error and in nothing that is printed, whatever goes wrong', async () => {
    await withMachine(async ({ home, write }) => {
      // The SDK of AWS warns on the console of keys in two places.
      await write(
        '.aws/credentials',
        `[canary]\naws_access_key_id = ${keyIds.user}\naws_secret_access_key = ${secrets.user}\n`,
      );
      await withCloud(async (cloud) => {
        const user = { kind: 'keys', accessKeyId: keyIds.user, accessKeySecret: secrets.user } as const;
        const session = {
          kind: 'keys',
          accessKeyId: keyIds.session,
          accessKeySecret: secrets.session,
          token: secrets.token,
        } as const;
        const accounts = (['ram', 'iam'] as const).flatMap((dialect) =>
          [user, session, { kind: 'role', roleArn: roleArns[dialect] } as const].map((source) =>
            optionsOf(cloud, dialect, source),
          ),
        );
        const { errors, printed } = await runChild(
          { control: cloud.url, accounts, faults },
          {
            DEBUG: '*',
            HOME: home,
            ALIBABA_CLOUD_ACCESS_KEY_ID: keyIds.user,
            ALIBABA_CLOUD_ACCESS_KEY_SECRET: secrets.user,
            AWS_PROFILE: 'canary',
            AWS_ACCESS_KEY_ID: keyIds.user,
            AWS_SECRET_ACCESS_KEY: secrets.user,
          },
        );
        assert.equal(printed, '');
        assert.ok(errors.length > faults.length * accounts.length * 5, `${errors.length} errors`);
        const all = errors.join('\n');
        const onTheWire = wireSecretsOf(cloud);
        assert.ok(onTheWire.size > 100, `${onTheWire.size} signatures and tokens`);
        for (const secret of [...Object.values(secrets).flatMap(formsOf), ...onTheWire])
          assert.ok(!all.includes(secret), `An error has ${secret}.`);
        for (const keyId of Object.values(keyIds)) assert.ok(!all.includes(keyId), `An error has the whole ${keyId}.`);
        assert.ok(all.includes('CANA***'), 'A person can see which key is meant.');
      }, seed);
    });
  });
});
