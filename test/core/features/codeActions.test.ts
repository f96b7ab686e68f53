import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction, Range } from 'vscode-languageserver-types';
import { codeActions, quickFix } from '../../../server/src/core/features/codeActions.ts';
import type { FeatureContext } from '../../../server/src/core/features/context.ts';
import type { Fix, Problem } from '../../../server/src/core/rules/rule.ts';
import { span } from '../../../server/src/core/text/span.ts';
import { featureContext } from '../../support/asker.ts';
import { documentOf } from '../../support/service.ts';

const wholeText: Range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

function actionsIn(
  text: string,
  {
    range = wholeText,
    only,
    context = featureContext(),
  }: { range?: Range; only?: readonly string[]; context?: FeatureContext } = {},
): readonly CodeAction[] {
  return codeActions(documentOf(text), { range, only }, context);
}

function textAfter(text: string, action: CodeAction | undefined): string {
  const edits = action?.edit?.changes?.['file:///test.json'] ?? [];
  return TextDocument.applyEdits(TextDocument.create('file:///test.json', 'json', 1, text), edits);
}

/** Range of a piece of a one-line text. */
function rangeOf(text: string, piece: string): Range {
  const start = text.indexOf(piece);
  return { start: { line: 0, character: start }, end: { line: 0, character: start + piece.length } };
}

function policy(actions: string): string {
  return `{ "Version": "1", "Statement": [{ "Effect": "Allow", "Action": ${actions}, "Resource": "*" }] }`;
}

const misspelt = policy('["kms:Decrpyt", "kms:Encryptt"]');
const repeated = policy('["kms:Decrypt", "kms:Decrypt", "kms:Encrypt", "kms:Encrypt"]');

suite('quick fixes', () => {
  test('repair the problem that the cursor touches, and no other', () => {
    const range = rangeOf(misspelt, 'kms:Decrpyt');
    const actions = actionsIn(misspelt, { range: { start: range.start, end: range.start } });
    assert.deepEqual(
      actions.map((action) => textAfter(misspelt, action)),
      [misspelt.replace('Decrpyt', 'Decrypt')],
    );
  });

  test('name the problem they repair', () => {
    const [action] = actionsIn(misspelt, { range: rangeOf(misspelt, 'kms:Decrpyt') });
    assert.equal(action?.kind, 'quickfix');
    assert.deepEqual(
      action?.diagnostics?.map(({ code }) => code),
      ['action/unknown'],
    );
  });

  test('are preferred where a problem has exactly one that does not widen', () => {
    const [action] = actionsIn(misspelt, { range: rangeOf(misspelt, 'kms:Decrpyt') });
    assert.equal(action?.isPreferred, true);
  });

  test('of an editor that reports JSON errors itself stay, without a diagnostic of ours', () => {
    const text = policy('["kms:Decrypt",]');
    const context = featureContext({ client: { reportsJsonErrors: true } });
    const [action] = actionsIn(text, { context });
    assert.equal(textAfter(text, action), policy('["kms:Decrypt"]'));
    assert.equal(action !== undefined && 'diagnostics' in action, false);
  });

  test('are not given to who asks for other kinds', () => {
    assert.deepEqual(actionsIn(misspelt, { only: ['refactor'] }), []);
    assert.notDeepEqual(actionsIn(misspelt, { only: ['quickfix'] }), []);
  });
});

suite('fixes that widen access', () => {
  const text = policy('"kms:Decrypt"');
  const widening: Fix = { title: 'Allow it', grade: 'widens', edits: [] };
  const harmless: Fix = { title: 'Replace it', grade: 'choice', edits: [] };

  function actionFor(fix: Fix, fixes: readonly Fix[], context: FeatureContext = featureContext()): CodeAction {
    const problem: Problem = {
      code: 'stmt/example',
      level: 'error',
      message: 'An example.',
      span: span(0, 1),
      fixes,
      related: [],
      tag: undefined,
      policy: undefined,
    };
    return quickFix(fix, problem, documentOf(text), context);
  }

  test('say so, in both languages', () => {
    assert.equal(actionFor(widening, [widening]).title, 'Allow it (allows more than before)');
    const chinese = featureContext({ locale: 'zh-cn' });
    assert.equal(actionFor(widening, [widening], chinese).title, 'Allow it（会放宽权限）');
  });

  test('are never preferred, also where there is no other', () => {
    assert.equal(actionFor(widening, [widening]).isPreferred, undefined);
  });

  test('do not keep the only other fix from being preferred', () => {
    assert.equal(actionFor(harmless, [widening, harmless]).isPreferred, true);
    assert.equal(actionFor(harmless, [harmless, { ...harmless, title: 'Remove it' }]).isPreferred, undefined);
  });
});

suite('fix all', () => {
  for (const only of ['source.fixAll.rampart', 'source.fixAll', 'source']) {
    test(`answers ${only}`, () => {
      const actions = actionsIn(repeated, { only: [only] });
      assert.deepEqual(
        actions.map((action) => [action.kind, textAfter(repeated, action)]),
        [['source.fixAll.rampart', policy('["kms:Decrypt", "kms:Encrypt"]')]],
      );
    });
  }

  test('is offered only where it is asked for', () => {
    assert.ok(actionsIn(repeated).every(({ kind }) => kind === 'quickfix'));
    assert.deepEqual(actionsIn(repeated, { only: ['source.fixAll.other'] }), []);
  });

  test('leaves alone what a person must decide', () => {
    assert.deepEqual(actionsIn(misspelt, { only: ['source.fixAll'] }), []);
  });

  test('touches nothing but what it repairs', () => {
    const [action] = actionsIn(repeated, { only: ['source.fixAll'] });
    const touched = (action?.edit?.changes?.['file:///test.json'] ?? []).map(({ range }) =>
      repeated.slice(range.start.character, range.end.character),
    );
    assert.deepEqual(touched, ['"kms:Decrypt", ', ', "kms:Encrypt"']);
  });
});
