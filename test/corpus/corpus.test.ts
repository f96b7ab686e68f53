import assert from 'node:assert/strict';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { pointerTo } from '../../server/src/core/document/jsonPointer.ts';
import type { Problem } from '../../server/src/core/rules/rule.ts';
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

    const told = published.map(({ file }) => ({
      file,
      text: corpusText(file),
      problems: problemsOf(corpusText(file)),
    }));

    test('have no error or warning but those that were looked at', () => {
      const lines = told.flatMap(({ file, text, problems }) =>
        problems
          .filter(({ level }) => level === 'error' || level === 'warning')
          .map((problem) => ({ rule: `${problem.level} ${problem.code}`, line: `${file}: ${placeOf(problem, text)}` })),
      );
      matchesGolden(join(import.meta.dirname, 'published.golden.txt'), listByRule(lines));
    });

    test('have as many hints and pieces of information as noise.golden.txt counts, so that a noisy rule is seen', () => {
      const quiet = told.flatMap(({ problems }) => [
        ...new Set(
          problems
            .filter(({ level }) => level === 'info' || level === 'hint')
            .map(({ level, code }) => `${level} ${code}`),
        ),
      ]);
      const counts = new Map<string, number>();
      for (const rule of quiet) counts.set(rule, (counts.get(rule) ?? 0) + 1);
      const lines = [...counts].toSorted(([a, ofA], [b, ofB]) => ofB - ofA || (a < b ? -1 : 1));
      const silent = told.filter(({ problems }) => problems.length === 0).length;
      matchesGolden(
        join(import.meta.dirname, 'noise.golden.txt'),
        `${[`${silent} of ${told.length} policies without any`, ...lines.map(([rule, count]) => `${rule}: ${count}`)].join('\n')}\n`,
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

/** Where a problem is, as a JSON pointer, with the first characters of what is underlined. */
function placeOf({ policy, span }: Problem, text: string): string {
  const pointer = policy === undefined ? '' : pointerTo(policy.node, span);
  const source = text.slice(span.start, span.end).replaceAll(/\s+/g, ' ');
  return `${pointer} ${source.length > mostOfSource ? `${source.slice(0, mostOfSource)}…` : source}`;
}

/** So much of a published policy is quoted, and so many findings of one rule are listed. */
const mostOfSource = 40;
const mostOfRule = 30;

/** Findings by their rules, with the number of those that are too many to be listed. */
function listByRule(findings: readonly { readonly rule: string; readonly line: string }[]): string {
  const rules = [...new Set(findings.map(({ rule }) => rule))].toSorted();
  return rules
    .map((rule) => {
      const lines = findings.flatMap((finding) => (finding.rule === rule ? [`  ${finding.line}`] : [])).toSorted();
      const more = lines.length - mostOfRule;
      return [
        `${rule} (${lines.length})`,
        ...lines.slice(0, mostOfRule),
        ...(more > 0 ? [`  and ${more} more`] : []),
        '',
      ].join('\n');
    })
    .join('\n');
}

function isWholePolicy({ kind }: CorpusFile): boolean {
  return kind === 'permission' || kind === 'trust' || kind === 'resource';
}
