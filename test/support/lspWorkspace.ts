/** Conversations about a folder with files in memory. */
import { test } from 'node:test';
import {
  type ClientCapabilities,
  type Diagnostic,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileEvent,
} from 'vscode-languageserver-protocol';
import { type PairOptions, startPair } from './lspPair.ts';
import type { ClientSession } from './lspSession.ts';

export const folder = 'file:///c%3A/my%20work';
export const uri = `${folder}/roles/keys.json`;
export const config = `${folder}/rampart.json`;
export const clean =
  '{ "Version": "1", "Statement": [{ "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "acs:kms:*:*:key/*" }] }';
export const misspelt = clean.replace('Decrypt', 'Decrpyt');
export const watching: ClientCapabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };

/** Files of the disk, by their addresses; they change as a test goes on. */
type Disk = Map<string, string>;

/** A test with a server of its own on a disk of its own. */
export function conversation(
  name: string,
  files: Readonly<Record<string, string>>,
  talk: (session: ClientSession, disk: Disk) => Promise<void>,
  options: PairOptions = {},
): void {
  test(name, { timeout: 10_000 }, async () => {
    const disk = new Map(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
    const host = { readFile: async (address: string) => disk.get(address) };
    const session = await startPair({ capabilities: watching, folders: [folder], host, ...options });
    try {
      await talk(session, disk);
    } finally {
      session.end();
    }
  });
}

/** Waits for diagnostics of a text that are these. */
export async function expectTold(session: ClientSession, address: string, expected: readonly string[]): Promise<void> {
  await session.until(() => {
    const last = session.published.findLast((each) => each.uri === address)?.diagnostics.map(shown);
    return JSON.stringify(last) === JSON.stringify(expected) ? last : undefined;
  });
}

function shown({ code, message, severity }: Diagnostic): string {
  return code === undefined ? String(message) : `${code} ${severity}`;
}

/** A file's text. */
export function json(value: object): string {
  return JSON.stringify(value);
}

/** Tells the server that a file of the disk changed. */
export async function changed(session: ClientSession, address: string): Promise<void> {
  const changes: FileEvent[] = [{ uri: address, type: FileChangeType.Changed }];
  await session.client.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
}
