import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { type RoleDetails, type RolesParams, type RolesResult, rolesRequest } from '../../server/src/protocol/roles.ts';
import { startPair } from '../support/lspPair.ts';
import type { ClientSession } from '../support/lspSession.ts';

const keyStore = 'AliyunServiceRoleForKMSKeyStore';

suite('roles over the protocol', () => {
  let session: ClientSession;
  before(async () => {
    session = await startPair({ locale: 'zh-cn' });
  });
  after(() => session.end());

  const ask = async (params: RolesParams): Promise<RolesResult['roles']> =>
    (await session.client.sendRequest<RolesResult>(rolesRequest, params)).roles;
  const detailsOf = async (roleName: string): Promise<RoleDetails> => {
    const [role, ...others] = await ask({ roleName });
    assert.deepEqual(others, []);
    return role as RoleDetails;
  };

  test('come in short where no name is given, in the language of the session', async () => {
    const roles = await ask({});
    assert.ok(roles.length > 400);
    const role = roles.find(({ roleName }) => roleName === keyStore);
    assert.deepEqual(Object.keys(role?.stages[0] ?? {}), ['id', 'title', 'state', 'status', 'source']);
    assert.equal(role?.stages[0]?.title, '创建权限');
  });

  test('are none for a name that no role has', async () => {
    assert.deepEqual(await ask({ roleName: 'AliyunServiceRoleForNobody' }), []);
  });

  test('are judged by all open texts, as they stand now', async () => {
    const stageNow = async (): Promise<RoleDetails['stages'][number]> =>
      (await detailsOf(keyStore)).stages.find(({ id }) => id === 'permission') ?? assert.fail();
    const before = await stageNow();
    assert.equal(before.status, 'missing');
    const policy = `{"Version":"1","Statement":[${before.missing ?? ''}]}`;
    await session.open('file:///other.json', '{"Version":"1","Statement":[]}');
    await session.open('file:///granting.json', policy);
    const granted = await stageNow();
    assert.equal(granted.status, 'granted');
    assert.deepEqual(
      granted.grantedBy.map(({ uri, range }) => [uri, range.start.character]),
      [['file:///granting.json', policy.indexOf('{', 1)]],
    );
    await session.open('file:///denying.json', policy.replace('Allow', 'Deny'));
    const denied = await stageNow();
    assert.equal(denied.status, 'denied');
    assert.deepEqual(
      denied.deniedBy.map(({ uri }) => uri),
      ['file:///denying.json'],
    );
  });
});
