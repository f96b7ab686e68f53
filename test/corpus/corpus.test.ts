import assert from 'node:assert/strict';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { type CorpusFile, corpusFiles, corpusFolder, corpusText } from '../support/corpus.ts';
import { filesBelow } from '../support/fixture.ts';
import { matchesGolden } from '../support/golden.ts';
import { documentOf, problemsOf } from '../support/service.ts';

/** Publishers whose policies are meant to be right; the other repositories hold examples of mistakes. */
const vendors = /^(AlibabaCloudDocs|alibabacloud-automation|AliyunContainerService|awsdocs|iann0036)\//;

const folder = corpusFolder;

if (folder === undefined) {
  test('no corpus: RAMPART_CORPUS names no folder, so published policies were not checked', () => {});
} else {
  const files = corpusFiles();

  suite('any file of the corpus', () => {
    test('is read and checked without a crash, in both languages of JSON and as prose', () => {
      for (const file of filesBelow(folder)) {
        const text = corpusText(file);
        for (const languageId of ['json', 'plaintext']) {
          for (const problem of problemsOf(text, { languageId })) {
            const { start, end } = problem.span;
            assert.ok(start >= 0 && start <= end && end <= text.length, `${file}: ${problem.code} at ${start}-${end}`);
            assert.notEqual(problem.message, '', `${file}: ${problem.code}`);
          }
        }
      }
    });
  });

  suite('policies that vendors publish', () => {
    const published = files.filter(
      ({ repository, parse, file }) => vendors.test(repository) && parse === 'strict' && file.endsWith('.json'),
    );

    test('have no error or warning but those that were looked at', () => {
      const lines = published.flatMap(({ file }) =>
        problemsOf(corpusText(file))
          .filter(({ level }) => level === 'error' || level === 'warning')
          .map(({ code, level }) => `${level} ${code} ${file}`),
      );
      matchesGolden(
        join(import.meta.dirname, 'published.golden.txt'),
        `${[...new Set(lines)].toSorted().join('\n')}\n`,
      );
    });

    test('are recognised as their publisher meant them', () => {
      const wrong = published.filter(isWholePolicy).flatMap((entry) => {
        const recognition = documentOf(corpusText(entry.file)).policies[0]?.recognition;
        const dialect = entry.dialect === 'aws' ? 'iam' : entry.dialect;
        const same =
          recognition?.dialect === dialect && (recognition?.kind === entry.kind || recognition?.kind === 'resource');
        return same
          ? []
          : [`${entry.file}: ${dialect} ${entry.kind}, taken for ${recognition?.dialect} ${recognition?.kind}`];
      });
      matchesGolden(join(import.meta.dirname, 'recognition.golden.txt'), `${wrong.toSorted().join('\n')}\n`);
    });
  });
}

function isWholePolicy({ kind }: CorpusFile): boolean {
  return kind === 'permission' || kind === 'trust' || kind === 'resource';
}
