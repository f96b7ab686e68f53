import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { manyRoles } from '../support/cloud/manyRoles.ts';
import { namesOf, productsOf, statuses } from './alibaba.ts';
import { withCloud } from './withCloud.ts';

const root = 'acs:ram::1234567890123456';
const keyStore = 'AliyunServiceRoleForKMSKeyStore';
const rds = 'AliyunServiceRoleForKMSSecretsManagerForRDS';
const redis = 'AliyunServiceRoleForKMSSecretsManagerForRedis';

describe('deletions of Alibaba Cloud', () => {
  it('fail with the resources that use the role, and work once these are gone', () =>
    withCloud(async (cloud) => {
      const { manager } = productsOf(cloud);
      assert.deepEqual(await statuses(manager, keyStore, 3), ['NOT_STARTED', 'IN_PROGRESS', 'FAILED']);
      const { role } = (await manager('GetRole', { roleName: keyStore })) as { role: { latestDeletionTask: object } };
      assert.partialDeepStrictEqual(await manager('GetServiceLinkedRoleDeletionStatus', role.latestDeletionTask), {
        status: 'FAILED',
        reason: {
          message: `Service-Linked Role ${root}:role/aliyunserviceroleforkmskeystore cannot be deleted as it is in use by keystore.kms.aliyuncs.com.`,
          roleUsages: {
            roleUsage: [
              {
                region: 'cn-hangzhou',
                resources: { resource: ['acs:kms:cn-hangzhou:1234567890123456:keystore/kst-one'] },
              },
            ],
          },
        },
      });
      const { roles } = cloud.state.accounts.ram;
      const blocked = roles.get(keyStore);
      assert.ok(blocked);
      roles.set(keyStore, { ...blocked, usages: [] });
      assert.deepEqual(await statuses(manager, keyStore, 3), ['NOT_STARTED', 'IN_PROGRESS', 'SUCCEEDED']);
    }));

  it('end in an internal error first, and then work', () =>
    withCloud(async (cloud) => {
      const { manager } = productsOf(cloud);
      assert.deepEqual(await statuses(manager, redis, 3), ['NOT_STARTED', 'IN_PROGRESS', 'INTERNAL_ERROR']);
      assert.deepEqual(await statuses(manager, redis, 3), ['NOT_STARTED', 'IN_PROGRESS', 'SUCCEEDED']);
    }));

  it('move on when a test says so', () =>
    withCloud(
      async (cloud) => {
        const { manager } = productsOf(cloud);
        assert.deepEqual(await statuses(manager, rds, 2), ['NOT_STARTED', 'NOT_STARTED']);
        assert.equal(cloud.advance(rds), 'IN_PROGRESS');
        assert.deepEqual(await statuses(manager, rds, 2), ['IN_PROGRESS', 'IN_PROGRESS']);
        assert.equal(cloud.advance(rds), 'SUCCEEDED');
        assert.throws(() => cloud.advance(rds), /No deletion/);
      },
      { stepping: 'on-advance' },
    ));
});

describe('lists of Alibaba Cloud', () => {
  it('give a thousand roles page by page', () =>
    withCloud(async (cloud) => {
      const { manager } = productsOf(cloud);
      const names: string[] = [];
      for (let pageNumber = 1; pageNumber <= 10; pageNumber += 1)
        names.push(...namesOf(await manager('ListRoles', { pageNumber, pageSize: 100 })));
      assert.equal(new Set(names).size, 1000);
      assert.deepEqual(namesOf(await manager('ListRoles', { pageNumber: 11, pageSize: 100 })), []);
    }, manyRoles(1000)));
});
