import { type CompletionItem, Range, type TextDocument } from 'vscode';
import {
  completionsAt,
  expectEqual,
  expectPresent,
  expectTrue,
  openAtCursor,
  plainLabel,
  startServer,
} from './support.ts';

suite('completion', () => {
  suiteSetup(startServer);

  test('the verb alone finds an action', async () => {
    const { document, position } = await openAtCursor(statement('"Action": ["decrypt|"]'));
    const item = itemOf(await completionsAt(document, position), 'kms:Decrypt');
    const typed = document.getText(rangeOfItem(item));
    expectTrue(isSubsequence(typed, item.filterText ?? plainLabel(item)), `"${typed}" filters the item away`);
    expectEqual(textAfter(document, item), statement('"Action": ["kms:Decrypt"]'), 'Text after completing');
  });

  test('a word without quotes is completed with them', async () => {
    const { document, position } = await openAtCursor(statement('"Action": [kms:Decr|]'));
    const item = itemOf(await completionsAt(document, position), 'kms:Decrypt');
    expectEqual(textAfter(document, item), statement('"Action": ["kms:Decrypt"]'), 'Text after completing');
  });

  test('an action that the list has already is not offered again', async () => {
    const { document, position } = await openAtCursor(statement('"Action": ["kms:Decrypt", "kms:|"]'));
    const labels = (await completionsAt(document, position)).map(plainLabel);
    expectTrue(labels.includes('kms:Encrypt'), 'kms:Encrypt is not offered');
    expectTrue(!labels.includes('kms:Decrypt'), 'kms:Decrypt is offered again');
  });
});

function statement(action: string): string {
  return `{ "Version": "1", "Statement": [{ "Effect": "Allow", ${action}, "Resource": "*" }] }`;
}

function itemOf(items: readonly CompletionItem[], label: string): CompletionItem {
  return expectPresent(
    items.find((item) => plainLabel(item) === label),
    `${label} among ${items.length} items`,
  );
}

/** Text of a document after an item was taken. */
function textAfter(document: TextDocument, item: CompletionItem): string {
  const inserted = typeof item.insertText === 'object' ? item.insertText.value : (item.insertText ?? plainLabel(item));
  const range = rangeOfItem(item);
  const text = document.getText();
  return text.slice(0, document.offsetAt(range.start)) + inserted + text.slice(document.offsetAt(range.end));
}

function rangeOfItem({ range }: CompletionItem): Range {
  return range instanceof Range ? range : expectPresent(range?.replacing, 'The range of the item');
}

/** Whether the editor keeps an item with this filter text while this was typed: its letters come in this order. */
function isSubsequence(typed: string, filter: string): boolean {
  const letters = [...typed.toLowerCase()];
  for (const letter of filter.toLowerCase()) if (letter === letters[0]) letters.shift();
  return letters.length === 0;
}
