import assert from 'node:assert/strict';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { corpusFolder, corpusText } from '../support/corpus.ts';
import { filesBelow } from '../support/fixture.ts';
import { matchesGolden } from '../support/golden.ts';
import { roleReadingOf } from '../support/mentionFixture.ts';

/** Lists of facts, not texts that people write. */
const lists = /(?:^|\/)(?:manifest|service-linked-roles|service-roles|system-polic\w+(?:-names)?)\.json$/;

const folder = corpusFolder;

if (folder === undefined) {
  test('no corpus: RAMPART_CORPUS names no folder, so no published text was looked through for roles', () => {});
} else {
  suite('mentions of roles in any file of the corpus', () => {
    const read = filesBelow(folder).map((file) => ({
      file,
      text: corpusText(file),
      reading: roleReadingOf(corpusText(file), file),
    }));

    test('lie in the text, and those that name something name it as it stands there', () => {
      let named = 0;
      for (const { file, text, reading } of read) {
        const lines = text.split(/\r\n|\n|\r/);
        for (const { range, kind, role, words } of reading.mentions) {
          const { start, end } = range;
          const told =
            lines[start.line]?.slice(start.character, end.line === start.line ? end.character : undefined) ?? '';
          assert.notEqual(told, '', `${file}:${start.line + 1}`);
          if (words.en !== 'names it') continue;
          named++;
          assert.ok(
            told.toLowerCase().startsWith(role.roleName.toLowerCase()) && kind === 'names',
            `${file}:${start.line + 1}: ${told}`,
          );
        }
      }
      assert.ok(named > 100);
    });

    test('are those that were looked at', () => {
      const lines = read.flatMap(({ file, reading }) =>
        lists.test(file)
          ? []
          : reading.mentions.map(({ kind, words, role }) => ({
              sort: `${kind}: ${words.en}`,
              line: `  ${role.isKnown ? '' : '?'}${role.roleName} ${file}`,
            })),
      );
      const sorts = [...new Set(lines.map(({ sort }) => sort))].toSorted();
      const text = sorts.map((sort) => {
        const own = lines.flatMap((each) => (each.sort === sort ? [each.line] : []));
        const distinct = [...new Set(own)].toSorted();
        return `${sort} (${own.length})\n${distinct.slice(0, mostOfSort).join('\n')}\n`;
      });
      matchesGolden(join(import.meta.dirname, 'roleMentions.golden.txt'), text.join('\n'));
    });
  });
}

/** So many places of one sort are listed. */
const mostOfSort = 40;
