import { TextDocument } from 'vscode-languageserver-textdocument';
import { type AccessPolicy, accessOf } from '../../../server/src/core/access/accessPolicy.ts';
import { type Check, evaluate, type Request } from '../../../server/src/core/access/evaluate.ts';
import type { Caller } from '../../../server/src/core/access/principal.ts';
import type { RequestContext } from '../../../server/src/core/access/requestContext.ts';
import { createPolicyDocument } from '../../../server/src/core/document/policyDocument.ts';
import type { RecognitionOverride } from '../../../server/src/core/document/recognise.ts';

/** A policy or a bare statement, read for questions of access. */
export function accessTo(policy: unknown, recognition: RecognitionOverride = {}): AccessPolicy {
  const text = TextDocument.create('file:///test.json', 'json', 1, JSON.stringify(policy));
  const [found] = createPolicyDocument(text, recognition).policies;
  if (found === undefined) throw new Error(`No policy in ${text.getText()}.`);
  return accessOf(found);
}

/** What a policy says of a request of which all is known. */
export function outcomeOf(
  policy: AccessPolicy,
  checks: Check | readonly Check[],
  keys: RequestContext['keys'] = {},
  caller?: Caller,
): string {
  const context: RequestContext = { keys, others: 'absent' };
  const request: Request = { checks: Array.isArray(checks) ? checks : [checks], context };
  return evaluate([policy], caller === undefined ? request : { ...request, caller }).outcome;
}
