/**
 * Requests and notifications of our own. Only their names and types: the client and the server each bring
 * a protocol library, and neither may end up with the other's.
 */
import type { TextDocumentIdentifier } from 'vscode-languageserver-protocol';
import type { Dialect, Kind } from '../core/document/dialect.ts';
import type { RecognisedPolicy } from '../core/features/recognition.ts';

export type { RecognisedPolicy };

/** Client asks what was recognised in a text, and why: `RecognitionParams` → `RecognitionResult`. */
export const recognitionRequest = 'rampart/recognition';

export interface RecognitionParams {
  readonly textDocument: TextDocumentIdentifier;
}

/** In the order of the text; empty for a text that holds no policy or is not open. */
export type RecognitionResult = readonly RecognisedPolicy[];

/**
 * Client says: treat this text as such a policy until it is closed. Without dialect and kind: recognise it again.
 * Notification with `OverrideParams`.
 */
export const overrideNotification = 'rampart/override';

export interface OverrideParams {
  readonly uri: string;
  readonly dialect?: Dialect;
  readonly kind?: Kind;
}

/** Server says: what was recognised in open texts may have changed, so ask again. Notification without parameters. */
export const recognitionChangedNotification = 'rampart/recognitionChanged';

/**
 * Server in a worker asks its client for the text of a packed catalogue, because a worker has no files:
 * `ReadCatalogueParams` → string.
 */
export const readCatalogueRequest = 'rampart/readCatalogue';

export interface ReadCatalogueParams {
  readonly part: Dialect;
}

/**
 * Server asks its client for the text of a file that it cannot read itself, such as a configuration in a virtual
 * workspace: `ReadFileParams` → string, or `null` where there is no such file.
 */
export const readFileRequest = 'rampart/readFile';

export interface ReadFileParams {
  readonly uri: string;
}
