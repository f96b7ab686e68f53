import assert from 'node:assert/strict';
import type { Stage } from '../stage.ts';

const keyStore = 'AliyunServiceRoleForKMSKeyStore';
const rds = 'AliyunServiceRoleForKMSSecretsManagerForRDS';
const example = 'ram/key-store-role.policy.json';

/** A person looks up the life of roles without any account. */
export function roles(stage: Stage): void {
  stage.add({
    title: 'a workspace that names no role says so, and so does an account that is not connected',
    example: 'broken/misspelt.policy.json',
    folder: 'broken',
    language: 'en',
    async play(workbench) {
      await workbench.roles.open();
      await workbench.roles.row('Key Management Service').waitFor();
      const welcome = workbench.roles.welcome();
      await welcome.filter({ hasText: 'No file of this workspace names a role' }).waitFor();
      await welcome.filter({ hasText: 'Nothing is read or sent before' }).waitFor();
      await stage.picture(workbench, 'roles-empty');
    },
  });

  for (const { language, theme, picture, permission } of [
    { language: 'en', theme: 'Default Light Modern', picture: 'roles-workspace', permission: '1 Permission to create' },
    {
      language: 'zh-cn',
      theme: 'Default Dark Modern',
      picture: 'roles-workspace-zh-cn-dark',
      permission: '1 创建权限',
    },
  ] as const) {
    stage.add({
      title: `a role that the workspace names has its places and its life below it, in ${language}`,
      example,
      language,
      settings: { 'workbench.colorTheme': theme },
      async play(workbench) {
        const { roles: view } = workbench;
        await view.open();
        await view.row(keyStore).waitFor();
        await stage.picture(workbench, `${picture}-folded`);
        await view.widen();
        await view.toggleView(language === 'en' ? 'Catalogue' : '目录');
        await view.toggleView(language === 'en' ? 'Accounts' : '账号');
        await view.unfold(keyStore);
        await view.unfold(permission);
        await view.row('ram/create-key-store-role.statement.json:1').waitFor();
        await stage.picture(workbench, picture);
        await view.row('create-key-store-role.statement.json').click();
        await workbench.editor.waitForFile('create-key-store-role.statement.json');
      },
    });
  }

  stage.add({
    title: 'the catalogue is filtered while one types, and the filter is said and can be cleared',
    example,
    language: 'en',
    async play(workbench) {
      const { roles: view, page } = workbench;
      await view.open();
      await view.toggleView('In This Workspace');
      await view.toggleView('Accounts');
      await view.row('Key Management Service').waitFor();
      await workbench.quickInput.command('Rampart: Filter Roles…');
      await workbench.quickInput.type('encrypt');
      await view.row('AliyunECSDiskEncryptDefaultRole').waitFor();
      await page.keyboard.press('Enter');
      await view.description('"encrypt": ').waitFor();
      assert.equal(await view.row(keyStore).count(), 0);
      await stage.picture(workbench, 'roles-filter');
      await workbench.quickInput.command('Rampart: Filter Roles…');
      await workbench.quickInput.type('no such role');
      await page.keyboard.press('Enter');
      await view.welcome().filter({ hasText: 'No role fits the filter' }).first().waitFor();
      await view.welcome().getByRole('button', { name: 'Clear Filter' }).first().click();
      await view.row(keyStore).waitFor();
    },
  });

  stage.add({
    title: 'a missing statement goes from the tree into the policy that the person picks',
    example: 'broken/untidy.policy.json',
    folder: 'broken',
    language: 'en',
    async play(workbench) {
      const { roles: view } = workbench;
      await workbench.statusBar.recognition();
      await view.open();
      await view.toggleView('In This Workspace');
      await view.toggleView('Accounts');
      await view.unfold(rds);
      await view.unfold('1 Permission to create');
      await view.row('Insert the missing statement').click();
      await workbench.quickInput.choose('untidy.policy.json');
      await workbench.editor.line('secretsmanager-rds.kms.aliyuncs.com').waitFor();
      await stage.picture(workbench, 'roles-insert');
      await view.row('Granted by untidy.policy.json').waitFor();
    },
  });

  stage.add({
    title: 'a role is compared with a file as text, and beside it by what is allowed',
    example: 'ram/share-encrypted-resources.policy.json',
    language: 'en',
    async play(workbench) {
      const { roles: view } = workbench;
      await workbench.statusBar.recognition();
      await view.open();
      await view.toggleView('Catalogue');
      await view.toggleView('Accounts');
      await view.choose(keyStore, 'Compare a Role with My File');
      await workbench.quickInput.choose('share-encrypted-resources.policy.json');
      await workbench.page.locator('.monaco-diff-editor').waitFor();
      await workbench.page.locator('.monaco-editor .view-line', { hasText: '+ kms:List*' }).first().waitFor();
      await stage.picture(workbench, 'roles-compare');
    },
  });
}
