import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, it } from 'node:test';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { policyText } from '../../server/src/core/features/roles/roleTexts.ts';
import { testCatalogue } from '../support/catalogue.ts';
import type { TestCloud } from '../support/cloud/cloud.ts';
import { type DemoAddress, startDemoCloud } from '../support/cloud/demo.ts';
import { demoSeed } from '../support/cloud/demoSeed.ts';
import { aws, callAlibaba, errorOf } from './sdk.ts';

const prefix = 'AliyunServiceRoleForKMS';
const keyStorePolicy = 'AliyunServiceRolePolicyForKMSKeyStore';

describe('the demo', () => {
  const catalogue = testCatalogue();
  const { ram, iam } = demoSeed(catalogue);

  it('has the roles that it promises, and no ECS secret role', () => {
    const names = new Set([...ram.roles, ...iam.roles].map(({ roleName }) => roleName));
    const promised = [
      `${prefix}KeyStore`,
      `${prefix}SecretsManagerForRDS`,
      `${prefix}SecretsManagerForRedis`,
      'AliyunECSDiskEncryptDefaultRole',
      'AliyunECSShareEncryptImageDefaultRole',
      'AWSServiceRoleForKeyManagementServiceCustomKeyStores',
    ];
    for (const name of promised) assert.ok(names.has(name), name);
    assert.equal(names.has(`${prefix}SecretsManagerForECS`), false);
  });

  it('deploys policies as the catalogue has them, but for an older one of the key stores', () => {
    const changed = [ram, iam].flatMap(({ policies }, index) => {
      const facts = index === 0 ? catalogue.ram : catalogue.iam;
      return policies.flatMap(({ policyName, type, defaultVersion, versions }) => {
        const known = facts.rolePolicies.find((policy) => policy.policyName === policyName);
        const deployed = versions.find(({ versionId }) => versionId === defaultVersion);
        assert.ok(deployed, policyName);
        if (known === undefined || type !== 'System') return [];
        return deployed.text === policyText(known, facts.dialect) ? [] : [policyName];
      });
    });
    assert.deepEqual(changed, [keyStorePolicy]);
    const known = catalogue.ram.rolePolicy(keyStorePolicy);
    assert.ok(known);
    const older = ram.policies.find(({ policyName }) => policyName === keyStorePolicy)?.versions[0]?.text ?? '';
    const lacking = actionsOf(policyText(known, 'ram')).filter((action) => !actionsOf(older).includes(action));
    assert.deepEqual(lacking, ['ecs:DescribeSecurityGroupAttribute', 'ram:DeleteServiceLinkedRole']);
  });

  it('has every policy that its roles are attached to, and those of every role that can be created', () => {
    for (const { roles, policies, services } of [ram, iam]) {
      const names = new Set(policies.map(({ policyName }) => policyName));
      const wanted = [...roles.flatMap(({ attached }) => attached), ...services].map(({ policyName }) => policyName);
      assert.deepEqual(
        wanted.filter((name) => !names.has(name)),
        [],
      );
    }
    assert.ok(ram.services.length > 200);
  });

  it('shows each end of a deletion', () =>
    withDemo(async (cloud) => {
      assert.equal(await deletionOf(cloud, `${prefix}SecretsManagerForRDS`), 'SUCCEEDED');
      assert.equal(await deletionOf(cloud, `${prefix}SecretsManagerForRedis`), 'INTERNAL_ERROR');
      assert.equal(await deletionOf(cloud, `${prefix}SecretsManagerForRedis`), 'SUCCEEDED');
      assert.equal(await deletionOf(cloud, `${prefix}KeyStore`), 'FAILED');
      const usages = cloud.state.accounts.ram.roles.get(`${prefix}KeyStore`)?.usages;
      assert.deepEqual(
        usages?.map(({ region, resources }) => [region, resources.length]),
        [
          ['cn-hangzhou', 2],
          ['cn-shanghai', 1],
        ],
      );
    }));

  it('makes a role that is absent, and refuses a user who may not delete it', () =>
    withDemo(async (cloud, { readers }) => {
      const query = { ServiceName: 'secretsmanager-ecs.kms.aliyuncs.com' };
      await callAlibaba(cloud, { operation: 'CreateServiceLinkedRole', query });
      const role = { RoleName: `${prefix}SecretsManagerForECS` };
      const policies = await callAlibaba(cloud, {
        operation: 'ListPoliciesForRole',
        version: '2015-05-01',
        query: role,
      });
      assert.partialDeepStrictEqual(policies, {
        Policies: { Policy: [{ PolicyName: 'AliyunServiceRolePolicyForKMSSecretsManagerForECS' }] },
      });
      const call = { operation: 'DeleteServiceLinkedRole', query: role, keys: readers.ram };
      const error = await errorOf(callAlibaba(cloud, call));
      assert.partialDeepStrictEqual(error['accessDeniedDetail'], { AuthAction: 'ram:DeleteServiceLinkedRole' });
    }));

  it('runs as a program, says where it is, and ends when it is told to', async () => {
    const file = join(import.meta.dirname, '../support/cloud/demo.ts');
    const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    try {
      const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
      const address: DemoAddress = JSON.parse(line);
      const { sts } = aws(address, { keys: address.iam });
      assert.equal((await sts.send(new GetCallerIdentityCommand())).Account, '123456789012');
      const host = address.url.replace('http://', '');
      assert.partialDeepStrictEqual(
        await callAlibaba({ host }, { operation: 'GetCallerIdentity', version: '2015-04-01', keys: address.ram }),
        { AccountId: '1234567890123456' },
      );
    } finally {
      child.kill();
    }
    const [code] = (await ended) as [number | null];
    // Windows has no such signal: there the process is ended without a word.
    assert.equal(code, process.platform === 'win32' ? null : 0);
  });
});

async function withDemo(test: (cloud: TestCloud, address: DemoAddress) => Promise<void>): Promise<void> {
  const { cloud, address } = await startDemoCloud();
  try {
    await test(cloud, address);
  } finally {
    await cloud.close();
  }
}

/** Deletes a role and follows the deletion to its end. */
async function deletionOf(cloud: TestCloud, roleName: string): Promise<string> {
  const task = await callAlibaba(cloud, { operation: 'DeleteServiceLinkedRole', query: { RoleName: roleName } });
  const { DeletionTaskId } = task as { readonly DeletionTaskId: string };
  const call = { operation: 'GetServiceLinkedRoleDeletionStatus', query: { DeletionTaskId } };
  for (;;) {
    const { Status } = (await callAlibaba(cloud, call)) as { readonly Status: string };
    if (Status !== 'NOT_STARTED' && Status !== 'IN_PROGRESS') return Status;
  }
}

function actionsOf(text: string): readonly string[] {
  const { Statement } = JSON.parse(text) as { readonly Statement: readonly { Action: string | string[] }[] };
  return Statement.flatMap(({ Action }) => Action);
}
