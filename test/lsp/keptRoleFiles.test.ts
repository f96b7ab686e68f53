import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { CancellationTokenSource } from 'vscode-languageserver-protocol';
import { createPolicyService } from '../../server/src/core/index.ts';
import { createRoleFiles } from '../../server/src/lsp/roleFiles.ts';
import { testCatalogue } from '../support/catalogue.ts';
import { policy } from '../support/rolePolicy.ts';

suite('what is kept of files', () => {
  const reader = createPolicyService({ catalogue: testCatalogue() }).roleReader();
  const schedule = (run: () => void): void => void setImmediate(run);
  const surroundings = {
    guard: { attempt: async (_name: string, _uri: string, work: () => Promise<void>) => work() },
    reader,
    locale: 'en',
    optionsOf: async () => ({}),
  } as const;

  test('is nothing of a file on which the reader fails, which is logged and told', async () => {
    const logged: string[] = [];
    const files = createRoleFiles({
      ...surroundings,
      host: { readFile: async () => policy, schedule },
      guard: {
        attempt: (name, uri, work) =>
          work().catch((error: unknown) => void logged.push(`${name} ${uri} ${String(error)}`)),
      },
      reader: {
        ...reader,
        read: (textDocument, options) => {
          if (textDocument.uri.endsWith('bad.json')) throw new Error('broken');
          return reader.read(textDocument, options);
        },
      },
    });
    const wanted = ['file:///bad.json', 'file:///good.json'].map((uri) => ({ uri, stamp: 1 }));
    const answer = await files.read(wanted, new CancellationTokenSource().token);
    assert.deepEqual(answer?.skipped, [
      { uri: 'file:///bad.json', reason: 'Rampart failed on it; its output says why.' },
    ]);
    assert.equal(answer?.readings.length, 1);
    assert.deepEqual(logged, ['rampart/roles file:///bad.json Error: broken']);
  });

  test('is little: beyond a limit what was asked for longest ago is forgotten, and read again', async () => {
    const read: string[] = [];
    const files = createRoleFiles({
      host: {
        readFile: async (uri) => {
          read.push(uri);
          return policy;
        },
        schedule,
      },
      ...surroundings,
      capacity: 3 * (policy.length + 400),
    });
    const ask = async (...names: readonly string[]): Promise<readonly string[]> => {
      read.splice(0);
      const token = new CancellationTokenSource().token;
      const answer = await files.read(
        names.map((name) => ({ uri: `file:///${name}.json`, stamp: 1 })),
        token,
      );
      assert.equal(answer?.readings.length, names.length);
      return [...read];
    };
    assert.equal((await ask('a', 'b', 'c')).length, 3);
    assert.deepEqual(await ask('a', 'b', 'c'), []);
    assert.deepEqual(await ask('a', 'd'), ['file:///d.json']);
    assert.deepEqual(await ask('a', 'c', 'd'), []);
    assert.deepEqual(await ask('b'), ['file:///b.json']);
  });
});
