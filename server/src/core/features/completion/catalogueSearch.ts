import type { Action, ConditionKey, DialectCatalogue, Service } from '../../catalogue/catalogue.ts';
import { type Fit, fitOf, type SearchName, searchName } from './matching.ts';

/** An action, service or condition key that fits what was typed. */
export interface Found<Thing> {
  readonly thing: Thing;
  readonly fit: Fit;
}

interface SearchIndex {
  readonly services: readonly Searched<Service>[];
  readonly conditionKeys: readonly Searched<ConditionKey>[];
  readonly actions: ReadonlyMap<string, readonly Searched<Action>[]>;
}

interface Searched<Thing> {
  readonly thing: Thing;
  readonly names: readonly SearchName[];
}

const indexes = new WeakMap<DialectCatalogue, SearchIndex>();

/** Names of a catalogue ready for searching; a pure function whose answer is kept as long as the catalogue. */
function searchIndex(catalogue: DialectCatalogue): SearchIndex {
  const known = indexes.get(catalogue);
  if (known !== undefined) return known;
  const index: SearchIndex = {
    services: catalogue.services.map((service) => ({
      thing: service,
      names: [searchName(service.prefix), searchName(service.name)],
    })),
    conditionKeys: catalogue.conditionKeys.map((key) => ({ thing: key, names: [searchName(key.name)] })),
    actions: new Map(
      catalogue.services
        .filter(({ actionList }) => actionList !== 'none')
        .map(({ prefix }) => [
          prefix,
          catalogue.actionsOf(prefix).map((action) => ({ thing: action, names: [searchName(action.name)] })),
        ]),
    ),
  };
  indexes.set(catalogue, index);
  return index;
}

/** Services whose code or product name fits; all of them for an empty text. */
export function findServices(typed: string, catalogue: DialectCatalogue): readonly Found<Service>[] {
  return search(typed.toLowerCase(), searchIndex(catalogue).services).filter(({ fit }) => fit < 3);
}

/** Actions of one service whose name fits; all of them for an empty text. */
export function findActionsOf(prefix: string, typed: string, catalogue: DialectCatalogue): readonly Found<Action>[] {
  return search(typed.toLowerCase(), searchIndex(catalogue).actions.get(prefix.toLowerCase()) ?? []);
}

/** Actions of every service whose name fits; none for an empty text. */
export function findActions(typed: string, catalogue: DialectCatalogue): readonly Found<Action>[] {
  if (typed === '') return [];
  const lower = typed.toLowerCase();
  return [...searchIndex(catalogue).actions.values()].flatMap((actions) => search(lower, actions));
}

/** Condition keys whose name fits; all of them for an empty text. */
export function findConditionKeys(typed: string, catalogue: DialectCatalogue): readonly Found<ConditionKey>[] {
  return search(typed.toLowerCase(), searchIndex(catalogue).conditionKeys);
}

function search<Thing>(typed: string, among: readonly Searched<Thing>[]): readonly Found<Thing>[] {
  if (typed === '') return among.map(({ thing }) => ({ thing, fit: 1 }));
  const found: Found<Thing>[] = [];
  for (const { thing, names } of among) {
    let best: Fit | undefined;
    for (const name of names) {
      const fit = fitOf(typed, name);
      if (fit !== undefined && (best === undefined || fit < best)) best = fit;
    }
    if (best !== undefined) found.push({ thing, fit: best });
  }
  return found;
}
