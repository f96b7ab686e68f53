import { type JsonNode, type Member, objectsIn } from '../../document/jsonNode.ts';
import type { PolicyLocation } from '../../document/locate.ts';
import { contains, type Span } from '../../text/span.ts';

/**
 * Names and values that stand in like places of the policy: in the other statements, under the same name elsewhere.
 * VS Code's own JSON support offers these by itself, so beside it they need not be offered again.
 */
export function textsInLikePlaces(location: PolicyLocation): ReadonlySet<string> {
  switch (location.kind) {
    case 'document':
    case 'statement':
      return new Set();
    case 'elementKey':
      return new Set(location.owner === 'statement' ? namesInOtherStatements(location) : []);
    case 'principalType':
      return new Set(namesUnder(['Principal', 'NotPrincipal'], location));
    case 'conditionOperator':
      return new Set(namesUnder(['Condition'], location));
    case 'conditionKey':
      return new Set(namesUnder([location.operator], location));
    default:
      return new Set(valuesUnder(keyOf(location), location));
  }
}

type ValueLocation = Exclude<
  PolicyLocation,
  { kind: 'document' | 'statement' | 'elementKey' | 'principalType' | 'conditionOperator' | 'conditionKey' }
>;

function keyOf(location: ValueLocation): string {
  switch (location.kind) {
    case 'version':
      return 'Version';
    case 'effect':
      return 'Effect';
    case 'sid':
      return 'Sid';
    case 'action':
      return location.negated ? 'NotAction' : 'Action';
    case 'resource':
      return location.negated ? 'NotResource' : 'Resource';
    case 'principal':
      return location.type ?? 'Principal';
    case 'conditionValue':
      return location.key;
    default:
      return location satisfies never;
  }
}

function namesInOtherStatements({ policy, spot }: Extract<PolicyLocation, { kind: 'elementKey' }>): readonly string[] {
  return policy.statements
    .filter(({ node }) => !contains(node.span, spot.span))
    .flatMap(({ node }) => node.members.map(({ name }) => name.value));
}

/** Names in objects that stand under one of the given names, except for the object with the cursor. */
function namesUnder(keys: readonly string[], { policy, spot }: LocationInPolicy): readonly string[] {
  return membersNamed(keys, policy.node).flatMap(({ value }) =>
    value?.type === 'object' && !contains(value.span, spot.span) ? value.members.map(({ name }) => name.value) : [],
  );
}

/** Strings under the given name elsewhere: lists for a place in a list, single values for a single one. */
function valuesUnder(key: string, { policy, spot }: LocationInPolicy): readonly string[] {
  return membersNamed([key], policy.node).flatMap(({ value }) => {
    if (value === undefined || contains(value.span, spot.span)) return [];
    const values = spot.list ? (value.type === 'array' ? value.items : []) : [value];
    return values.flatMap((item) => (item.type === 'string' ? [item.value] : []));
  });
}

interface LocationInPolicy {
  readonly policy: { readonly node: JsonNode };
  readonly spot: { readonly span: Span; readonly list: boolean };
}

function membersNamed(keys: readonly string[], node: JsonNode): readonly Member[] {
  return [...objectsIn(node)].flatMap(({ members }) => members.filter(({ name }) => keys.includes(name.value)));
}
