import type { Dialect } from './core/index.ts';

/** All that a server on Node and one in a browser's worker differ in. */
export interface Host {
  /**
   * The packed facts of one cloud: the text of their file, or what its JSON was parsed to.
   * Called once for each part, after the client said that it is initialised. Rejects where there is no such file.
   */
  readCatalogue(part: Dialect): Promise<unknown>;
  /** The text of a file of the workspace, such as its configuration; `undefined` where there is none that can be read. */
  readFile(uri: string): Promise<string | undefined>;
  /** Address of a rule's page, where the server has pages of its own; a client's pages win. */
  rulePage(code: string): string | undefined;
  /** Runs something soon, after the message that is being worked on and those that were read with it. */
  schedule(run: () => void): void;
}
