import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  CodeActionTriggerKind,
} from 'vscode-languageserver-protocol';
import { startPair } from '../support/lspPair.ts';

const uri = 'file:///work/keys.policy.json';
const needy =
  '{ "Version": "1", "Statement": [{ "Effect": "Allow", "Action": "kms:GetSecretValue", "Resource": "*" }] }';
const broad = needy.replace('kms:GetSecretValue', 'ecs:*');

const able: ClientCapabilities = {
  workspace: {
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {}, snippetEditSupport: true },
  },
  textDocument: { codeAction: { disabledSupport: true } },
};

interface Asked {
  readonly only?: string[];
  readonly triggerKind?: CodeActionTriggerKind;
}

/** What a client of these abilities is offered at the action of a policy. */
async function offered(
  text: string,
  capabilities: ClientCapabilities,
  asked: Asked = {},
): Promise<readonly CodeAction[]> {
  const session = await startPair({ capabilities });
  try {
    await session.open(uri, text);
    const position = { line: 0, character: text.indexOf('"Action": "') + 12 };
    const actions = await session.client.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [], ...asked },
    });
    return (actions ?? []).filter(
      (action): action is CodeAction => !('command' in action && typeof action.command === 'string'),
    );
  } finally {
    session.end();
  }
}

suite('a fix that widens access', { timeout: 30_000 }, () => {
  test('is annotated with what it newly allows, and wants to be confirmed', async () => {
    const actions = await offered(needy, able, { only: ['quickfix'] });
    const action = actions.find(({ title }) => title.includes('kms:Decrypt'));
    assert.match(action?.title ?? '', /\(allows more than before\)$/);
    assert.deepEqual(Object.values(action?.edit?.changeAnnotations ?? {}), [
      {
        label: 'Allow "kms:Decrypt" too, on the same resources',
        needsConfirmation: true,
        description: 'Newly allowed: "kms:Decrypt" on "*"',
      },
    ]);
    const [change] = action?.edit?.documentChanges ?? [];
    assert.ok(change !== undefined && 'edits' in change);
    assert.deepEqual(change.textDocument, { uri, version: 1 });
    const names = Object.keys(action?.edit?.changeAnnotations ?? {});
    assert.ok(change.edits.every((edit) => 'annotationId' in edit && names.includes(edit.annotationId ?? '')));
  });

  test('tells a client without questions in its title what it newly allows', async () => {
    const actions = await offered(needy, {}, { only: ['quickfix'] });
    const action = actions.find(({ title }) => title.includes('kms:Decrypt'));
    assert.match(action?.title ?? '', /\(newly allows "kms:Decrypt" on "\*"\)$/);
    assert.deepEqual(Object.keys(action?.edit ?? {}), ['changes']);
  });

  test('is never part of fix all', async () => {
    const [action] = await offered(needy, able, { only: ['source.fixAll'] });
    assert.doesNotMatch(JSON.stringify(action?.edit ?? {}), /kms:Decrypt/);
  });
});

suite('refactorings', { timeout: 30_000 }, () => {
  test('are offered on demand, and not at each move of the cursor', async () => {
    const isRefactoring = ({ kind }: CodeAction): boolean => kind?.startsWith('refactor.') === true;
    const invoked = await offered(needy, {}, { triggerKind: CodeActionTriggerKind.Invoked });
    assert.ok(invoked.some(isRefactoring));
    const automatic = await offered(needy, {}, { triggerKind: CodeActionTriggerKind.Automatic });
    assert.ok(!automatic.some(isRefactoring));
  });

  test('that are impossible reach only clients that show such', async () => {
    const only = ['refactor.rewrite.rampart.expandWildcard'];
    const [action] = await offered(broad, able, { only });
    assert.match(action?.disabled?.reason ?? '', /"ecs:\*" matches/);
    assert.deepEqual(await offered(broad, {}, { only }), []);
  });

  test('have tab stops for clients that take them', async () => {
    const only = ['refactor.rewrite.rampart.addCondition'];
    const withStops = await offered(needy, able, { only });
    assert.ok(withStops.some(({ edit }) => JSON.stringify(edit).includes('${1:203.0.113.0/24}')));
    const plain = await offered(needy, {}, { only });
    assert.ok(plain.length === withStops.length && !JSON.stringify(plain).includes('${'));
  });
});
