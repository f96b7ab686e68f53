import assert from 'node:assert/strict';
import { placeOf, type Stage } from '../stage.ts';

const example = 'iam/key-store-manager.policy.json';

/** A person takes a repair that allows more, and is shown what before anything happens. */
export function widen(stage: Stage): void {
  stage.add({
    title: 'a repair that allows more is previewed and asks first',
    example,
    language: 'en',
    async play(workbench) {
      const { editor, page } = workbench;
      await workbench.statusBar.recognition();
      await editor.goTo(placeOf(example, '"kms:DescribeCustomKeyStores"'));
      await page.keyboard.press('Control+Shift+K');
      await editor.waitForSquiggle('info');
      await editor.goTo(placeOf(example, 'kms:CreateCustomKeyStore'));
      const fixes = await editor.openFixes();
      assert.match(fixes[0] ?? '', /DescribeCustomKeyStores/);
      await page.keyboard.press('Enter');
      const preview = page.locator('.bulk-edit-panel');
      await preview.waitFor();
      await stage.picture(workbench, 'widen');
      assert.match((await preview.textContent()) ?? '', /DescribeCustomKeyStores/);
      assert.equal(await editor.line('"kms:DescribeCustomKeyStores"').count(), 0);
    },
  });
}
