import { type CursorPlace, type Frame, type Spot, walkTo } from './cursor.ts';
import { policiesAround } from './halfTyped.ts';
import type { StringNode } from './jsonNode.ts';
import type {
  ActionElement,
  ConditionEntry,
  Element,
  Policy,
  PolicyElementName,
  PrincipalElement,
  ResourceElement,
  Statement,
  StatementElementName,
} from './policy.ts';
import type { PolicyDocument } from './policyDocument.ts';

export type { Spot } from './cursor.ts';

interface InPolicy {
  readonly policy: Policy;
  readonly spot: Spot;
}

interface InStatement extends InPolicy {
  readonly statement: Statement;
}

/**
 * What a cursor is on, or what could be written there; every cursor feature is a `switch` over it.
 * The located part is `undefined` where it is not written yet, or so unfinished that no parser sees it; `spot` always tells the text.
 * A policy or statement may have been read from the text with the unfinished word left out; its offsets fit the document all the same.
 */
export type PolicyLocation =
  /** A text with no policy in it yet: blank, or with one word begun. */
  | { readonly kind: 'document'; readonly spot: Spot }
  /** A place where a whole statement could stand; `spot.list` is false where the list's brackets are missing too. */
  | ({ readonly kind: 'statement' } & InPolicy)
  | ({
      readonly kind: 'elementKey';
      readonly owner: 'policy';
      readonly element: Element<PolicyElementName> | undefined;
    } & InPolicy)
  | ({
      readonly kind: 'elementKey';
      readonly owner: 'statement';
      readonly element: Element<StatementElementName> | undefined;
    } & InStatement)
  | ({ readonly kind: 'version' } & InPolicy)
  | ({ readonly kind: 'effect' } & InStatement)
  | ({ readonly kind: 'sid' } & InStatement)
  | ({ readonly kind: 'action'; readonly action: ActionElement | undefined; readonly negated: boolean } & InStatement)
  | ({
      readonly kind: 'resource';
      readonly resource: ResourceElement | undefined;
      readonly negated: boolean;
    } & InStatement)
  /** `braces` is false where the Principal's braces are not there yet. */
  | ({ readonly kind: 'principalType'; readonly braces: boolean } & InStatement)
  /** `type` as written; `undefined` for a bare string such as `"*"` or in a bare list. */
  | ({
      readonly kind: 'principal';
      readonly type: string | undefined;
      readonly principal: PrincipalElement | undefined;
    } & InStatement)
  | ({ readonly kind: 'conditionOperator'; readonly braces: boolean } & InStatement)
  | ({
      readonly kind: 'conditionKey';
      readonly operator: string;
      readonly entry: ConditionEntry | undefined;
      readonly braces: boolean;
    } & InStatement)
  | ({
      readonly kind: 'conditionValue';
      readonly operator: string;
      readonly key: string;
      readonly entry: ConditionEntry | undefined;
    } & InStatement);

/** The locations of one kind. */
export type LocationOf<Kind extends PolicyLocation['kind']> = Extract<PolicyLocation, { readonly kind: Kind }>;

/** What is under the cursor at `offset`, in finished text and while it is being typed. Total: any text and offset give an answer. */
export function locate(document: PolicyDocument, offset: number): PolicyLocation | undefined {
  const { plain } = document.json;
  const start = walkStart(document, offset);
  if (start === undefined) return undefined;
  const place = walkTo(plain, start, offset);
  if (place === undefined) return undefined;
  if (place.frames.length === 0) return locateOutside(document, place);
  for (const policy of policiesAround(document, place)) {
    const location = locateInPolicy(policy, place);
    if (location !== undefined) return location;
  }
  return undefined;
}

/** The nearest policy that begins before the cursor; without one JSON is walked from its start, and prose not at all. */
function walkStart({ host, claimed, json, policies }: PolicyDocument, offset: number): number | undefined {
  const policy = policies.findLast(({ span }) => span.start <= offset);
  if (policy !== undefined) return policy.span.start;
  return host !== 'prose' || (claimed && json.plain.trim() === '') ? 0 : undefined;
}

function locateOutside(document: PolicyDocument, { spot }: CursorPlace): PolicyLocation | undefined {
  const { plain } = document.json;
  const around = plain.slice(0, spot.outer.start) + plain.slice(spot.outer.end);
  const isBlank = around.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '').trim() === '';
  return isBlank ? { kind: 'document', spot } : undefined;
}

function locateInPolicy(policy: Policy, { frames, role, spot }: CursorPlace): PolicyLocation | undefined {
  const [first, second, third] = frames;
  if (policy.form !== 'document') {
    const list = first?.type === 'array' ? 1 : 0;
    return frames.length === list && role === 'value'
      ? { kind: 'statement', policy, spot }
      : locateInStatement(policy, frames.slice(list), { role, spot });
  }
  if (first?.type !== 'object') return undefined;
  if (second === undefined) {
    if (role === 'name') {
      const element = policy.elements.find(({ member }) => isAt(member.name, spot));
      return { kind: 'elementKey', owner: 'policy', element, policy, spot };
    }
    const name = meant(first, policyValues);
    return name === undefined ? undefined : { kind: policyValues[name], policy, spot };
  }
  if (meant(first, policyValues) !== 'Statement') return undefined;
  if (second.type === 'object') return locateInStatement(policy, frames.slice(1), { role, spot });
  return third === undefined
    ? { kind: 'statement', policy, spot }
    : locateInStatement(policy, frames.slice(2), { role, spot });
}

function locateInStatement(
  policy: Policy,
  [own, inner, ...deeper]: readonly Frame[],
  { role, spot }: Pick<CursorPlace, 'role' | 'spot'>,
): PolicyLocation | undefined {
  const statement = policy.statements.find(({ node }) => node.span.start === own?.start);
  if (own?.type !== 'object' || statement === undefined) return undefined;
  const place: InStatement = { policy, statement, spot };
  if (inner === undefined && role === 'name') {
    const element = statement.elements.find(({ member }) => isAt(member.name, spot));
    return { kind: 'elementKey', owner: 'statement', element, ...place };
  }
  const name = meant(own, statementValues);
  if (name === undefined) return undefined;
  switch (statementValues[name]) {
    case 'effect':
      return inner === undefined ? { kind: 'effect', ...place } : undefined;
    case 'sid':
      return inner === undefined ? { kind: 'sid', ...place } : undefined;
    case 'action': {
      if (!isStringOrList(inner, deeper)) return undefined;
      const action = statement.actions.find(({ node }) => isAt(node, spot));
      return { kind: 'action', action, negated: name === 'NotAction', ...place };
    }
    case 'resource': {
      if (!isStringOrList(inner, deeper)) return undefined;
      const resource = statement.resources.find(({ node }) => isAt(node, spot));
      return { kind: 'resource', resource, negated: name === 'NotResource', ...place };
    }
    case 'principal':
      return locateInPrincipal(place, inner, deeper, role);
    case 'condition':
      return locateInCondition(place, inner, deeper, role);
    default:
      return statementValues[name] satisfies never;
  }
}

function locateInPrincipal(
  place: InStatement,
  block: Frame | undefined,
  deeper: readonly Frame[],
  role: CursorPlace['role'],
): PolicyLocation | undefined {
  const principal = place.statement.principals.find(({ node }) => isAt(node, place.spot));
  if (block?.type === 'object') {
    if (deeper.length === 0 && role === 'name') return { kind: 'principalType', braces: true, ...place };
    return isStringOrList(deeper[0], deeper.slice(1))
      ? { kind: 'principal', type: block.name?.text, principal, ...place }
      : undefined;
  }
  if (!isStringOrList(block, deeper)) return undefined;
  return block === undefined && !place.spot.quoted && place.spot.text !== '*'
    ? { kind: 'principalType', braces: false, ...place }
    : { kind: 'principal', type: undefined, principal, ...place };
}

function locateInCondition(
  place: InStatement,
  block: Frame | undefined,
  [entries, ...deeper]: readonly Frame[],
  role: CursorPlace['role'],
): PolicyLocation | undefined {
  if (block === undefined) return { kind: 'conditionOperator', braces: false, ...place };
  if (block.type !== 'object') return undefined;
  if (entries === undefined && role === 'name') return { kind: 'conditionOperator', braces: true, ...place };
  const operator = block.name?.text ?? '';
  if (entries === undefined) return { kind: 'conditionKey', operator, entry: undefined, braces: false, ...place };
  if (entries.type !== 'object') return undefined;
  if (deeper.length === 0 && role === 'name') {
    const entry = place.statement.conditions.find(({ key }) => isAt(key, place.spot));
    return { kind: 'conditionKey', operator, entry, braces: true, ...place };
  }
  if (!isStringOrList(deeper[0], deeper.slice(1))) return undefined;
  const entry = place.statement.conditions.find(({ key }) => key.span.start === entries.name?.start);
  return { kind: 'conditionValue', operator, key: entries.name?.text ?? '', entry, ...place };
}

/** Whether a value is a scalar, or the cursor is directly in its list. */
function isStringOrList(inner: Frame | undefined, deeper: readonly Frame[]): boolean {
  return inner === undefined || (inner.type === 'array' && deeper.length === 0);
}

function isAt(node: StringNode, spot: Spot): boolean {
  return node.span.start === spot.outer.start && spot.quoted;
}

const policyValues = { Version: 'version', Statement: 'statement' } as const satisfies Partial<
  Record<PolicyElementName, string>
>;

const statementValues = {
  Sid: 'sid',
  Effect: 'effect',
  Action: 'action',
  NotAction: 'action',
  Resource: 'resource',
  NotResource: 'resource',
  Principal: 'principal',
  NotPrincipal: 'principal',
  Condition: 'condition',
} as const satisfies Record<StatementElementName, string>;

/** The element that a frame's name means, read as generously as the policy itself is. */
function meant<Name extends string>(frame: Frame, values: Readonly<Record<Name, string>>): Name | undefined {
  const plain = frame.name?.text.trim().toLowerCase();
  return (Object.keys(values) as Name[]).find((name) => name.toLowerCase() === plain);
}
