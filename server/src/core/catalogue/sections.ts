import type { PackedActions, PackedSections, PackedSentences } from './format.ts';
import { CatalogueError, type PackedFile } from './readPacked.ts';

/** Is told once of each part of a catalogue that turned out to be damaged when it was needed. */
export type TellDamage = (error: CatalogueError) => void;

/** Sections of a packed file, each parsed when it is first asked for; a damaged one is as if it were not there. */
export interface Sections {
  /** One of those that are not about a single service. */
  read<Name extends keyof PackedSections>(name: Name): PackedSections[Name] | undefined;
  /** Actions of a service, its code in lower case. */
  actions(prefix: string): PackedActions | undefined;
  sentences(prefix: string): PackedSentences | undefined;
}

export function sectionsOf(file: PackedFile, tell: TellDamage): Sections {
  const read = new Map<string, unknown>();
  const section = (name: string): unknown => {
    if (!file.has(name)) return undefined;
    if (!read.has(name))
      read.set(
        name,
        attempt(() => file.read(name), tell),
      );
    return read.get(name);
  };
  return {
    read: (name) => section(name) as never,
    actions: (prefix) => section(prefix) as PackedActions | undefined,
    sentences: (prefix) => section(`${prefix}#`) as PackedSentences | undefined,
  };
}

function attempt(read: () => unknown, tell: TellDamage): unknown {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CatalogueError)) throw error;
    tell(error);
    return undefined;
  }
}
