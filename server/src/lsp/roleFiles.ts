import type { CancellationToken } from 'vscode-languageserver';
import {
  type Locale,
  type Localized,
  type PolicyDocumentOptions,
  type RoleReader,
  type RoleReading,
  say,
  TextDocument,
} from '../core/index.ts';
import type { Host } from '../host.ts';
import { rolesRequest, type SkippedFile, type WorkspaceFile } from '../protocol/roles.ts';
import { decode } from './addresses.ts';
import type { Guard } from './guard.ts';

/** Reads files of the workspace for roles. A cache only: everything may be forgotten at any time. */
export interface RoleFiles {
  /** What the files say, in their order; `undefined` where the client no longer wants it. */
  read(files: readonly WorkspaceFile[], token: CancellationToken): Promise<ReadFiles | undefined>;
}

export interface ReadFiles {
  readonly readings: readonly { readonly uri: string; readonly reading: RoleReading }[];
  readonly skipped: readonly SkippedFile[];
}

export interface RoleFilesOptions {
  readonly host: Pick<Host, 'readFile' | 'schedule'>;
  /** Logs what fails. */
  readonly guard: Pick<Guard, 'attempt'>;
  readonly reader: RoleReader;
  readonly locale: Locale;
  /** What is decided about a file; `off` where it is no business of ours. */
  optionsOf(uri: string): Promise<PolicyDocumentOptions | 'off'>;
  /** In characters, a measure of the memory that readings take; beyond it those are forgotten that were asked for longest ago. */
  readonly capacity?: number;
}

/** So many files are read at a time, so that a disk or a client is kept busy and not flooded. */
const atOnce = 16;

/** In characters; a policy is far shorter, and a larger file is data. */
const longestFile = 1024 * 1024;

/** In characters, a measure of the memory that all readings take. */
const mostKept = 32 * 1024 * 1024;

/** What a reading without its text takes, and each of its mentions, roughly and in characters. */
const readingSize = 200;
const mentionSize = 200;

/** What a file says, or why it says nothing. */
type Outcome = RoleReading | { readonly reason: Localized };

interface Kept {
  readonly stamp: number;
  readonly options: string;
  readonly outcome: Promise<Outcome>;
  /** 0 while the file is being read. */
  size: number;
}

const unreadable: Localized = { en: 'It could not be read.', 'zh-cn': '无法读取该文件。' };
const tooLarge: Localized = { en: 'It is larger than 1 MB.', 'zh-cn': '该文件大于 1 MB。' };
const failed: Localized = {
  en: 'Rampart failed on it; its output says why.',
  'zh-cn': 'Rampart 处理该文件时出错，详情见其输出。',
};
const nothing: RoleReading = { mentions: [], document: undefined };

export function createRoleFiles({
  host,
  guard,
  reader,
  locale,
  optionsOf,
  capacity = mostKept,
}: RoleFilesOptions): RoleFiles {
  const kept = new Map<string, Kept>();
  let size = 0;

  const forget = (key: string): void => {
    size -= kept.get(key)?.size ?? 0;
    kept.delete(key);
  };
  const keep = (key: string, entry: Kept, outcome: Outcome): void => {
    if (kept.get(key) !== entry) return;
    const isMissing = 'reason' in outcome && outcome.reason === unreadable;
    entry.size = sizeOf(outcome);
    size += entry.size;
    // It may be there the next time.
    if (isMissing) forget(key);
    for (const oldest of kept.keys()) {
      if (size <= capacity) break;
      forget(oldest);
    }
  };
  const readNow = async (uri: string, options: PolicyDocumentOptions): Promise<Outcome> => {
    const text = await host.readFile(uri).catch(() => undefined);
    if (text === undefined) return { reason: unreadable };
    if (text.length > longestFile) return { reason: tooLarge };
    // Between files of a large workspace a keystroke is answered, and a cancellation arrives.
    await new Promise<void>((resolve) => host.schedule(resolve));
    let outcome: Outcome = { reason: failed };
    await guard.attempt(rolesRequest, uri, async () => {
      outcome = reader.read(TextDocument.create(uri, languageIdOf(uri), 0, text), options);
    });
    return outcome;
  };
  const outcomeOf = async ({ uri, stamp }: WorkspaceFile): Promise<Outcome> => {
    const decided = await optionsOf(uri);
    if (decided === 'off') return nothing;
    const key = addressKey(uri);
    const options = JSON.stringify(decided);
    const known = kept.get(key);
    if (known?.stamp === stamp && known.options === options) {
      kept.delete(key);
      kept.set(key, known);
      return known.outcome;
    }
    forget(key);
    const entry: Kept = { stamp, options, outcome: readNow(uri, decided), size: 0 };
    kept.set(key, entry);
    const outcome = await entry.outcome;
    keep(key, entry, outcome);
    return outcome;
  };
  return {
    async read(files, token) {
      const distinct = [...new Map(files.map((file) => [addressKey(file.uri), file])).values()];
      const outcomes: Outcome[] = [];
      let next = 0;
      const work = async (): Promise<void> => {
        while (next < distinct.length && !token.isCancellationRequested) {
          const index = next++;
          const file = distinct[index];
          if (file !== undefined) outcomes[index] = await outcomeOf(file);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, work));
      if (token.isCancellationRequested) return undefined;
      const readings: ReadFiles['readings'][number][] = [];
      const skipped: SkippedFile[] = [];
      for (const [index, { uri }] of distinct.entries()) {
        const outcome = outcomes[index];
        if (outcome === undefined) continue;
        if ('reason' in outcome) skipped.push({ uri, reason: say(outcome.reason, locale) });
        else readings.push({ uri, reading: outcome });
      }
      return { readings, skipped };
    },
  };
}

function sizeOf(outcome: Outcome): number {
  if ('reason' in outcome) return readingSize;
  return readingSize + mentionSize * outcome.mentions.length + (outcome.document?.text.length ?? 0);
}

/** One text for all ways of writing the address of a file: escaped or not, with the letter of a drive in either case. */
export function addressKey(uri: string): string {
  return decode(uri).replace(/^file:\/\/\/[A-Za-z]:/, (start) => start.toLowerCase());
}

function languageIdOf(uri: string): string {
  return /\.jsonc$/i.test(uri) ? 'jsonc' : /\.json$/i.test(uri) ? 'json' : 'plaintext';
}
