import assert from 'node:assert/strict';
import { CataloguePage } from '../pages/cataloguePage.ts';
import type { Stage } from '../stage.ts';

/** A person asks what Rampart knows, and finds a service and an action. */
export function catalogue(stage: Stage): void {
  for (const { language, words, picture } of [
    { language: 'en', words: /Schedules|deletion/i, picture: 'catalogue' },
    { language: 'zh-cn', words: /\p{Script=Han}/u, picture: 'catalogue-zh-cn' },
  ] as const) {
    stage.add({
      title: `the catalogue is a page to read and search, in ${language}`,
      example: 'ram/key-store-role.policy.json',
      language,
      async play(workbench) {
        await workbench.statusBar.recognition();
        const page = new CataloguePage(workbench.page);
        await page.open();
        await page.unfold('kms');
        await page.row('kms:ScheduleKeyDeletion').waitFor();
        await page.row('kms:ScheduleKeyDeletion').scrollIntoViewIfNeeded();
        await stage.picture(workbench, `${picture}-service`);
        await page.search('ScheduleKey');
        const row = page.row('kms:ScheduleKeyDeletion');
        await row.waitFor();
        assert.match((await row.textContent()) ?? '', words);
        await stage.picture(workbench, picture);
      },
    });
  }
}
