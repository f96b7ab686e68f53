import type { AccessLevel, Confidence } from '../../src/core/catalogue/catalogue.ts';
import { levelLetters, type PackedActions } from '../../src/core/catalogue/format.ts';

export interface ActionFacts {
  readonly name: string;
  readonly level: AccessLevel;
  readonly confidence: Confidence;
  readonly deprecated: boolean;
  readonly resources: readonly ResourceFacts[];
  readonly conditionKeys: readonly string[];
  readonly dependentActions: readonly string[];
  /** API operations of another name that are checked against it. */
  readonly operations: readonly string[];
  /** Address with `{action}` for the name, or empty. */
  readonly page: string;
  /** English sentence, or empty when one is made from the name. */
  readonly description: string;
}

export interface ResourceFacts {
  /** Vendor's word for the type, or empty. */
  readonly type: string;
  readonly arn: string;
  readonly required: boolean | undefined;
}

/** Facts on the actions of one service, in alphabetical order, as columns and tables. */
export function packActions(facts: readonly ActionFacts[]): PackedActions {
  const forms = new Table<readonly [string, string]>();
  const resourceLists = new Table<readonly number[]>();
  const keyLists = new Table<readonly string[]>();
  const pages = new Table<string>();
  const confidence = facts.map((action) => action.confidence).join('');
  const operations = new Map<string, number[]>();
  for (const [index, action] of facts.entries()) {
    for (const name of action.operations) operations.set(name, [...(operations.get(name) ?? []), index]);
  }
  const resources = facts.map((action) =>
    resourceLists.add(action.resources.map(({ type, arn, required }) => forms.add([type, arn]) * 3 + flagOf(required))),
  );
  const keys = facts.map((action) => keyLists.add(action.conditionKeys));
  const page = facts.map((action) => pages.add(action.page));
  return {
    names: facts.map((action) => action.name).join(' '),
    levels: facts.map((action) => letterOf(action.level)).join(''),
    confidence: new Set(confidence).size === 1 ? confidence.slice(0, 1) : confidence,
    ...listed(
      'deprecated',
      facts.flatMap((action, index) => (action.deprecated ? index : [])),
    ),
    ...listed('forms', forms.entries),
    ...(resourceLists.entries.some((list) => list.length > 0) && { resourceLists: resourceLists.entries }),
    ...column('resources', resources),
    ...(keyLists.entries.some((list) => list.length > 0) && { keyLists: keyLists.entries }),
    ...column('keys', keys),
    ...listed(
      'dependent',
      facts.flatMap(({ dependentActions }, index) =>
        dependentActions.length > 0 ? [[index, dependentActions] as const] : [],
      ),
    ),
    ...(pages.entries.some((address) => address !== '') && { pages: pages.entries }),
    ...column('page', page),
    ...(operations.size > 0 && {
      operations: Object.fromEntries([...operations].sort(([a], [b]) => (a < b ? -1 : 1))),
    }),
  };
}

/** A list under its name, unless it is empty. */
function listed<Name extends string, Entry>(
  name: Name,
  entries: readonly Entry[],
): Partial<Record<Name, readonly Entry[]>> {
  return (entries.length > 0 ? { [name]: entries } : {}) as Partial<Record<Name, readonly Entry[]>>;
}

/** A column of numbers under its name, unless all are zero. */
function column<Name extends string>(name: Name, numbers: readonly number[]): Partial<Record<Name, readonly number[]>> {
  return listed(name, numbers.some((number) => number !== 0) ? numbers : []);
}

/** Distinct values in the order of their first use. */
class Table<T> {
  readonly #indexes: Map<string, number> = new Map();
  readonly entries: T[] = [];

  add(value: T): number {
    const key = JSON.stringify(value);
    const known = this.#indexes.get(key);
    if (known !== undefined) return known;
    this.#indexes.set(key, this.entries.length);
    return this.entries.push(value) - 1;
  }
}

function letterOf(level: AccessLevel): string {
  return Object.entries(levelLetters).find(([, word]) => word === level)?.[0] ?? '';
}

function flagOf(required: boolean | undefined): number {
  if (required === undefined) return 0;
  return required ? 1 : 2;
}
