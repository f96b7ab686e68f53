import type { ActionElement, ResourceElement } from '../document/policy.ts';
import type { AccessPolicy, AccessStatement, ActionTerms } from './accessPolicy.ts';
import { type Box, everyRequest, factorsOf, within, without } from './box.ts';
import { requestsCover, statementCovers } from './cover.ts';
import { evaluate, type Request } from './evaluate.ts';
import { exampleOf } from './example.ts';

/** What one Allow statement grants that the other policy does not. */
export interface AccessChange {
  /** The Allow; of the later policy where something was won, of the earlier one where something was lost. */
  readonly statement: AccessStatement;
  /** The value of Action; `undefined` where NotAction stands. */
  readonly action: ActionElement | undefined;
  /** The values of Resource for which there is a difference; none in a trust policy and where NotResource stands. */
  readonly resources: readonly ResourceElement[];
  /** A request that the two policies decide differently; absent where it hangs on what is filled in, or none was found. */
  readonly example: Request | undefined;
}

/** How what a policy allows differs from what another one allowed. All lists of changes are empty exactly when both allow the same. */
export interface AccessDiff {
  /** Actions of which nothing was allowed before. */
  readonly gained: readonly AccessChange[];
  /** Actions of which something was allowed before, and now more. */
  readonly widened: readonly AccessChange[];
  /** Actions of which nothing is allowed any more. */
  readonly lost: readonly AccessChange[];
  /** Actions of which less is allowed now. */
  readonly narrowed: readonly AccessChange[];
  /** Values of Action of the later policy that grant nothing new. */
  readonly unchanged: readonly Pick<AccessChange, 'statement' | 'action'>[];
}

/** Far more than what a value of Action falls into in real policies; what is left then is told as a difference. */
const mostBoxes = 64;

/** Compares what two policies of one dialect and kind allow, each with its own Denies weighed. */
export function diff(before: AccessPolicy, after: AccessPolicy): AccessDiff {
  const won = changes(compare(after, before));
  const lost = changes(compare(before, after));
  const changed = new Set(won.map(({ part }) => part.action ?? part.statement));
  const select = (found: typeof won, isShared: boolean): readonly AccessChange[] =>
    found.filter((each) => each.isShared === isShared).map(({ change }) => change);
  return {
    gained: select(won, false),
    widened: select(won, true),
    lost: select(lost, false),
    narrowed: select(lost, true),
    unchanged: partsOf(after)
      .filter((part) => !changed.has(part.action ?? part.statement))
      .map(({ statement, action }) => ({ statement, action })),
  };
}

/** Whether the later policy allows no request that the earlier one did not: sound, so that it proves a fix to narrow. */
export function allowsNothingNew(before: AccessPolicy, after: AccessPolicy): boolean {
  const comparison = compare(after, before);
  return partsOf(after).every((part) => grantedOnly(part, comparison).length === 0);
}

/** A policy whose grants are looked for in another one. */
interface Comparison {
  readonly policy: AccessPolicy;
  readonly other: AccessPolicy;
  /** Whether each Deny of the other policy is covered by one of this policy. */
  readonly isDeniedAtLeast: boolean;
}

function compare(policy: AccessPolicy, other: AccessPolicy): Comparison {
  return {
    policy,
    other,
    isDeniedAtLeast: other.denies.every((deny) => policy.denies.some((own) => statementCovers(own, deny))),
  };
}

/** What one value of Action, or a NotAction, of an Allow grants. */
interface Part {
  readonly statement: AccessStatement;
  readonly action: ActionElement | undefined;
  readonly terms: ActionTerms;
}

function partsOf({ allows }: AccessPolicy): readonly Part[] {
  return allows.flatMap((statement): readonly Part[] => {
    const { negated, terms } = statement.actions;
    if (negated) return [{ statement, action: undefined, terms: statement.actions }];
    return terms.map((term) => ({ statement, action: term.element, terms: { negated, terms: [term] } }));
  });
}

interface FoundChange {
  readonly part: Part;
  readonly change: AccessChange;
  /** Whether the other policy allows some of these actions too. */
  readonly isShared: boolean;
}

function changes(comparison: Comparison): readonly FoundChange[] {
  return partsOf(comparison.policy).flatMap((part) => {
    const boxes = grantedOnly(part, comparison);
    if (boxes.length === 0) return [];
    const { statement, action } = part;
    const resources = statement.resources?.negated === false ? statement.resources.terms : [];
    const differs = (term: (typeof resources)[number]): boolean =>
      boxes.some((box) => within(box, { of: 'resources', terms: { negated: false, terms: [term] } }) !== undefined);
    const change: AccessChange = {
      statement,
      action,
      resources: resources.filter(differs).map(({ element }) => element),
      example: firstExample(boxes, comparison),
    };
    return [{ part, change, isShared: allowsSome(part, comparison.other) }];
  });
}

/** A request that one policy allows and the other does not. */
function firstExample(boxes: readonly Box[], { policy, other }: Comparison): Request | undefined {
  const allows = (each: AccessPolicy, request: Request): boolean => evaluate([each], request).outcome === 'Allow';
  for (const box of boxes) {
    const example = exampleOf(box, policy.dialect);
    if (example !== undefined && allows(policy, example) && !allows(other, example)) return example;
  }
  return undefined;
}

/** What a part of a policy grants and the other policy does not: there no Allow takes it, or a Deny does. */
function grantedOnly(part: Part, comparison: Comparison): readonly Box[] {
  const { policy, other, isDeniedAtLeast } = comparison;
  const [only] = part.terms.terms;
  const written = only === undefined || part.terms.negated ? [] : other.naming(only.glob.text);
  // Most of what two versions of a policy say is said alike.
  if (isDeniedAtLeast && written.some((each) => requestsCover(each, part.statement))) return [];
  const start = startOf(part);
  if (start === undefined) return [];
  const granted = subtractAll([start], policy.denies);
  if (granted.length === 0 || granted.length > mostBoxes) return granted;
  const denied = granted.flatMap((box) => other.denies.flatMap((deny) => intersect(box, deny) ?? []));
  return [...subtractAll(granted, allowsFor(part, other)), ...denied];
}

function startOf({ statement, terms }: Part): Box | undefined {
  const [, ...factors] = factorsOf(statement);
  return [{ of: 'actions', terms } as const, ...factors].reduce<Box | undefined>(
    (box, factor) => box && within(box, factor),
    everyRequest,
  );
}

/** The Allow statements of the other policy that may grant a part, so that not every pair of statements is compared. */
function allowsFor({ terms: { negated, terms } }: Part, other: AccessPolicy): readonly AccessStatement[] {
  const [only] = terms;
  const isPlain = !negated && only?.glob.isLiteral === true;
  return isPlain ? other.reaching(only.glob.text).map(({ allow }) => allow) : other.allows;
}

/** Whether another policy allows some of the actions of a part, on whatever resource and condition. */
function allowsSome({ terms }: Part, { allows, denies }: AccessPolicy): boolean {
  const box = within(everyRequest, { of: 'actions', terms });
  if (box === undefined) return false;
  return allows.some((allow) => {
    const shared = intersect(box, allow);
    return shared !== undefined && subtractAll([shared], denies).length > 0;
  });
}

function subtractAll(boxes: readonly Box[], statements: readonly AccessStatement[]): readonly Box[] {
  let left = boxes;
  for (const statement of statements) {
    if (left.length === 0 || left.length > mostBoxes) break;
    left = left.flatMap((box) => subtract(box, statement));
  }
  return left;
}

/** The requests of a box to which a statement does not apply, in boxes that share none. */
function subtract(box: Box, statement: AccessStatement): readonly Box[] {
  if (intersect(box, statement) === undefined) return [box];
  const pieces: Box[] = [];
  let rest: Box | undefined = box;
  for (const factor of factorsOf(statement)) {
    if (rest === undefined) break;
    const piece = without(rest, factor);
    if (piece !== undefined) pieces.push(piece);
    rest = within(rest, factor);
  }
  return pieces;
}

/** The requests of a box to which a statement applies. */
function intersect(box: Box, statement: AccessStatement): Box | undefined {
  return factorsOf(statement).reduce<Box | undefined>((rest, factor) => rest && within(rest, factor), box);
}
