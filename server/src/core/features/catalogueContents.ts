import type { AccessLevel, Action, Confidence, DialectCatalogue, Service } from '../catalogue/catalogue.ts';
import { type Dialect, dialects } from '../document/dialect.ts';
import { type Locale, say } from '../text/locale.ts';
import type { FeatureContext } from './context.ts';

/** What the catalogue of one cloud holds, counted; for a page that people read. */
export interface CatalogueContents {
  readonly dialect: Dialect;
  /** Day of the facts, `YYYY-MM-DD`; empty where the file could not be used. */
  readonly date: string;
  readonly conditionKeys: number;
  readonly serviceLinkedRoles: number;
  readonly serviceRoles: number;
  readonly services: readonly ServiceContents[];
}

export interface ServiceContents {
  readonly prefix: string;
  readonly name: string;
  readonly actionList: Service['actionList'];
  readonly assumed: boolean;
  readonly actions: number;
  /** Actions by how well they are known. */
  readonly confidence: Readonly<Partial<Record<Confidence, number>>>;
}

export interface ActionContents {
  readonly id: string;
  readonly level: AccessLevel;
  readonly confidence: Confidence;
  readonly deprecated: boolean;
  readonly description: string;
}

/** Services of both clouds with the number of their actions. Reads the whole catalogue, so it is for people who ask for it. */
export function catalogueContents({ catalogue, locale }: FeatureContext): readonly CatalogueContents[] {
  return dialects.map((dialect) => contentsOf(catalogue[dialect], locale));
}

/** One service's actions, or those of every service whose name holds a text. */
export interface ActionSearch {
  readonly dialect: Dialect;
  readonly prefix?: string;
  readonly text?: string;
  /** How many the answer to a text may have at most. */
  readonly most: number;
}

/** The actions of one service in alphabetical order, or those that hold a text, those that begin with it first. */
export function catalogueActions(
  search: ActionSearch,
  { catalogue, locale }: FeatureContext,
): readonly ActionContents[] {
  const { dialect, prefix, text } = search;
  const found =
    prefix === undefined
      ? findActions(text ?? '', search.most, catalogue[dialect])
      : catalogue[dialect].actionsOf(prefix);
  return found.map((action) => describe(action, locale));
}

function findActions(text: string, most: number, catalogue: DialectCatalogue): readonly Action[] {
  const wanted = text.toLowerCase();
  const found = catalogue.services.flatMap(({ prefix }) =>
    catalogue.actionNames(prefix).flatMap((name) => {
      const at = name.toLowerCase().indexOf(wanted);
      return at < 0 ? [] : { id: `${prefix}:${name}`, at };
    }),
  );
  return found
    .toSorted((a, b) => Math.sign(a.at) - Math.sign(b.at))
    .slice(0, most)
    .flatMap(({ id }) => catalogue.action(id) ?? []);
}

function describe({ id, level, confidence, deprecated, description }: Action, locale: Locale): ActionContents {
  return { id, level, confidence, deprecated, description: say(description, locale) };
}

function contentsOf(catalogue: DialectCatalogue, locale: Locale): CatalogueContents {
  return {
    dialect: catalogue.dialect,
    date: catalogue.date,
    conditionKeys: catalogue.conditionKeys.length,
    serviceLinkedRoles: catalogue.roles.length,
    serviceRoles: catalogue.serviceRoles.length,
    services: catalogue.services.map(({ prefix, title, actionList, assumed }) => {
      const actions = catalogue.actionsOf(prefix);
      return {
        prefix,
        name: say(title, locale),
        actionList,
        assumed,
        actions: actions.length,
        confidence: countConfidence(actions),
      };
    }),
  };
}

function countConfidence(actions: readonly Action[]): Partial<Record<Confidence, number>> {
  const counts: Partial<Record<Confidence, number>> = {};
  for (const { confidence } of actions) counts[confidence] = (counts[confidence] ?? 0) + 1;
  return counts;
}
