import assert from 'node:assert/strict';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  type TextEdit,
} from 'vscode-languageserver-types';
import { complete } from '../../../server/src/core/features/completion/complete.ts';
import { resolveCompletion } from '../../../server/src/core/features/completion/resolve.ts';
import type { ClientTraits } from '../../../server/src/core/features/context.ts';
import { withDefaults } from '../../../server/src/core/features/snippets/snippet.ts';
import { featureContext } from '../../support/asker.ts';
import { cutAtCursor, type MarkedText, readMarkedText } from '../../support/cursor.ts';
import { filesBelow } from '../../support/fixture.ts';
import { matchesGolden } from '../../support/golden.ts';
import { documentOf } from '../../support/service.ts';

const folder = join(import.meta.dirname, '../../fixtures/completion');
const fixtures = filesBelow(folder).filter((each) => each.endsWith('.json'));
/** The golden files show so many of the first and of the last items. */
const shownItems = { first: 20, last: 5 };

function completeIn({ text, offset }: MarkedText, client: Partial<ClientTraits> = {}): CompletionList {
  const document = documentOf(text);
  return complete(document, document.textDocument.positionAt(offset), featureContext({ client }));
}

function labelsIn(marked: string, client: Partial<ClientTraits> = {}): readonly string[] {
  return completeIn(cutAtCursor(marked), client).items.map(({ label }) => label);
}

function editOf(item: CompletionItem): TextEdit {
  assert.ok(item.textEdit !== undefined && 'range' in item.textEdit);
  return item.textEdit;
}

/** The text once an item was accepted and every gap kept its default. */
function textAfter({ text }: MarkedText, item: CompletionItem): string {
  const edit = editOf(item);
  return TextDocument.applyEdits(TextDocument.create('file:///test.json', 'json', 1, text), [
    { ...edit, newText: withDefaults([edit.newText]) },
    ...(item.additionalTextEdits ?? []),
  ]);
}

const kindNames = new Map(Object.entries(CompletionItemKind).map(([name, value]) => [value, name]));

function line(item: CompletionItem): string {
  const parts = [
    item.label,
    kindNames.get(item.kind ?? 1) ?? '',
    item.labelDetails?.description ?? '',
    item.detail ?? '',
    JSON.stringify(editOf(item).newText),
    item.tags?.includes(CompletionItemTag.Deprecated) === true ? 'deprecated' : '',
    item.additionalTextEdits === undefined ? '' : `and ${item.additionalTextEdits.length} comma`,
  ];
  return parts.filter((part) => part !== '').join(' | ');
}

function policyOfActions(actions: readonly string[]): string {
  const statement = { Effect: 'Allow', Action: actions, Resource: '*' };
  return JSON.stringify({ Version: '1', Statement: [statement] }, null, 2);
}

suite('completion', () => {
  for (const file of fixtures) {
    suite(file, () => {
      const marked = readMarkedText(join(folder, file));
      const { items } = completeIn(marked);

      test('offers what its golden says', () => {
        const lines = items.map(line);
        const left = items.length - shownItems.first - shownItems.last;
        if (left > 0) lines.splice(shownItems.first, left, `… ${left} more`);
        matchesGolden(join(folder, file.replace(/\.json$/, '.items.txt')), [...lines, ''].join('\n'));
      });

      test('every item leaves strict JSON behind', () => {
        assert.notEqual(items.length, 0);
        for (const item of items) {
          const after = textAfter(marked, item);
          assert.doesNotThrow(() => JSON.parse(after), `${item.label}:\n${after}`);
        }
      });

      test('every item is about something that can be explained', () => {
        for (const item of items) {
          if (item.data === undefined) continue;
          const sentence = resolveCompletion(JSON.parse(JSON.stringify(item)) as CompletionItem, featureContext());
          assert.ok(sentence.documentation !== undefined, item.label);
        }
      });

      test('what is replaced holds the cursor and lies in its line', () => {
        const document = documentOf(marked.text);
        const cursor = document.textDocument.positionAt(marked.offset);
        for (const { range } of items.map(editOf)) {
          assert.deepEqual([range.start.line, range.end.line], [cursor.line, cursor.line]);
          assert.ok(range.start.character <= cursor.character && cursor.character <= range.end.character);
        }
      });
    });
  }

  const inAction = (text: string): string =>
    `{ "Version": "1", "Statement": [{ "Effect": "Allow", "Action": ${text}, "Resource": "*" }] }`;

  test('puts plain text where the editor takes no tab stops', () => {
    for (const file of fixtures) {
      for (const item of completeIn(readMarkedText(join(folder, file)), { takesSnippetText: false }).items) {
        assert.doesNotMatch(editOf(item).newText, /\$\{?\d/, `${file}: ${item.label}`);
        assert.equal(item.insertTextFormat, 1);
      }
    }
  });

  test('leaves snippets to an editor that offers them itself', () => {
    assert.deepEqual(labelsIn('|', { offersSnippets: true }), []);
    assert.ok(labelsIn('|', { offersSnippets: false }).includes('ram-policy'));
  });

  test('leaves what stands in like places to an editor that offers it itself', () => {
    const beside = { supportsJson: true };
    const first =
      '{ "Effect": "Deny", "Action": ["kms:ListKeys"], "Condition": { "Bool": { "acs:SecureTransport": "true" } } }';
    const second = (text: string): string => `{ "Version": "1", "Statement": [${first}, ${text}] }`;
    const places: readonly (readonly [text: string, theirs: string, ours: string])[] = [
      [second('{ "|" }'), 'Effect', 'NotAction'],
      [second('{ "Effect": "|" }'), 'Deny', 'Allow'],
      [second('{ "Action": ["kms:List|"] }'), 'kms:ListKeys', 'kms:ListSecrets'],
      [second('{ "Condition": { "|" } }'), 'Bool', 'IpAddress'],
      [second('{ "Condition": { "Bool": { "acs:|" } } }'), 'acs:SecureTransport', 'acs:MFAPresent'],
      [second('{ "Condition": { "Bool": { "acs:SecureTransport": "|" } } }'), 'true', 'false'],
    ];
    for (const [text, theirs, ours] of places) {
      assert.ok(labelsIn(text).includes(theirs), `${theirs} in ${text}`);
      assert.ok(!labelsIn(text, beside).includes(theirs), `${theirs} in ${text}`);
      assert.ok(labelsIn(text, beside).includes(ours), `${ours} in ${text}`);
    }
  });

  test('finds an action by its verb in every service', () => {
    assert.ok(labelsIn(inAction('"decrypt|"')).includes('kms:Decrypt'));
    assert.ok(labelsIn(inAction('decrypt|')).includes('kms:Decrypt'));
  });

  test('finds a service by its Chinese name where the person reads Chinese', () => {
    const { text, offset } = cutAtCursor(inAction('"密钥|"'));
    const document = documentOf(text);
    const { items } = complete(document, document.textDocument.positionAt(offset), featureContext({ locale: 'zh-cn' }));
    assert.match(items.find(({ label }) => label === 'kms:')?.filterText ?? '', /密钥/);
  });

  test('leaves a wildcard in the service alone', () => {
    assert.deepEqual(labelsIn(inAction('"k*:Decr|"')), []);
    assert.deepEqual(labelsIn(inAction('"kms:Frob*|"')), []);
  });

  test('leaves out actions that the same list has, whatever their letter case', () => {
    const labels = labelsIn(inAction('["KMS:decrypt", "kms:Decr|"]'));
    assert.ok(!labels.includes('kms:Decrypt'), labels.join());
  });

  test('offers the action at the cursor itself', () => {
    assert.equal(labelsIn(inAction('["kms:Decryp|t"]'))[0], 'kms:Decrypt');
  });

  test('offers every action of a policy while it is being typed from nothing', () => {
    const text = policyOfActions([
      'kms:GenerateDataKey',
      'ecs:AuthorizeSecurityGroupEgress',
      'yundun-hsm:DescribeClusters',
    ]);
    for (const { index, 0: id } of text.matchAll(/(?<=")[\w-]+:\w+/g)) {
      for (let length = id.indexOf(':') + 3; length < id.length; length++) {
        for (const rest of ['', '"', '"\n      ]\n    }\n  ]\n}\n']) {
          const before = text.slice(0, index + length);
          const { items } = completeIn({ text: before + rest, offset: before.length });
          assert.ok(
            items.some(({ label }) => label === id),
            `${id} after ${JSON.stringify(before.slice(-20) + rest)}`,
          );
        }
      }
    }
  });

  test('never shows more than a hundred items', () => {
    for (const typed of ['', 'd', 'desc', 'ecs:', 'ecs:D']) {
      assert.ok(labelsIn(inAction(`"${typed}|"`)).length <= 100, typed);
    }
  });

  test('puts services of the policy before others', () => {
    const labels = labelsIn(inAction('["rds:DescribeDBInstances", "DescribeTags|"]'));
    assert.equal(labels[0], 'rds:DescribeTags');
  });

  test('puts deprecated actions last', () => {
    const { items } = completeIn(cutAtCursor(inAction('"ecs:D|"')));
    const actions = items.filter(({ label }) => !label.endsWith('*'));
    const firstDeprecated = actions.findIndex(({ tags }) => tags !== undefined);
    assert.ok(
      actions.slice(Math.max(firstDeprecated, 0)).every(({ tags }) => tags !== undefined || firstDeprecated < 0),
    );
  });

  test('says nothing outside policies and in comments', () => {
    for (const marked of ['{ "name": "|" }', '// a|', '{ "Version": "1", "Statement": [] } |']) {
      assert.deepEqual(labelsIn(marked), []);
    }
  });

  test('resolves nothing for items that are not ours', () => {
    for (const data of [
      undefined,
      null,
      'kms:Decrypt',
      { of: 'action' },
      { of: 'action', name: 'kms:Decrypt', dialect: 'x' },
    ]) {
      const item: CompletionItem = { label: 'x', data };
      assert.deepEqual(resolveCompletion(item, featureContext()), item);
    }
  });
});

suite('what is filtered by the editor', () => {
  /** The editor's own filter as far as it matters: letters in order, the first one at the beginning of a word. */
  function passes(typed: string, filter: string): boolean {
    const letters = [...typed.toLowerCase()];
    return [...filter].some((_, start) => {
      const isWordStart =
        start === 0 || /[^A-Za-z0-9]/.test(filter[start - 1] ?? '') || /[A-Z]/.test(filter[start] ?? '');
      if (!isWordStart) return false;
      let at = start;
      return letters.every((letter, index) => {
        const found = filter.toLowerCase().indexOf(letter, at);
        if (found < 0 || (index === 0 && found !== start)) return false;
        at = found + 1;
        return true;
      });
    });
  }

  for (const file of fixtures.filter((each) => /^(action|condition|principal|resource)/.test(each))) {
    test(`in ${file} every item passes`, () => {
      const marked = readMarkedText(join(folder, file));
      const document = documentOf(marked.text);
      for (const item of completeIn(marked).items) {
        const start = document.textDocument.offsetAt(editOf(item).range.start);
        const typed = marked.text.slice(start, marked.offset).trimStart();
        if (typed !== '') assert.ok(passes(typed, item.filterText ?? item.label), `${item.label} for ${typed}`);
      }
    });
  }
});
