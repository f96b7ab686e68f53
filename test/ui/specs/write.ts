import assert from 'node:assert/strict';
import { placeOf, type Stage } from '../stage.ts';

const example = 'broken/misspelt.policy.json';

/** A person completes an action by its verb, and repairs a mistake with one key. */
export function write(stage: Stage): void {
  stage.add({
    title: 'typing a verb completes the action',
    example,
    language: 'en',
    async play(workbench) {
      const { editor, page } = workbench;
      await editor.waitForSquiggle('warning');
      await editor.goTo(placeOf(example, '"ecs:DescribeInstancez"'));
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await editor.type('"decr');
      await editor.suggestion('kms:Decrypt');
      await stage.picture(workbench, 'completion');
      await page.keyboard.press('Enter');
      await editor.line('"kms:Decrypt"').waitFor();
    },
  });

  stage.add({
    title: 'one key repairs a misspelt action',
    example,
    language: 'en',
    async play(workbench) {
      const { editor, problems } = workbench;
      await editor.waitForSquiggle('warning');
      await problems.open();
      await problems.entry('ecs:DescribeInstancez');
      await editor.line('ecs:DescribeInstancez').click();
      await editor.goTo(placeOf(example, 'DescribeInstancez'));
      const [first] = await editor.openFixes();
      assert.match(first ?? '', /ecs:DescribeInstances/);
      await stage.picture(workbench, 'fix');
      await editor.applyFirstFix();
      await editor.line('"ecs:DescribeInstances"').waitFor();
      await problems.waitUntilGone('ecs:DescribeInstancez');
    },
  });
}
