import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createOpenTexts } from '../../client/src/roles/openTexts.ts';

type Text = Parameters<ReturnType<typeof createOpenTexts>['opened']>[0];

function text(uri: string, more: Partial<Text> = {}): Text {
  const [scheme = ''] = uri.split(':');
  return { uri: { scheme, toString: () => uri }, languageId: 'json', isDirty: false, ...more };
}

const found = text('file:///work/found.json');
const elsewhere = text('file:///elsewhere/a.json');
const draft = text('untitled:Untitled-1', { isDirty: true });
const make = (): ReturnType<typeof createOpenTexts> => createOpenTexts((uri) => uri === found.uri.toString());

suite('open texts', () => {
  test('of files that count anyway matter neither when opened nor when closed', () => {
    const texts = make();
    assert.equal(texts.opened(found), false);
    assert.equal(texts.closed(found), false);
  });

  test('that are drafts or lie elsewhere matter', () => {
    const texts = make();
    for (const each of [draft, elsewhere]) {
      assert.equal(texts.opened(each), true);
      assert.equal(texts.closed(each), true);
    }
  });

  test('matter when they are edited, and not when only their state changes', () => {
    const texts = make();
    assert.equal(texts.edited(found, 1), true);
    assert.equal(texts.edited({ ...found, isDirty: true }, 0), false);
  });

  test('matter when they are closed without being saved, whatever the editor then says of them', () => {
    const texts = make();
    texts.opened(found);
    texts.edited(found, 1);
    assert.equal(texts.closed(found), true);
    assert.equal(texts.closed(found), false, 'once');
  });

  test('do not matter when they are closed after being saved', () => {
    const texts = make();
    texts.edited(found, 1);
    texts.saved(found);
    assert.equal(texts.closed(found), false);
  });

  test('that come with unsaved changes matter at both ends', () => {
    const texts = make();
    assert.equal(texts.opened({ ...found, isDirty: true }), true);
    assert.equal(texts.closed(found), true);
  });

  test('that the server does not have never matter', () => {
    const texts = make();
    const others = [text('rampart-role:/a.policy.json'), text('file:///work/a.tf', { languageId: 'terraform' })];
    for (const each of others) {
      assert.equal(texts.opened({ ...each, isDirty: true }), false);
      assert.equal(texts.edited(each, 1), false);
      assert.equal(texts.closed(each), false);
    }
  });
});
