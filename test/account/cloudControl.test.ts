import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TestCloud } from '../support/cloud/cloud.ts';
import { callAlibaba, errorOf } from './sdk.ts';
import { withCloud } from './withCloud.ts';

const rds = 'AliyunServiceRoleForKMSSecretsManagerForRDS';
const keyStore = 'AliyunServiceRoleForKMSKeyStore';

describe('steering of the test cloud over HTTP', () => {
  it('sets faults and clears them', () =>
    withCloud(async (cloud) => {
      await post(cloud, 'fault', { kind: 'throttle', operation: 'ListRoles' });
      assert.equal((await errorOf(callAlibaba(cloud, { operation: 'ListRoles' })))['code'], 'Throttling.User');
      await post(cloud, 'clear-faults');
      await callAlibaba(cloud, { operation: 'ListRoles' });
    }));

  it('lets slow answers go', () =>
    withCloud(async (cloud) => {
      await post(cloud, 'fault', { kind: 'slow', times: 1 });
      const asked = callAlibaba(cloud, { operation: 'ListRoles' });
      await cloud.arrived('ListRoles');
      await post(cloud, 'release');
      assert.partialDeepStrictEqual(await asked, { TotalCount: 6 });
    }));

  it('moves deletions on', () =>
    withCloud(async (cloud) => {
      await post(cloud, 'stepping', { stepping: 'on-advance' });
      const query = (await callAlibaba(cloud, {
        operation: 'DeleteServiceLinkedRole',
        query: { RoleName: rds },
      })) as { readonly DeletionTaskId: string };
      const ask = () =>
        callAlibaba(cloud, {
          operation: 'GetServiceLinkedRoleDeletionStatus',
          query: { DeletionTaskId: query.DeletionTaskId },
        });
      assert.partialDeepStrictEqual(await ask(), { Status: 'NOT_STARTED' });
      assert.deepEqual(await post(cloud, 'advance', { roleName: rds }), { status: 'IN_PROGRESS' });
      assert.partialDeepStrictEqual(await ask(), { Status: 'IN_PROGRESS' });
      assert.deepEqual(await post(cloud, 'advance', { roleName: rds }), { status: 'SUCCEEDED' });
    }));

  it('sets what blocks a deletion', () =>
    withCloud(async (cloud) => {
      await post(cloud, 'usages', { roleName: keyStore, usages: [] });
      const roles = (await get(cloud, 'roles')) as { readonly ram: readonly { roleName: string; usages: unknown }[] };
      assert.deepEqual(roles.ram.find(({ roleName }) => roleName === keyStore)?.usages, []);
    }));

  it('tells what was asked, with all headers, and forgets it', () =>
    withCloud(async (cloud) => {
      await callAlibaba(cloud, { operation: 'GetRole', query: { RoleName: 'Operator' } });
      const [request, ...others] = (await get(cloud, 'requests')) as readonly unknown[];
      assert.partialDeepStrictEqual(request, {
        dialect: 'ram',
        operation: 'GetRole',
        version: '2020-03-31',
        parameters: { RoleName: 'Operator' },
        headers: { host: cloud.host, 'x-acs-action': 'GetRole' },
        identity: 'admin',
        outcome: 200,
      });
      assert.deepEqual(others, []);
      await post(cloud, 'forget-requests');
      assert.deepEqual(await get(cloud, 'requests'), []);
    }));

  it('makes everything as it was', () =>
    withCloud(async (cloud) => {
      await callAlibaba(cloud, { operation: 'DeleteRole', version: '2015-05-01', query: { RoleName: 'Idle' } });
      await post(cloud, 'fault', { kind: 'internal' });
      await post(cloud, 'reset');
      assert.deepEqual(await get(cloud, 'requests'), []);
      assert.partialDeepStrictEqual(await callAlibaba(cloud, { operation: 'ListRoles' }), { TotalCount: 6 });
    }));

  const wrong: readonly (readonly [string, unknown, number, RegExp])[] = [
    ['fault', { kind: 'odd' }, 400, /^kind is none of throttle, /],
    ['fault', 7, 400, /A fault is an object/],
    ['advance', {}, 400, /roleName is missing/],
    ['advance', { roleName: rds }, 400, /No deletion of .*RDS is under way/],
    ['stepping', { stepping: 'odd' }, 400, /No such stepping: odd/],
    ['usages', { roleName: 'none', usages: [] }, 400, /There is no role none/],
    ['usages', { roleName: rds, usages: 7 }, 400, /usages is a list/],
    ['odd', {}, 404, /There is no POST \/__test\/odd/],
  ];
  for (const [name, body, status, message] of wrong)
    it(`says what is wrong with ${name} ${JSON.stringify(body)}`, () =>
      withCloud(async (cloud) => {
        const response = await send(cloud, name, body);
        assert.equal(response.status, status);
        assert.match(((await response.json()) as { readonly error: string }).error, message);
      }));
});

async function post(cloud: TestCloud, name: string, body: unknown = {}): Promise<unknown> {
  const response = await send(cloud, name, body);
  assert.equal(response.status, 200);
  return response.json();
}

function send({ url }: TestCloud, name: string, body: unknown): Promise<Response> {
  return fetch(`${url}/__test/${name}`, { method: 'POST', body: JSON.stringify(body) });
}

async function get({ url }: TestCloud, name: string): Promise<unknown> {
  return (await fetch(`${url}/__test/${name}`)).json();
}
