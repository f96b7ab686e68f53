import { TextDocument } from 'vscode-languageserver-textdocument';
import { accessOf } from '../../access/accessPolicy.ts';
import { diff } from '../../access/diff.ts';
import type { Policy } from '../../document/policy.ts';
import { createPolicyDocument } from '../../document/policyDocument.ts';

/**
 * Whether statements apply to the same requests as others, proved by the access engine; `false` may mean that it could not be.
 * @param before texts of statements that all allow, so that what they apply to can be compared
 * @param policy the policy that they are of, for its dialect, kind and Version
 */
export function applyToTheSame(before: readonly string[], after: readonly string[], policy: Policy): boolean {
  const [first, second] = [before, after].map((statements) => readAlone(statements, policy));
  if (first === undefined || second === undefined) return false;
  const { gained, widened, lost, narrowed } = diff(accessOf(first), accessOf(second));
  return gained.length + widened.length + lost.length + narrowed.length === 0;
}

/** Statements as a policy of their own. */
function readAlone(statements: readonly string[], { recognition, version }: Policy): Policy | undefined {
  const members = version === undefined ? '' : `"Version": ${JSON.stringify(version.value)}, `;
  const text = `{ ${members}"Statement": [${statements.join(',\n')}\n] }`;
  const { dialect, kind } = recognition;
  return createPolicyDocument(TextDocument.create('', 'jsonc', 0, text), { dialect, kind, claimed: true }).policies[0];
}
