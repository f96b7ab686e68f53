import { test } from 'node:test';
import { type PairOptions, startPair } from './lspPair.ts';
import type { ClientSession } from './lspSession.ts';

/** A test with a server of its own, which ends with it. */
export function conversation(
  name: string,
  options: PairOptions,
  talk: (session: ClientSession) => Promise<void>,
): void {
  test(name, { timeout: 10_000 }, async () => {
    const session = await startPair(options);
    try {
      await talk(session);
    } finally {
      session.end();
    }
  });
}

export function codesOf(diagnostics: readonly { readonly code?: unknown }[]): readonly unknown[] {
  return diagnostics.map(({ code }) => code);
}
