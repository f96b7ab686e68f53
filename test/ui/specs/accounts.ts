import assert from 'node:assert/strict';
import type { Workbench } from '../pages/workbench.ts';
import type { Stage } from '../stage.ts';

const keyStore = 'AliyunServiceRoleForKMSKeyStore';
const ecs = 'AliyunServiceRoleForKMSSecretsManagerForECS';
const imageRole = 'AliyunECSShareEncryptImageDefaultRole';
const rds = 'AliyunServiceRoleForKMSSecretsManagerForRDS';
const redis = 'AliyunServiceRoleForKMSSecretsManagerForRedis';
const awsRole = 'AWSServiceRoleForKeyManagementServiceCustomKeyStores';
const example = 'ram/key-store-role.policy.json';

/** A person connects an account of a cloud that runs on this machine. */
export function accounts(stage: Stage): void {
  stage.add({
    title: 'an account shows its roles, and how a deployed policy differs from the catalogue and from a file',
    example,
    language: 'en',
    async play(workbench) {
      const { roles: view } = workbench;
      await view.open();
      assert.deepEqual(stage.cloud.requests, [], 'nothing was asked before a person connected');
      await connect(workbench, 'Alibaba Cloud');
      await view.row(keyStore).waitFor();
      await view.unfold(keyStore);
      await view.unfold('Deployed trust policy');
      await view.row(/Compared with Catalogue.*allow the same/).waitFor();
      await view.unfold('AliyunServiceRolePolicyForKMSKeyStore');
      await view.row(/Compared with Catalogue.*(Less|no longer) /).waitFor();
      await view.row('Compared with ram/key-store-role.policy.json').waitFor();
      await stage.picture(workbench, 'account-present-drift');
      await connect(workbench, 'AWS');
      await view.row(awsRole).waitFor();
      await view.unfold(awsRole);
      await stage.picture(workbench, 'account-two-clouds');
    },
  });

  stage.add({
    title: 'policies that people wrote are compared with the catalogue and with files, and one without a like says so',
    example,
    language: 'en',
    async play(workbench) {
      const { roles: view, quickInput } = workbench;
      await view.open();
      await connect(workbench, 'Alibaba Cloud');
      await view.widen();
      await view.unfold(imageRole);
      await view.unfold('Deployed trust policy');
      await view.row('Compared with ram/share-with-accounts.trust.json').waitFor();
      await view.fold('Deployed trust policy');
      await view.unfold('share-encrypted-images');
      await view.row('Compared with Catalogue').waitFor();
      await view.row('kms:ScheduleKeyDeletion').waitFor();
      await view.row('Compared with ram/share-encrypted-resources.policy.json').waitFor();
      await stage.picture(workbench, 'account-drift-by-people');
      await view.fold(imageRole);
      await view.unfold('AliyunServiceRoleForActionTrail');
      await view.unfold('AliyunServiceRolePolicyForActionTrail');
      await view.row('No policy to compare it with was found').click();
      await quickInput.choice('Another file…').waitFor();
      assert.equal(await quickInput.choice('The policy in the catalogue').count(), 0);
      await stage.picture(workbench, 'account-no-counterpart');
    },
  });

  stage.add({
    title: 'a deletion that resources block ends with the regions and resources, each as a row',
    example,
    language: 'en',
    settings: { 'workbench.colorTheme': 'Default Dark Modern' },
    async play(workbench) {
      const { roles: view, messages } = workbench;
      await view.open();
      await connect(workbench, 'Alibaba Cloud');
      await view.widen();
      await view.act(keyStore, 'Delete Role');
      await messages.dialog().waitFor();
      const question = (await messages.dialog().textContent()) ?? '';
      for (const words of [keyStore, '1234567890123456', 'DeleteServiceLinkedRole', 'RoleName'])
        assert.ok(question.includes(words), question);
      await stage.picture(workbench, 'account-delete-question');
      await messages.answer('Delete');
      await view.unfold(keyStore);
      await view.row('kst-three').waitFor({ timeout: 60_000 });
      assert.equal(await view.row(/kst-(one|two|three)/).count(), 1);
      await stage.picture(workbench, 'account-delete-blocked');
    },
  });

  stage.add({
    title: 'a deletion is followed over a reload of the window to its end',
    example,
    language: 'en',
    async play(workbench) {
      const { roles: view, messages, page } = workbench;
      stage.cloud.stepping('on-advance');
      await view.open();
      await connect(workbench, 'Alibaba Cloud');
      await view.act(rds, 'Delete Role');
      await messages.answer('Delete');
      await view.row(/SecretsManagerForRDS.*being deleted/).waitFor();
      await stage.picture(workbench, 'account-deleting');
      await page.reload();
      await workbench.editor.waitForFile(example);
      // The host of the window that was left may still follow for a moment; only a connection asks who it is.
      const connections = (): number =>
        stage.cloud.requests.filter(({ operation }) => operation === 'GetCallerIdentity').length;
      const before = connections();
      await view.open();
      await view.row(/SecretsManagerForRDS.*not followed until/).waitFor({ timeout: 60_000 });
      assert.equal(connections(), before, 'nobody connects before the person does');
      await stage.picture(workbench, 'account-deleting-reloaded');
      await view.row('Connect again').click();
      await view.row(/SecretsManagerForRDS.*being deleted since/).waitFor();
      for (let step = 0; step < 2; step++) stage.cloud.advance(rds);
      await view.row(keyStore).waitFor();
      await view.row(rds).waitFor({ state: 'detached', timeout: 60_000 });
    },
  });

  stage.add({
    title: 'a role is created from the catalogue, and an internal error of a deletion is told as one',
    example,
    language: 'en',
    async play(workbench) {
      const { roles: view, messages } = workbench;
      await view.open();
      await connect(workbench, 'Alibaba Cloud');
      await view.toggleView('Catalogue');
      await view.toggleView('In This Workspace');
      await view.unfold(ecs);
      await view.row(/^In 1234567890123456 · adminabsent/).waitFor();
      await view.act(/^In 1234567890123456 · adminabsent/, 'Create Role');
      await messages.answer('Create');
      await view.row(/^In 1234567890123456 · adminpresent since/).waitFor();
      await stage.picture(workbench, 'account-created');
      await view.toggleView('Catalogue');
      await view.act(redis, 'Delete Role');
      await messages.answer('Delete');
      await view.row(/SecretsManagerForRedis.*internal error/).waitFor({ timeout: 60_000 });
      await stage.picture(workbench, 'account-internal-error');
    },
  });

  stage.add({
    title: 'what a user may not do is named with the statement that grants it, and an account that is silent is told',
    example,
    language: 'zh-cn',
    async play(workbench) {
      const { roles: view, page } = workbench;
      stage.cloud.fault({ kind: 'forbidden', operation: 'ListRoles', dialect: 'ram' });
      await view.open();
      await connect(workbench, 'Alibaba Cloud', '默认凭据');
      await view.row('缺少权限 ram:ListRoles').waitFor();
      await view.row('插入缺少的语句').waitFor();
      await stage.picture(workbench, 'account-no-permission-zh-cn');
      stage.cloud.clearFaults();
      stage.cloud.fault({ kind: 'reset', dialect: 'ram' });
      await page.locator('.sidebar .pane-header', { hasText: '账号' }).hover();
      await page.locator('.sidebar .pane-header', { hasText: '账号' }).locator('[aria-label^="刷新角色"]').click();
      await view.row('无法连接云服务').waitFor();
      await stage.picture(workbench, 'account-unreachable-zh-cn');
    },
  });
}

/** Connects with the default credentials, which open an account of the cloud of the tests, and unfolds its view alone. */
async function connect(
  workbench: Workbench,
  cloud: string,
  credentials: string = 'Default credentials',
): Promise<void> {
  const isEnglish = credentials === 'Default credentials';
  await workbench.quickInput.command(isEnglish ? 'Rampart: Connect Account…' : 'Rampart: 连接账号…');
  await workbench.quickInput.choose(cloud);
  await workbench.quickInput.choose(credentials);
  await workbench.roles.row(cloud).waitFor({ timeout: 60_000 });
  await workbench.roles.foldViews(isEnglish ? ['Catalogue', 'In This Workspace'] : ['目录', '此工作区']);
}
