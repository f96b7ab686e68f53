import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { mentionFixtures, roleReadingOf, showMention } from '../../support/mentionFixture.ts';

suite('mentions of roles', () => {
  for (const { name, text, expected } of mentionFixtures()) {
    test(`in ${name} are those that its carets say, and no others`, () => {
      assert.deepEqual(roleReadingOf(text, name).mentions.map(showMention).toSorted(), expected);
    });
  }
});
