import type { Catalogue } from '../../../catalogue/catalogue.ts';
import type { RolePolicy } from '../../../catalogue/serviceLinkedRole.ts';
import { type Dialect, dialects } from '../../../document/dialect.ts';
import { elementNamed, type Policy } from '../../../document/policy.ts';
import { roleCopyOf } from '../../../rules/slr/roleCopy.ts';
import { span } from '../../../text/span.ts';
import { describesWords, type TextMention } from './mention.ts';
import type { ReadPolicy } from './policyTellings.ts';
import type { RoleNames } from './roleNames.ts';

/** Tells of which roles a policy is the policy. */
export type DescribedRoles = (policy: ReadPolicy) => readonly TextMention[];

/** Fewer actions say nothing of where they come from. */
const leastActions = 3;

/**
 * Recognises the vendors' policies of roles: by exactly their actions, or, where a policy ends like that of a
 * service-linked role with the deletion of that role, by most of them.
 */
export function describedRoles(catalogue: Catalogue, names: RoleNames): DescribedRoles {
  const byActions = new Map<string, RolePolicy[]>();
  for (const dialect of dialects) {
    for (const policy of catalogue[dialect].rolePolicies) {
      const actions = policy.statements.flatMap((statement) => statement.actions);
      const key = keyOf(dialect, actions);
      if (policy.roleName === undefined || key === undefined) continue;
      byActions.set(key, [...(byActions.get(key) ?? []), policy]);
    }
  }
  return ({ policy, bearing }) => {
    const { dialect, kind } = policy.recognition;
    if (kind !== 'permission') return [];
    const hasCondition = bearing?.allows.some(({ conditions }) => conditions.length > 0) === true;
    const copy = hasCondition
      ? roleCopyOf({ once: (conclude) => conclude(policy), catalogue: catalogue[dialect] })
      : undefined;
    const role = copy?.sibling ?? copy?.official;
    const found = role === undefined ? (byActions.get(keyOfPolicy(policy) ?? '') ?? []) : [role];
    const at = elementNamed(policy, 'Statement')?.member.name.span ?? span(policy.span.start, policy.span.start + 1);
    return found
      .flatMap(({ roleName }) => (roleName === undefined ? [] : (names.named(roleName)?.roles ?? [])))
      .map((each) => ({ role: each, span: at, kind: 'describes', words: describesWords }));
  };
}

/** `undefined` where a policy is not a mere list of what is allowed. */
function keyOfPolicy({ statements, recognition }: Policy): string | undefined {
  const isPlain = statements.every(
    ({ effect, actions }) => effect?.value === 'Allow' && actions.every(({ negated }) => !negated),
  );
  const actions = statements.flatMap((statement) => statement.actions.map(({ text }) => text));
  return isPlain ? keyOf(recognition.dialect, actions) : undefined;
}

function keyOf(dialect: Dialect, actions: readonly string[]): string | undefined {
  const distinct = new Set(actions.map((action) => action.toLowerCase()));
  return distinct.size < leastActions ? undefined : JSON.stringify([dialect, ...[...distinct].toSorted()]);
}
