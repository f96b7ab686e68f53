import { type AccessPolicy, type AccessStatement, readAction } from '../../../access/accessPolicy.ts';
import { type Condition, conditionKeyName } from '../../../access/condition.ts';
import { termsMeet } from '../../../access/cover.ts';
import { globMatches, hasWildcard } from '../../../document/actionPattern.ts';
import type { Policy } from '../../../document/policy.ts';
import { isAnyService } from '../../../rules/slr/nameScope.ts';
import { roleWords } from '../../../rules/slr/roleWords.ts';
import type { Localized } from '../../../text/locale.ts';
import type { Span } from '../../../text/span.ts';
import { ordinaryActions } from '../ordinaryActions.ts';
import { insideOf } from './jsonTemplates.ts';
import { grantWords, type Telling, type TextMention, trustsWords } from './mention.ts';
import type { RoleNames } from './roleNames.ts';

/** A policy, and what of it bears on the creation and deletion of roles. */
export interface ReadPolicy {
  readonly policy: Policy;
  readonly bearing: AccessPolicy | undefined;
}

/** What a policy says of the names in it, and of roles whose services a value matches without naming one. */
export interface PolicyTellings {
  readonly tellings: readonly Telling[];
  readonly matched: readonly TextMention[];
}

/**
 * Whose creation or deletion the statements of a permission policy allow or deny, and whom a trust policy trusts.
 * A statement that is limited to no service names no role, so that nothing is said of it here.
 */
export function policyTellings({ policy, bearing }: ReadPolicy, names: RoleNames): PolicyTellings {
  if (policy.recognition.kind === 'trust') return { tellings: trustTellings(policy), matched: [] };
  if (bearing === undefined) return { tellings: [], matched: [] };
  const statements = [...bearing.allows, ...bearing.denies];
  return {
    tellings: statements.flatMap((each) => [...conditionTellings(each, bearing), ...resourceTellings(each, bearing)]),
    matched: statements.flatMap((each) => matchedRoles(each, bearing, names)),
  };
}

function trustTellings({ statements }: Policy): readonly Telling[] {
  return statements.flatMap(({ effect, principals }) =>
    effect?.value !== 'Allow'
      ? []
      : principals.flatMap(({ node, type, negated }): readonly Telling[] =>
          type?.value === 'Service' && !negated
            ? [{ span: insideOf(node), kind: 'trusts', words: trustsWords, sort: 'service' }]
            : [],
        ),
  );
}

/** The values that a condition compares with the service as they are. */
function conditionTellings(statement: AccessStatement, { dialect }: AccessPolicy): readonly Telling[] {
  const { create, remove } = roleWords[dialect];
  const bearing = bearingOf(statement, create, remove);
  return bearing === undefined
    ? []
    : servicesOf(statement, dialect).map(({ span }) => ({ span, ...bearing, sort: 'service' }));
}

/**
 * The roles that Resource names. RAM checks the creation of service-linked roles against all roles, so that there the
 * name of one in Resource allows none; but ordinary roles are created and deleted by their names.
 */
function resourceTellings(statement: AccessStatement, { dialect }: AccessPolicy): readonly Telling[] {
  const { create, remove } = dialect === 'ram' ? ordinaryActions : roleWords.iam;
  const bearing = bearingOf(statement, create, remove);
  if (bearing === undefined || statement.resources?.negated !== false) return [];
  return statement.resources.terms.flatMap(({ element: { arn, node } }) =>
    arn?.relativeId.startsWith('role/') === true
      ? [{ span: insideOf(node), ...bearing, sort: 'role', family: dialect === 'ram' ? 'service' : 'service-linked' }]
      : [],
  );
}

/** The roles whose services a pattern in a condition matches, or a value in another letter case. */
function matchedRoles(statement: AccessStatement, { dialect }: AccessPolicy, names: RoleNames): readonly TextMention[] {
  const { create, remove } = roleWords[dialect];
  const bearing = bearingOf(statement, create, remove);
  if (bearing === undefined) return [];
  return servicesOf(statement, dialect).flatMap(({ span, value, fold, isPattern }) => {
    if (!fold && !isPattern) return [];
    const matches = (service: string): boolean =>
      isPattern ? globMatches(value, service) : value.toLowerCase() === service;
    return names
      .services(dialect)
      .filter(matches)
      .flatMap((service) => names.ofService(service).map((role) => ({ role, span, ...bearing })));
  });
}

interface ServiceText {
  readonly value: string;
  readonly span: Span;
  readonly fold: boolean;
  readonly isPattern: boolean;
}

/** The texts to which a statement limits the service; none where it is not clear what its conditions ask. */
function servicesOf(
  { conditions, isConditionUnclear }: AccessStatement,
  dialect: AccessPolicy['dialect'],
): readonly ServiceText[] {
  const key = conditionKeyName(roleWords[dialect].key, dialect);
  return isConditionUnclear ? [] : conditions.filter((condition) => condition.key === key).flatMap(textsOf);
}

function textsOf({ operator, entry }: Condition): readonly ServiceText[] {
  if (operator?.family !== 'text' || operator.negated) return [];
  return entry.values.flatMap((node) => {
    if (node.type !== 'string' || isAnyService(node.value)) return [];
    const isPattern = operator.wildcards && hasWildcard(node.value);
    return [{ value: node.value, span: insideOf(node), fold: operator.fold, isPattern }];
  });
}

/** How a statement bears on the creation and the deletion of roles; `undefined` where it does not. */
function bearingOf(
  { actions, effect }: AccessStatement,
  create: string,
  remove: string,
): { readonly kind: 'permits' | 'denies'; readonly words: Localized } | undefined {
  const [creates, removes] = [create, remove].map((action) => termsMeet(actions, readAction(action)));
  if (creates !== true && removes !== true) return undefined;
  const kind = effect === 'Allow' ? 'permits' : 'denies';
  const part = creates === true ? (removes === true ? 'both' : 'creation') : 'deletion';
  return { kind, words: grantWords[kind][part] };
}
