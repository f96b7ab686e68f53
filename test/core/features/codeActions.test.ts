import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction, Range } from 'vscode-languageserver-types';
import { codeActions, quickFix } from '../../../server/src/core/features/codeActions.ts';
import type { FeatureContext } from '../../../server/src/core/features/context.ts';
import { fixAll } from '../../../server/src/core/features/fixAll.ts';
import { newGrants } from '../../../server/src/core/features/refactor/newGrants.ts';
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
    isAutomatic,
    context = featureContext(),
  }: { range?: Range; only?: readonly string[]; isAutomatic?: boolean; context?: FeatureContext } = {},
): readonly CodeAction[] {
  return codeActions(documentOf(text), { range, only, isAutomatic }, context);
}

const onlyFixes = { only: ['quickfix'] };

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
    const actions = actionsIn(misspelt, { ...onlyFixes, range: { start: range.start, end: range.start } });
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
    assert.deepEqual(actionsIn(misspelt, { only: ['source.organizeImports'] }), []);
    assert.notDeepEqual(actionsIn(misspelt, onlyFixes), []);
  });
});

/** An editor that can do all that editors can do with code actions. */
const able = { asksBeforeChanges: true, takesSnippetEdits: true, showsDisabled: true };

suite('fixes that widen access', () => {
  const text = policy('"kms:Decrypt"');
  const document = documentOf(text);
  const at = text.indexOf('"kms:Decrypt"');
  const widening: Fix = {
    title: 'Allow it',
    grade: 'widens',
    edits: [{ span: span(at, at + '"kms:Decrypt"'.length), text: '["kms:Decrypt", "kms:Encrypt", "kms:*Secret*"]' }],
  };
  const harmless: Fix = { title: 'Replace it', grade: 'choice', edits: [] };

  function actionFor(fix: Fix, fixes: readonly Fix[], context: FeatureContext = featureContext()): CodeAction {
    const problem: Problem = {
      code: 'stmt/example',
      category: 'correctness',
      level: 'error',
      message: 'An example.',
      span: span(0, 1),
      fixes,
      related: [],
      tag: undefined,
      policy: document.policies[0],
    };
    return quickFix(fix, problem, document, context);
  }

  test('say what they would allow, in both languages', () => {
    assert.equal(
      actionFor(widening, [widening]).title,
      'Allow it (newly allows "kms:Encrypt" on "*", "kms:*Secret*" on "*")',
    );
    const chinese = featureContext({ locale: 'zh-cn' });
    assert.equal(
      actionFor(widening, [widening], chinese).title,
      'Allow it（将新增允许“kms:Encrypt”（资源：“*”）、“kms:*Secret*”（资源：“*”））',
    );
  });

  test('say at least that they widen where this policy alone does not show it', () => {
    const elsewhere: Fix = { ...widening, edits: [] };
    assert.equal(actionFor(elsewhere, [elsewhere]).title, 'Allow it (allows more than before)');
    const chinese = featureContext({ locale: 'zh-cn' });
    assert.equal(actionFor(elsewhere, [elsewhere], chinese).title, 'Allow it（会放宽权限）');
  });

  test('are asked for with the list where the editor asks before changes', () => {
    const action = actionFor(widening, [widening], featureContext({ client: { codeActions: able } }));
    assert.equal(action.title, 'Allow it (allows more than before)');
    assert.deepEqual(action.edit?.changeAnnotations, {
      widens: {
        label: 'Allow it',
        needsConfirmation: true,
        description: 'Newly allowed: "kms:Encrypt" on "*", "kms:*Secret*" on "*"',
      },
    });
    const [change, ...others] = action.edit?.documentChanges ?? [];
    assert.deepEqual(others, []);
    assert.ok(change !== undefined && 'edits' in change);
    assert.deepEqual(change.textDocument, { uri: 'file:///test.json', version: 1 });
    assert.deepEqual(
      change.edits.map((edit) => 'annotationId' in edit && edit.annotationId),
      ['widens'],
    );
    assert.equal(action.edit?.changes, undefined);
  });

  test('count what would be too much to list', () => {
    const many = Array.from({ length: 30 }, (_, index) => `"ecs:Example${index}"`);
    const [edit] = widening.edits;
    assert.ok(edit);
    const fix: Fix = { ...widening, edits: [{ ...edit, text: `[${many.join(', ')}]` }] };
    assert.match(actionFor(fix, [fix]).title, /"ecs:Example1" on "\*" and 28 more\)$/);
    const asked = actionFor(fix, [fix], featureContext({ client: { codeActions: able }, locale: 'zh-cn' }));
    assert.match(asked.edit?.changeAnnotations?.['widens']?.description ?? '', /^将新增允许：.*等 30 项$/);
  });

  test('that lift a Deny say what it took away', () => {
    const denied = `{ "Version": "1", "Statement": [{ "Effect": "Allow", "Action": "kms:*", "Resource": "*" },
      { "Effect": "Deny", "Action": "kms:Decrypt", "Resource": "*" }] }`;
    const lifted = documentOf(denied);
    const where = denied.indexOf('kms:Decrypt');
    const [own] = lifted.policies;
    assert.ok(own);
    const grants = newGrants(lifted, own, [{ span: span(where, where + 11), text: 'kms:Encrypt' }], 'en');
    assert.deepEqual(grants, ['"kms:*" on "*"']);
  });

  test('are never preferred, also where there is no other', () => {
    assert.equal(actionFor(widening, [widening]).isPreferred, undefined);
  });

  test('do not keep the only other fix from being preferred', () => {
    assert.equal(actionFor(harmless, [widening, harmless]).isPreferred, true);
    assert.equal(actionFor(harmless, [harmless, { ...harmless, title: 'Remove it' }]).isPreferred, undefined);
  });

  test('of rules come with their list, and never in fix all', () => {
    const needy = policy('"kms:GetSecretValue"');
    const context = featureContext({ levels: { 'action/missing-dependent': 'warning' } });
    const titles = actionsIn(needy, { ...onlyFixes, context }).map(({ title }) => title);
    assert.ok(
      titles.some((title) => title.endsWith('(newly allows "kms:Decrypt" on "*")')),
      titles.join('\n'),
    );
    assert.ok(fixAll(documentOf(needy), context).every(({ text: written }) => !written.includes('kms:Decrypt')));
  });
});

suite('refactorings', () => {
  const spread = `{
  "Version": "1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "kms:List*",
      "Resource": "*"
    }
  ]
}`;
  const cursor = { start: { line: 5, character: 20 }, end: { line: 5, character: 20 } };
  const kindsOf = (actions: readonly CodeAction[]): readonly string[] => [
    ...new Set(actions.map(({ kind }) => kind ?? '')),
  ];

  test('are there where somebody calls for whatever fits, below the fixes', () => {
    const kinds = kindsOf(actionsIn(misspelt, { range: rangeOf(misspelt, 'kms:Decrpyt') }));
    assert.equal(kinds[0], 'quickfix');
    assert.ok(kinds.includes('refactor.rewrite.rampart.addCondition'));
  });

  test('are not worked out at each move of the cursor, unless asked for', () => {
    assert.deepEqual(
      actionsIn(spread, { range: cursor, isAutomatic: true }).filter(({ kind }) => kind !== 'quickfix'),
      [],
    );
    assert.notDeepEqual(actionsIn(spread, { range: cursor, isAutomatic: true, only: ['refactor'] }), []);
  });

  for (const only of ['refactor', 'refactor.rewrite', 'refactor.rewrite.rampart', 'refactor.rewrite.rampart.toList']) {
    test(`answer ${only}`, () => {
      const kinds = kindsOf(actionsIn(spread, { range: cursor, only: [only] }));
      assert.ok(kinds.includes('refactor.rewrite.rampart.toList'));
      assert.ok(kinds.every((kind) => kind.startsWith(only)));
    });
  }

  test('of other kinds are left out', () => {
    assert.deepEqual(actionsIn(spread, { range: cursor, only: ['refactor.inline'] }), []);
  });

  test('outside of policies there are none', () => {
    const text = `[1, 2, 3]`;
    assert.deepEqual(actionsIn(text, { only: ['refactor'] }), []);
  });

  test('that are impossible are shown with the reason where an editor shows such', () => {
    const text = policy('"ecs:*"');
    const range = rangeOf(text, 'ecs:*');
    const only = ['refactor.rewrite.rampart.expandWildcard'];
    assert.deepEqual(actionsIn(text, { range, only }), []);
    const [action] = actionsIn(text, { range, only, context: featureContext({ client: { codeActions: able } }) });
    assert.match(action?.disabled?.reason ?? '', /^"ecs:\*" matches \d+ known actions/);
    assert.equal(action?.edit, undefined);
  });

  test('that may allow more are asked for like fixes that do', () => {
    const text = policy('["sts:AssumeRole", "sts:AssumeRoleWithOIDC", "sts:AssumeRoleWithSAML"]');
    const range = rangeOf(text, 'sts:AssumeRole');
    const only = ['refactor.rewrite.rampart.shrinkActions'];
    const [plain] = actionsIn(text, { range, only });
    assert.match(plain?.title ?? '', /\(newly allows "sts:Assume\*" on "\*"\)$/);
    assert.equal(textAfter(text, plain), policy('["sts:Assume*"]'));
    const [asked] = actionsIn(text, { range, only, context: featureContext({ client: { codeActions: able } }) });
    assert.equal(asked?.edit?.changeAnnotations?.['widens']?.needsConfirmation, true);
  });

  test('have tab stops where the editor takes them, indented by the editor', () => {
    const only = ['refactor.rewrite.rampart.addCondition'];
    const context = featureContext({ client: { codeActions: able } });
    const [mfa, sourceIp] = actionsIn(spread, { range: cursor, only, context });
    assert.ok(mfa?.edit?.changes !== undefined);
    const [change] = sourceIp?.edit?.documentChanges ?? [];
    assert.ok(change !== undefined && 'edits' in change);
    assert.deepEqual(change.edits, [
      {
        range: { start: { line: 6, character: 21 }, end: { line: 6, character: 21 } },
        snippet: {
          kind: 'snippet',
          value: [
            ',',
            '"Condition": {',
            '  "IpAddress": {',
            '    "acs:SourceIp": "${1:203.0.113.0/24}"',
            '  \\}',
            '\\}',
          ].join('\n'),
        },
      },
    ]);
    const [, plain] = actionsIn(spread, { range: cursor, only });
    assert.match(textAfter(spread, plain), /\n {10}"acs:SourceIp": "203\.0\.113\.0\/24"\n {8}\}\n {6}\}\n {4}\}/);
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
    assert.ok(actionsIn(repeated).every(({ kind }) => kind !== 'source.fixAll.rampart'));
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
