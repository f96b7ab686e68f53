/** What is done with the policies of open texts; names and shapes only. */
import type { TextDocumentIdentifier } from 'vscode-languageserver-protocol';
import type { ComparePoliciesResult, PolicyDifference } from '../core/features/compare/comparePolicies.ts';
import type { InsertResult } from '../core/features/insert/insert.ts';

export type { ComparePoliciesResult, InsertResult, PolicyDifference };

/** Request with `ComparePoliciesParams`: how what two policies allow differs. Answer: `ComparePoliciesResult`. */
export const comparePoliciesRequest = 'rampart/comparePolicies';

/** Two open texts. */
export interface ComparePoliciesParams {
  readonly before: TextDocumentIdentifier;
  readonly after: TextDocumentIdentifier;
}

/** Request with `InsertParams`: the edits that put statements into the policy of an open text. Answer: `InsertResult`. */
export const insertRequest = 'rampart/insert';

export interface InsertParams {
  readonly textDocument: TextDocumentIdentifier;
  /** JSON text of a statement, or of a whole policy whose statements are meant. */
  readonly text: string;
}
