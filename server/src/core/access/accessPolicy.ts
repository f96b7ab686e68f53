import type { Dialect, Kind } from '../document/dialect.ts';
import {
  type ActionElement,
  type Effect,
  elementNamed,
  elementsNamed,
  type Policy,
  type ResourceElement,
  type Statement,
} from '../document/policy.ts';
import { type Condition, readCondition } from './condition.ts';
import { type Glob, matchGlob, parseGlob } from './glob.ts';
import { type PrincipalTerm, readPrincipal } from './principal.ts';
import { readResource, type Variables } from './resource.ts';

/** One value of an element as it is compared. */
export interface Term<Element> {
  readonly element: Element;
  readonly glob: Glob;
}

/** All values of an element or of its opposite. */
export interface Terms<Each extends Term<unknown>> {
  /** Whether they stand in NotAction, NotResource or NotPrincipal. */
  readonly negated: boolean;
  readonly terms: readonly Each[];
}

export type ActionTerms = Terms<Term<ActionElement>>;
export type ResourceTerms = Terms<Term<ResourceElement>>;
export type PrincipalTerms = Terms<PrincipalTerm>;

/** A statement with a legal Effect, read for questions of access. */
export interface AccessStatement {
  readonly statement: Statement;
  readonly effect: Effect;
  /** Empty where there is neither Action nor NotAction: it applies to nothing. */
  readonly actions: ActionTerms;
  /** `undefined` in a trust policy, which stands at its role; empty where Resource is missing: it applies to nothing. */
  readonly resources: ResourceTerms | undefined;
  /** `undefined` in a policy of an identity, which stands at its principal. */
  readonly principals: PrincipalTerms | undefined;
  readonly conditions: readonly Condition[];
  /** Whether it is said with NotResource in RAM, of which it is not known what it does. */
  readonly isResourceUnclear: boolean;
  /** Whether the Condition is no map of maps of scalars, or says a thing twice, so that what it asks is anyone's guess. */
  readonly isConditionUnclear: boolean;
}

/** A policy read for questions of access. In a rule: `context.once(accessOf)`. */
export interface AccessPolicy {
  readonly policy: Policy;
  readonly dialect: Dialect;
  readonly kind: Kind;
  readonly allows: readonly AccessStatement[];
  readonly denies: readonly AccessStatement[];
  /** The Allow statements that take in an action, in the order of the text. */
  reaching(action: string): readonly Reach[];
  /** The Allow statements that have this very text in Action, letter case aside. */
  naming(text: string): readonly AccessStatement[];
}

/** How an Allow statement takes in an action. */
export interface Reach {
  readonly allow: AccessStatement;
  /** The values of Action that match it; none where NotAction does not. */
  readonly terms: ActionTerms['terms'];
}

/** Reads a policy. Statements without a legal Effect are left out: no cloud takes them. */
export function accessOf(policy: Policy): AccessPolicy {
  const { dialect, kind } = policy.recognition;
  const statements = policy.statements.flatMap((statement) => readStatement(statement, policy) ?? []);
  const allows = statements.filter(({ effect }) => effect === 'Allow');
  return {
    policy,
    dialect,
    kind,
    allows,
    denies: statements.filter(({ effect }) => effect === 'Deny'),
    ...indexByAction(allows),
  };
}

function readStatement(statement: Statement, policy: Policy): AccessStatement | undefined {
  const { dialect, kind } = policy.recognition;
  const effect = statement.effect?.value;
  if (effect === undefined) return undefined;
  const variables: Variables =
    dialect === 'ram' ? 'elsewhere' : policy.version?.value === '2012-10-17' ? 'resolved' : 'characters';
  const conditions = statement.conditions.map((entry) => readCondition(entry, dialect, variables));
  const resources =
    kind === 'trust'
      ? undefined
      : termsOf(statement.resources, elementNamed(statement, 'Resource') === undefined, (element) => ({
          element,
          glob: readResource(element.text, dialect, variables),
        }));
  return {
    statement,
    effect,
    actions: termsOf(statement.actions, elementNamed(statement, 'Action') === undefined, (element) => ({
      element,
      glob: readAction(element.text),
    })),
    resources,
    isResourceUnclear: dialect === 'ram' && resources?.negated === true,
    principals:
      kind === 'permission'
        ? undefined
        : termsOf(statement.principals, elementNamed(statement, 'Principal') === undefined, (element) =>
            readPrincipal(element, dialect),
          ),
    conditions,
    isConditionUnclear: isUnclear(statement, conditions),
  };
}

/** A text of Action or NotAction as it is compared: both clouds ignore its letter case. */
export function readAction(text: string): Glob {
  return parseGlob(text, { wildcards: true, fold: true, colons: 'any', variables: 'elsewhere' });
}

/** Where an element and its opposite both stand, the element is taken; where neither does, nothing is meant. */
function termsOf<Element extends { readonly negated: boolean }, Each extends Term<Element>>(
  elements: readonly Element[],
  isAbsent: boolean,
  read: (element: Element) => Each,
): Terms<Each> {
  const terms = elements.filter(({ negated }) => negated === isAbsent).map(read);
  return { negated: isAbsent && terms.length > 0, terms };
}

function isUnclear(statement: Statement, conditions: readonly Condition[]): boolean {
  const blocks = elementsNamed(statement, 'Condition').map(({ member }) => member.value);
  const names = new Set(conditions.map(({ entry, key }) => `${entry.operator.value} ${key}`));
  if (blocks.length > 1 || names.size < conditions.length) return true;
  return (
    blocks.some((block) => block?.type !== 'object' || block.members.some(({ value }) => value?.type !== 'object')) ||
    conditions.some(
      ({ entry: { value, values } }) =>
        value === undefined || values.length < (value.type === 'array' ? value.items.length : 1),
    )
  );
}

/** Actions without wildcards are found by name, so that a question does not cost a walk over a long policy. */
function indexByAction(allows: readonly AccessStatement[]): Pick<AccessPolicy, 'reaching' | 'naming'> {
  const named = new Map<string, Reach[]>();
  const wide: Reach[] = [];
  for (const allow of allows) {
    const { negated, terms } = allow.actions;
    if (negated) wide.push({ allow, terms: [] });
    for (const term of negated ? [] : terms) {
      const reach: Reach = { allow, terms: [term] };
      const same = named.get(term.glob.text);
      if (same === undefined) named.set(term.glob.text, [reach]);
      else same.push(reach);
      if (!term.glob.isLiteral) wide.push(reach);
    }
  }
  return {
    reaching(action) {
      const text = action.toLowerCase();
      const plain = (named.get(text) ?? []).filter(({ terms }) => terms[0]?.glob.isLiteral === true);
      return merge([...plain, ...wide.filter((reach) => takesIn(reach, text))]);
    },
    naming: (text) => (named.get(text.toLowerCase()) ?? []).map(({ allow }) => allow),
  };
}

function takesIn({ allow, terms: [term] }: Reach, action: string): boolean {
  if (term !== undefined) return matchGlob(term.glob, action) === true;
  return allow.actions.terms.every(({ glob }) => matchGlob(glob, action) !== true);
}

/** One reach for each statement, plain values before patterns. */
function merge(reaches: readonly Reach[]): readonly Reach[] {
  const merged = new Map<AccessStatement, Reach>();
  for (const { allow, terms } of reaches) {
    merged.set(allow, { allow, terms: [...(merged.get(allow)?.terms ?? []), ...terms] });
  }
  return [...merged.values()].sort((a, b) => a.allow.statement.index - b.allow.statement.index);
}
