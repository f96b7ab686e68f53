import { isWhole, type PolicyDocument } from '../../document/policyDocument.ts';
import { contains, intersects, type Span } from '../../text/span.ts';
import type { RefactorPlace } from './refactoring.ts';

/** What a range points at; `undefined` outside policies and in those that cannot be read for certain. */
export function placeAt(document: PolicyDocument, range: Span): RefactorPlace | undefined {
  const policy = document.policies.find((each) => intersects(each.span, range));
  if (policy === undefined || !isWhole(document, policy)) return undefined;
  if (document.json.lookalikes.some((lookalike) => contains(policy.span, lookalike.span))) return undefined;
  const statements = policy.statements.filter(({ node }) => intersects(node.span, range));
  return { document, policy, statements, range };
}
