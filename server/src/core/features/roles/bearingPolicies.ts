import { type AccessPolicy, accessOf, readAction } from '../../access/accessPolicy.ts';
import { termsMeet } from '../../access/cover.ts';
import type { Glob } from '../../access/glob.ts';
import type { Dialect } from '../../document/dialect.ts';
import { policyForm } from '../../document/find.ts';
import { type JsonNode, objectsIn } from '../../document/jsonNode.ts';
import { lower } from '../../document/lower.ts';
import type { Policy, Statement } from '../../document/policy.ts';
import type { PolicyDocument } from '../../document/policyDocument.ts';
import { recognise } from '../../document/recognise.ts';
import { roleWords } from '../../rules/slr/roleWords.ts';
import { ordinaryActions } from './ordinaryActions.ts';

/** What creates and deletes roles. */
const askedActions: Readonly<Record<Dialect, readonly Glob[]>> = {
  ram: [roleWords.ram.create, roleWords.ram.remove, ordinaryActions.create, ordinaryActions.remove].map(readAction),
  iam: [roleWords.iam.create, roleWords.iam.remove].map(readAction),
};

/**
 * A JSON text without a policy at its top, such as a template, with the policies that stand within; any other as it is.
 */
export function withNestedPolicies(document: PolicyDocument): PolicyDocument {
  const { policies, host, json } = document;
  if (policies.length > 0 || host === 'prose') return document;
  const nested = json.values.flatMap(({ root }) => policiesIn(root));
  return nested.length === 0 ? document : { ...document, policies: nested };
}

function policiesIn(root: JsonNode): readonly Policy[] {
  let end = 0;
  return objectsIn(root).flatMap((object) => {
    // What stands in a policy that was found is a part of it.
    const form = object.span.start < end ? undefined : policyForm(object);
    if (form === undefined) return [];
    const lowered = lower(object, form);
    const recognition = recognise(lowered, {});
    if (recognition === undefined) return [];
    end = object.span.end;
    return [{ ...lowered, recognition }];
  });
}

/**
 * Of a permission policy the statements that may allow or deny the creation or deletion of roles, read for questions of
 * access; `undefined` where there are none, as of nearly all policies.
 */
export function bearingPart(policy: Policy): AccessPolicy | undefined {
  const { dialect, kind } = policy.recognition;
  const likely = kind === 'permission' ? policy.statements.filter(mayBear) : [];
  if (likely.length === 0) return undefined;
  const { allows, denies } = accessOf({ ...policy, statements: likely });
  const bearing = new Set(
    [...allows, ...denies]
      .filter(({ actions }) => askedActions[dialect].some((action) => termsMeet(actions, action)))
      .map(({ statement }) => statement),
  );
  const statements = likely.filter((statement) => bearing.has(statement));
  const [first] = statements;
  return first === undefined ? undefined : accessOf({ ...policy, node: first.node, elements: [], statements });
}

/** Cheap and generous: an action of another service cannot be one of those that create or delete roles. */
function mayBear({ actions }: Statement): boolean {
  return actions.some(({ text, negated }) => negated || /^\s*(?:[ri]am:|[^:]*[*?${}<>%])/i.test(text));
}
