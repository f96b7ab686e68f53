import { type Dirent, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** One file to look at. */
export interface ListedFile {
  /** As named, or the named folder's path and the file's below it. */
  readonly path: string;
  /** Whether it was named itself and not found in a folder. */
  readonly named: boolean;
}

/** A path that cannot be looked at, and the system's reason. */
export interface ListingFault {
  readonly path: string;
  readonly reason: string;
}

/** What the command line reads from. */
export interface Files {
  /** The files that paths mean, folders walked, in the order given; a file reached twice stands once. */
  list(paths: readonly string[]): { readonly files: readonly ListedFile[]; readonly faults: readonly ListingFault[] };
  exists(path: string): boolean;
  /** @throws where the file cannot be read */
  read(path: string): Uint8Array;
  readStandardInput(): Promise<Uint8Array>;
}

/** Stands for standard input in place of a path. */
export const standardInput = '-';

/** The files of this machine. */
export const systemFiles: Files = {
  list(paths) {
    const files = new Map<string, ListedFile>();
    const faults: ListingFault[] = [];
    for (const path of paths) {
      try {
        if (path === standardInput || !statSync(path).isDirectory()) files.set(path, { path, named: true });
        else
          for (const found of walk(path, faults))
            if (!files.has(found)) files.set(found, { path: found, named: false });
      } catch (error) {
        faults.push({ path, reason: reasonOf(error) });
      }
    }
    return { files: [...files.values()], faults };
  },
  exists: existsSync,
  // Synchronous on purpose: ten thousand small files are read ten times as fast as through promises.
  read: (path) => readFileSync(path),
  async readStandardInput() {
    const chunks: Uint8Array[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk);
    return Buffer.concat(chunks);
  },
};

/** JSON files below a folder, in alphabetical order; hidden folders, installed packages and links to folders are left out. */
function* walk(folder: string, faults: ListingFault[]): Generator<string> {
  for (const entry of entriesOf(folder, faults)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!entry.name.startsWith('.') && entry.name !== 'node_modules') yield* walk(path, faults);
    } else if (/\.jsonc?$/i.test(entry.name) && (entry.isFile() || isLinkToFile(path))) yield path;
  }
}

function entriesOf(folder: string, faults: ListingFault[]): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    faults.push({ path: folder, reason: reasonOf(error) });
    return [];
  }
}

function isLinkToFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** The system's words for what went wrong, without its error code in front and the path behind. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /^E[A-Z]+: (.+?)(?:, \w+(?: '.*')?)?$/s.exec(message)?.[1] ?? message;
}
