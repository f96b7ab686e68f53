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

  test('are not judged by read-only copies, such as the policy of the role itself or an older version of a file', async () => {
    const stageNow = async (): Promise<string | undefined> =>
      (await detailsOf('AliyunServiceRoleForKMSSecretsManagerForRDS')).stages.find(({ id }) => id === 'permission')
        ?.status;
    assert.equal(await stageNow(), 'missing');
    const policy = '{"Version":"1","Statement":[{"Effect":"Allow","Action":"ram:*","Resource":"*"}]}';
    for (const scheme of ['rampart-role', 'git']) {
      await session.open(`${scheme}:/copy.json`, policy);
      assert.equal(await stageNow(), 'missing', scheme);
    }
    await session.open('untitled:draft.json', policy);
    assert.equal(await stageNow(), 'granted');
    await session.close('untitled:draft.json');
  });

  test('are not judged by the policy of a role, which gives the service something and no person', async () => {
    const role = await detailsOf(keyStore);
    const stageNow = async (): Promise<string | undefined> =>
      (await detailsOf(keyStore)).stages.find(({ id }) => id === 'deletion')?.status;
    const before = await stageNow();
    await session.open('file:///own.json', role.policyText ?? assert.fail());
    assert.equal(await stageNow(), before);
    assert.equal(before, 'missing');
    await session.close('file:///own.json');
  });
});
