import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { type DocumentSymbol, type Position, type Range, SymbolKind } from 'vscode-languageserver-types';
import type { PolicyDocument } from '../../../server/src/core/document/policyDocument.ts';
import { documentSymbols } from '../../../server/src/core/features/documentSymbols.ts';
import { featureContext } from '../../support/asker.ts';
import { filesBelow } from '../../support/fixture.ts';
import { matchesGolden } from '../../support/golden.ts';
import { documentOf } from '../../support/service.ts';

const folder = join(import.meta.dirname, '../../fixtures/symbols');
const kindNames = new Map(Object.entries(SymbolKind).map(([name, value]) => [value, name]));

/** One line for each symbol: its name, what a click selects, and what it spans. */
function outline(symbols: readonly DocumentSymbol[], document: PolicyDocument, indent: string = ''): readonly string[] {
  return symbols.flatMap(({ name, detail, kind, range, selectionRange, children }) => [
    `${indent}${name}${detail === undefined ? '' : ` [${detail}]`} · ${kindNames.get(kind)} · lines ${range.start.line + 1}–${range.end.line + 1} · selects ${document.textDocument.getText(selectionRange)}`,
    ...outline(children ?? [], document, `${indent}  `),
  ]);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}

function holds(outer: Range, inner: Range): boolean {
  return isBefore(outer.start, inner.start) && isBefore(inner.end, outer.end);
}

/** What editors ask of every symbol: a name, and what it selects and contains within its range. */
function assertSound(symbols: readonly DocumentSymbol[]): void {
  for (const each of symbols) {
    assert.notEqual(each.name.trim(), '');
    assert.ok(holds(each.range, each.selectionRange), each.name);
    for (const child of each.children ?? []) assert.ok(holds(each.range, child.range), `${each.name} / ${child.name}`);
    assertSound(each.children ?? []);
  }
}

suite('document symbols', () => {
  for (const file of filesBelow(folder).filter((each) => each.endsWith('.json'))) {
    test(`of ${file}`, () => {
      const document = documentOf(readFileSync(join(folder, file), 'utf8'));
      const english = documentSymbols(document, featureContext());
      const chinese = documentSymbols(document, featureContext({ locale: 'zh-cn' }));
      assertSound(english);
      const lines = [...outline(english, document), '', ...outline(chinese, document), ''];
      matchesGolden(join(folder, file.replace(/\.json$/, '.symbols.txt')), lines.join('\n'));
    });
  }

  test('leave the members to an editor that outlines JSON itself', () => {
    const document = documentOf(readFileSync(join(folder, 'key-store.json'), 'utf8'));
    const [policy] = documentSymbols(document, featureContext({ client: { supportsJson: true } }));
    assert.deepEqual(
      policy?.children?.map(({ kind, children }) => [kind, children]),
      document.policies[0]?.statements.map(() => [SymbolKind.Object, []]),
    );
  });

  test('of a text without policies are none', () => {
    assert.deepEqual(documentSymbols(documentOf('{ "name": "x" }'), featureContext()), []);
  });

  test('are sound for any damage to a policy', () => {
    const text = readFileSync(join(folder, 'key-store.json'), 'utf8');
    fc.assert(
      fc.property(
        fc.nat(text.length),
        fc.nat(60),
        fc.constantFrom('', '"', '{', '}', ']', ',', '"" :'),
        (at, length, by) => {
          assertSound(documentSymbols(documentOf(text.slice(0, at) + by + text.slice(at + length)), featureContext()));
        },
      ),
      { numRuns: 300, seed: 20261122 },
    );
  });
});
