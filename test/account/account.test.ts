import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { AttachedPolicy, Deletion, LiveRole } from '../../client/account/account.ts';
import { connect } from '../../client/account/main.ts';
import { accountAt, dialects, failureFrom, freeServices, linkedRoles, usedRoles } from './accounts.ts';
import { withCloud } from './withCloud.ts';

async function allRoles(account: ReturnType<typeof accountAt>): Promise<readonly LiveRole[]> {
  const all: LiveRole[] = [];
  await account.roles((roles) => all.push(...roles));
  return all;
}

suite('who asks', () => {
  test('a user, the account itself and a role are told apart', async () => {
    await withCloud(async ({ url }) => {
      const asked = [
        ['ram', 'demo-admin', 'demo-secret', undefined],
        ['ram', 'demo-root', 'demo-root-secret', undefined],
        ['ram', 'STS.demo-session', 'demo-session-secret', 'demo-session-token'],
        ['iam', 'DEMOADMIN', 'demo-secret', undefined],
        ['iam', 'DEMOROOT', 'demo-root-secret', undefined],
        ['iam', 'DEMOSESSION', 'demo-session-secret', 'demo-session-token'],
      ] as const;
      const told = await Promise.all(
        asked.map(([dialect, accessKeyId, accessKeySecret, token]) =>
          accountAt(url, dialect, {
            credentials: { kind: 'keys', accessKeyId, accessKeySecret, ...(token !== undefined && { token }) },
          }).identity(),
        ),
      );
      assert.deepEqual(told, [
        { accountId: '1234567890123456', arn: 'acs:ram::1234567890123456:user/admin', kind: 'user', name: 'admin' },
        {
          accountId: '1234567890123456',
          arn: 'acs:ram::1234567890123456:root',
          kind: 'account',
          name: '1234567890123456',
        },
        {
          accountId: '1234567890123456',
          arn: 'acs:ram::1234567890123456:assumed-role/Operator/demo',
          kind: 'role',
          name: 'Operator',
        },
        { accountId: '123456789012', arn: 'arn:aws:iam::123456789012:user/admin', kind: 'user', name: 'admin' },
        { accountId: '123456789012', arn: 'arn:aws:iam::123456789012:root', kind: 'account', name: '123456789012' },
        {
          accountId: '123456789012',
          arn: 'arn:aws:sts::123456789012:assumed-role/Operator/demo',
          kind: 'role',
          name: 'Operator',
        },
      ]);
    });
  });
});

suite('roles', () => {
  test('all roles of Alibaba Cloud, with the deletion that was asked for last', async () => {
    await withCloud(async ({ url, state }) => {
      const account = accountAt(url, 'ram');
      const taskId = await account.remove(usedRoles.ram);
      const roles = await allRoles(account);
      assert.deepEqual(
        roles.map(({ roleName }) => roleName),
        [...state.accounts.ram.roles.keys()].sort(),
      );
      const deleting = roles.find(({ roleName }) => roleName === usedRoles.ram);
      assert.deepEqual(deleting, {
        roleName: usedRoles.ram,
        arn: 'acs:ram::1234567890123456:role/aliyunserviceroleforkmskeystore',
        isServiceLinked: true,
        created: '2026-03-01T08:00:00Z',
        description: 'KMS uses this role to reach key stores.',
        latestDeletion: { taskId, created: state.accounts.ram.roles.get(usedRoles.ram)?.latestDeletion?.created },
      });
      assert.equal(roles.find(({ roleName }) => roleName === 'Operator')?.isServiceLinked, false);
    });
  });

  test('all roles of AWS, with the trust policy as text', async () => {
    await withCloud(async ({ url, state }) => {
      const roles = await allRoles(accountAt(url, 'iam'));
      assert.deepEqual(
        roles.map(({ roleName }) => roleName),
        [...state.accounts.iam.roles.keys()].sort(),
      );
      assert.deepEqual(
        roles.find(({ roleName }) => roleName === 'Operator'),
        {
          roleName: 'Operator',
          arn: 'arn:aws:iam::123456789012:role/Operator',
          isServiceLinked: false,
          created: '2026-02-01T08:00:00Z',
          description: 'Operators & their "tools"',
          trustPolicyText: state.accounts.iam.roles.get('Operator')?.trustPolicy,
        },
      );
    });
  });

  test('one role says when it was used last, where the cloud tells it', async () => {
    await withCloud(async ({ url }) => {
      const [ram, iam] = await Promise.all(dialects.map((dialect) => accountAt(url, dialect).role(usedRoles[dialect])));
      assert.equal(ram?.lastUsed, undefined);
      assert.match(ram?.trustPolicyText ?? '', /keystore\.kms\.aliyuncs\.com/);
      assert.equal(iam?.lastUsed, '2026-08-01T10:00:00Z');
      assert.equal(iam?.isServiceLinked, true);
    });
  });

  for (const dialect of dialects)
    test(`a role that is not there is told as absent (${dialect})`, async () => {
      await withCloud(async ({ url }) => {
        assert.equal(await accountAt(url, dialect).role('Nobody'), undefined);
        assert.equal((await failureFrom(accountAt(url, dialect).policiesOf('Nobody'))).fault, 'not-found');
      });
    });
});

suite('policies of a role', () => {
  test('Alibaba Cloud: the version in force, with its document', async () => {
    await withCloud(async ({ url }) => {
      const account = accountAt(url, 'ram');
      assert.deepEqual(await account.policiesOf(usedRoles.ram), [
        {
          policyName: 'AliyunServiceRolePolicyForKMSKeyStore',
          type: 'system',
          version: 'v2',
          text: '{"Version":"1","Statement":[{"Effect":"Allow","Action":["vpc:DescribeVSwitches","vpc:DescribeVpcs"],"Resource":"*"}]}',
        },
      ]);
      const [custom] = await account.policiesOf('Operator');
      assert.deepEqual([custom?.type, custom?.policyName, custom?.version], ['custom', 'operator-reads', 'v1']);
      assert.deepEqual(await account.policiesOf('Idle'), []);
    });
  });

  test('AWS: managed policies of both kinds, and inline ones', async () => {
    await withCloud(async ({ url }) => {
      const account = accountAt(url, 'iam');
      const [system] = await account.policiesOf(usedRoles.iam);
      assert.deepEqual([system?.type, system?.version], ['system', 'v2']);
      assert.equal(
        system?.text,
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["cloudhsm:Describe*"],"Resource":"*"}]}',
      );
      assert.deepEqual(await account.policiesOf('Operator'), [
        {
          policyName: 'operator-reads',
          type: 'custom',
          version: 'v1',
          text: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"ec2:Describe*","Resource":"*"}}',
        },
        {
          policyName: 'inline-reads',
          type: 'inline',
          text: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}}',
        },
      ]);
    });
  });

  for (const dialect of dialects)
    test(`a document that may not be read leaves the policy in the list, with the reason (${dialect})`, async () => {
      await withCloud(async (cloud) => {
        cloud.fault({ kind: 'forbidden', operation: 'GetPolicyVersion' });
        const [policy, ...rest] = await accountAt(cloud.url, dialect).policiesOf('Operator');
        assert.deepEqual(
          [policy?.policyName, policy?.text, policy?.failure?.fault, policy?.failure?.action],
          ['operator-reads', undefined, 'no-permission', `${dialect}:GetPolicyVersion`],
        );
        assert.deepEqual(
          rest.map((each: AttachedPolicy) => typeof each.text),
          dialect === 'iam' ? ['string'] : [],
        );
      });
    });

  for (const dialect of dialects)
    test(`a connection that ends while documents are read ends the question (${dialect})`, async () => {
      await withCloud(async (cloud) => {
        cloud.fault({ kind: 'reset', operation: 'GetPolicyVersion' });
        const failure = await failureFrom(accountAt(cloud.url, dialect).policiesOf('Operator'));
        assert.deepEqual([failure.fault, failure.operation], ['unreachable', 'GetPolicyVersion']);
      });
    });
});

suite('creation', () => {
  for (const dialect of dialects) {
    const { serviceName, roleName } = freeServices[dialect];
    test(`gives the role that was made (${dialect})`, async () => {
      await withCloud(async ({ url, state }) => {
        const role = await accountAt(url, dialect).create(serviceName);
        assert.deepEqual([role.roleName, role.isServiceLinked], [roleName, true]);
        assert.ok(state.accounts[dialect].roles.has(roleName));
      });
    });

    test(`of a role that is there already is a conflict (${dialect})`, async () => {
      await withCloud(async ({ url }) => {
        const account = accountAt(url, dialect);
        await account.create(serviceName);
        assert.equal((await failureFrom(account.create(serviceName))).fault, 'conflict');
      });
    });
  }
});

suite('deletion', () => {
  for (const dialect of dialects) {
    test(`is followed to its end (${dialect})`, async () => {
      await withCloud(async ({ url }) => {
        const account = accountAt(url, dialect);
        const { roleName } = linkedRoles[dialect];
        const taskId = await account.remove(roleName);
        const told: Deletion[] = [];
        for (let step = 0; step < 3; step += 1) told.push(await account.deletion(taskId));
        assert.deepEqual(
          told.map(({ status }) => status),
          ['waiting', 'running', 'done'],
        );
        assert.equal(await account.role(roleName), undefined);
      });
    });

    test(`that resources block says which (${dialect})`, async () => {
      await withCloud(async (cloud) => {
        cloud.stepping('on-advance');
        const account = accountAt(cloud.url, dialect);
        const taskId = await account.remove(usedRoles[dialect]);
        assert.deepEqual(await account.deletion(taskId), { status: 'waiting' });
        cloud.advance(usedRoles[dialect]);
        assert.deepEqual(await account.deletion(taskId), { status: 'running' });
        cloud.advance(usedRoles[dialect]);
        const deletion = await account.deletion(taskId);
        assert.equal(deletion.status, 'failed');
        assert.ok(deletion.status === 'failed' && deletion.message.length > 0);
        assert.deepEqual(deletion.usages, cloud.state.accounts[dialect].roles.get(usedRoles[dialect])?.usages);
        assert.ok(await account.role(usedRoles[dialect]));
      });
    });
  }

  test('that the cloud fails is an internal error', async () => {
    await withCloud(async (cloud) => {
      cloud.stepping('on-advance');
      const account = accountAt(cloud.url, 'ram');
      const roleName = 'AliyunServiceRoleForKMSSecretsManagerForRedis';
      const taskId = await account.remove(roleName);
      cloud.advance(roleName);
      cloud.advance(roleName);
      const deletion = await account.deletion(taskId);
      assert.equal(deletion.status, 'internal-error');
      assert.ok(deletion.status === 'internal-error' && deletion.message.length > 0);
    });
  });
});

suite('before anything is asked', () => {
  for (const dialect of dialects)
    test(`connecting and planning send nothing (${dialect})`, async () => {
      await withCloud(async ({ url, requests }) => {
        const account = accountAt(url, dialect);
        account.planned({ kind: 'create', serviceName: 'a.b' });
        account.close();
        assert.deepEqual(requests, []);
      });
    });

  test('what is planned is what is called', async () => {
    await withCloud(async (cloud) => {
      for (const dialect of dialects) {
        const account = accountAt(cloud.url, dialect);
        const { serviceName } = freeServices[dialect];
        const { roleName } = linkedRoles[dialect];
        await account.create(serviceName);
        await account.remove(roleName);
        const planned = [
          account.planned({ kind: 'create', serviceName }),
          account.planned({ kind: 'delete', roleName }),
        ];
        const called = cloud.requests.filter((request) => request.dialect === dialect);
        assert.equal(called.length, planned.length);
        planned.forEach(({ operation, apiVersion, endpoint, parameters }, index) => {
          assert.deepEqual([operation, apiVersion], [called[index]?.operation, called[index]?.version]);
          assert.equal(endpoint, cloud.host);
          for (const [name, value] of Object.entries(parameters)) assert.equal(called[index]?.parameters[name], value);
        });
      }
    });
  });

  test('public endpoints are those of the region', () => {
    const planned = (dialect: 'ram' | 'iam', region?: string): string =>
      connect({
        dialect,
        credentials: { kind: 'default' },
        timeout: 1,
        ...(region !== undefined && { region }),
      }).planned({
        kind: 'delete',
        roleName: 'A',
      }).endpoint;
    assert.equal(planned('ram'), 'resourcemanager.aliyuncs.com');
    assert.equal(planned('iam'), 'iam.amazonaws.com');
    assert.equal(planned('iam', 'eu-central-1'), 'iam.amazonaws.com');
    assert.equal(planned('iam', 'cn-north-1'), 'iam.cn-north-1.amazonaws.com.cn');
    assert.equal(planned('iam', 'us-gov-west-1'), 'iam.us-gov.amazonaws.com');
  });
});
