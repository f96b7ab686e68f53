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

/** Facts on the actions of one service, in alphabetical order, as columns and tables; their condition keys must be known. */
export function packActions(
  list: PackedActions['list'],
  facts: readonly ActionFacts[],
  conditionKeys: ReadonlyMap<string, number>,
): PackedActions {
  const forms = new Table<readonly [string, string]>();
  const resourceLists = new Table<readonly number[]>();
  const keyLists = new Table<readonly number[]>();
  const pages = new Table<string>();
  const confidence = facts.map((action) => action.confidence).join('');
  const described = facts.some((action) => action.description !== '');
  return {
    list,
    names: facts.map((action) => action.name).join(' '),
    levels: facts.map((action) => letterOf(action.level)).join(''),
    confidence: new Set(confidence).size === 1 ? confidence.slice(0, 1) : confidence,
    deprecated: facts.flatMap((action, index) => (action.deprecated ? index : [])),
    resources: facts.map(({ resources }) =>
      resourceLists.add(resources.map(({ type, arn, required }) => forms.add([type, arn]) * 3 + flagOf(required))),
    ),
    forms: forms.entries,
    resourceLists: resourceLists.entries,
    keys: facts.map((action) => keyLists.add(action.conditionKeys.map((key) => indexOf(key, conditionKeys)))),
    keyLists: keyLists.entries,
    dependent: facts.flatMap((action, index) =>
      action.dependentActions.length > 0 ? [[index, action.dependentActions] as const] : [],
    ),
    page: facts.map((action) => pages.add(action.page)),
    pages: pages.entries,
    descriptions: described ? facts.map((action) => action.description) : [],
  };
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

function indexOf(key: string, indexes: ReadonlyMap<string, number>): number {
  const index = indexes.get(key.toLowerCase());
  if (index === undefined) throw new Error(`An action names the condition key ${key}, which is in no list of keys.`);
  return index;
}

function letterOf(level: AccessLevel): string {
  return Object.entries(levelLetters).find(([, word]) => word === level)?.[0] ?? '';
}

function flagOf(required: boolean | undefined): number {
  if (required === undefined) return 0;
  return required ? 1 : 2;
}
