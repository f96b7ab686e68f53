import assert from 'node:assert/strict';
import { RolePage } from '../pages/rolePage.ts';
import type { Stage } from '../stage.ts';

const keyStore = 'AliyunServiceRoleForKMSKeyStore';
const example = 'ram/create-key-store-role.statement.json';

/** A person reads the life of a role on its page, and acts from there. */
export function rolePage(stage: Stage): void {
  for (const { language, unknown, now, picture } of [
    { language: 'en', unknown: 'Rampart does not know', now: 'Absent', picture: 'role-page' },
    { language: 'zh-cn', unknown: '不知道该角色是否存在', now: '不存在', picture: 'role-page-zh-cn' },
  ] as const) {
    stage.add({
      title: `the page of a role draws its life and lists its steps, in ${language}`,
      example,
      language,
      async play(workbench) {
        await workbench.statusBar.recognition();
        const page = new RolePage(workbench.page);
        await page.open(keyStore);
        await page.text(unknown).waitFor();
        assert.match((await page.diagram().textContent()) ?? '', new RegExp(now));
        await stage.picture(workbench, picture);
        await page.step(6).scrollIntoViewIfNeeded();
        await stage.picture(workbench, `${picture}-deletion`);
      },
    });
  }

  stage.add({
    title:
      'from the page of a role a person copies its policy name and goes to the statement that permits its creation',
    example,
    language: 'en',
    async play(workbench) {
      await workbench.statusBar.recognition();
      const page = new RolePage(workbench.page);
      await page.open(keyStore);
      await page.button('Copy: Policy name').press('Enter');
      await page.feedback().filter({ hasText: 'Copied: Policy name' }).waitFor();
      const grant = page.step(1).getByRole('button', { name: 'create-key-store-role.statement.json, line 1' });
      await grant.press('Enter');
      await workbench.editor.waitForFile(example);
    },
  });

  stage.add({
    title: 'the page of a role shared with others has a policy for each way to share',
    example,
    language: 'en',
    async play(workbench) {
      await workbench.statusBar.recognition();
      const page = new RolePage(workbench.page);
      await page.open('AliyunECSShareEncryptImageDefaultRole');
      await page.step(4).getByText('sts:ServiceOwnerRDPath').scrollIntoViewIfNeeded();
      assert.equal(
        await page
          .step(4)
          .getByRole('button', { name: /^Insert…/ })
          .count(),
        3,
      );
      await stage.picture(workbench, 'role-page-scenarios');
    },
  });
}
