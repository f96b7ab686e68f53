import assert from 'node:assert/strict';
import { placeOf, type Stage } from '../stage.ts';

const example = 'ram/key-store-role.policy.json';

/** A person points at an action and reads what it does. */
export function read(stage: Stage): void {
  for (const { language, word, picture } of [
    { language: 'en', word: /write/i, picture: 'hover' },
    { language: 'zh-cn', word: /\p{Script=Han}/u, picture: 'hover-zh-cn' },
  ] as const) {
    stage.add({
      title: `an action says what it does, in ${language}`,
      example,
      language,
      async play(workbench) {
        await workbench.statusBar.recognition();
        await workbench.editor.goTo(placeOf(example, 'AuthorizeSecurityGroup'));
        const text = await workbench.editor.hover();
        assert.match(text, /ecs:AuthorizeSecurityGroup/);
        assert.match(text, word);
        await stage.picture(workbench, picture);
      },
    });
  }
}
