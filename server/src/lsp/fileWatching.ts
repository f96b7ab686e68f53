import { type Connection, DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import { configNames } from '../core/index.ts';
import type { Guard } from './guard.ts';

/** Has the client watch files that texts are judged by. */
export interface FileWatching {
  /** From now on, changes of files of this name are told. */
  add(fileName: string): void;
}

/**
 * @param ready after which a client takes registrations
 */
export function createFileWatching(connection: Connection, guard: Guard, ready: Promise<unknown>): FileWatching {
  const watched = new Set<string>();
  const register = (names: readonly string[]): void => {
    // A name with signs that mean something in a pattern is matched by one that stands for any character.
    const watchers = names.map((name) => ({ globPattern: `**/${name.replace(/[*?{}[\]]/g, '?')}` }));
    void guard.attempt('client/registerCapability', 'the client', async () => {
      await ready;
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    });
  };
  const add = (...names: readonly string[]): void => {
    const added = names.filter((name) => !watched.has(name));
    for (const name of added) watched.add(name);
    if (added.length > 0) register(added);
  };
  add(...configNames);
  return { add };
}
