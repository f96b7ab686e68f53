import assert from 'node:assert/strict';
import type { Stage } from '../stage.ts';

/** A person opens a policy and sees what it was taken for and what is wrong with it. */
export function diagnose(stage: Stage): void {
  stage.add({
    title: 'a broken example has squiggles, and its problems are listed',
    example: 'broken/misspelt.policy.json',
    language: 'en',
    async play(workbench) {
      await workbench.editor.waitForSquiggle('warning');
      await workbench.problems.open();
      assert.match(
        await workbench.problems.entry('ecs:DescribeInstancez'),
        /ecs:DescribeInstances.*rampart.*action\/unknown/is,
      );
      await stage.picture(workbench, 'problems');
    },
  });

  stage.add({
    title: 'the status bar says what the policy was recognised as, and why',
    example: 'broken/wrong-cloud.policy.json',
    language: 'en',
    async play(workbench) {
      assert.match(await workbench.statusBar.recognition(), /(RAM|IAM) permission policy/);
      const signs = await workbench.statusBar.openRecognition();
      assert.ok(signs.length > 1, `Only "${signs.join(' | ')}" is shown`);
      await stage.picture(workbench, 'recognition');
    },
  });

  stage.add({
    title: 'in a Chinese editor the problems are told in Chinese',
    example: 'broken/misspelt.policy.json',
    language: 'zh-cn',
    async play(workbench) {
      await workbench.editor.waitForSquiggle('warning');
      await workbench.problems.open();
      assert.match(await workbench.problems.entry('ecs:DescribeInstancez'), /\p{Script=Han}/u);
      await stage.picture(workbench, 'problems-zh-cn');
    },
  });
}
