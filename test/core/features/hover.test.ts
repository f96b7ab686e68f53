import assert from 'node:assert/strict';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import type { Hover, MarkupContent } from 'vscode-languageserver-types';
import { hover } from '../../../server/src/core/features/hover/hover.ts';
import { featureContext } from '../../support/asker.ts';
import { cutAtCursor, type MarkedText, readMarkedText } from '../../support/cursor.ts';
import { filesBelow } from '../../support/fixture.ts';
import { matchesGolden } from '../../support/golden.ts';
import { documentOf } from '../../support/service.ts';

const folder = join(import.meta.dirname, '../../fixtures/hover');

function hoverIn({ text, offset }: MarkedText, locale: 'en' | 'zh-cn'): Hover | undefined {
  const document = documentOf(text);
  return hover(document, document.textDocument.positionAt(offset), featureContext({ locale }));
}

function markdownOf(found: Hover | undefined): string {
  return (found?.contents as MarkupContent | undefined)?.value ?? 'nothing';
}

suite('hover', () => {
  for (const file of filesBelow(folder).filter((each) => each.endsWith('.json'))) {
    test(`says what ${file.replace('.json', '.hover.md')} says`, () => {
      const marked = readMarkedText(join(folder, file));
      const found = hoverIn(marked, 'en');
      const under = found?.range === undefined ? '' : documentOf(marked.text).textDocument.getText(found.range);
      const golden = [
        `<!-- on: ${under} -->`,
        markdownOf(found),
        '<!-- zh-cn -->',
        markdownOf(hoverIn(marked, 'zh-cn')),
        '',
      ].join('\n\n');
      matchesGolden(join(folder, file.replace(/\.json$/, '.hover.md')), golden);
    });
  }

  for (const marked of [
    '{ "Version": "1", "Statement": [{ "Sid": "na|me", "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*" }] }',
    '{ "Version": "1", "Statement": [{ "Effect": "Allow"|, "Action": "kms:Decrypt", "Resource": "*" }] }',
    '{ "Version": "1", "Statement": [{ "Effect": "Perhaps|", "Action": "kms:Decrypt", "Resource": "*" }] }',
    '{ "Version": "1", "Statement": [{ "Effect": "Allow", "Action": "Decr|ypt", "Resource": "*" }] }',
    '{ "Version": "1", "Statement": [{ "Effect": "Allow", "Frobnicate|": 1, "Action": "a:b", "Resource": "*" }] }',
    '{ "name": "kms:De|crypt" }',
    '|',
  ]) {
    test(`has nothing to say on ${marked}`, () => assert.equal(hoverIn(cutAtCursor(marked), 'en'), undefined));
  }
});
