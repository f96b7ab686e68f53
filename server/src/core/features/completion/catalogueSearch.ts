import type { DialectCatalogue, Service } from '../../catalogue/catalogue.ts';
import { type Fit, fitOf } from './matching.ts';

/** A thing of the catalogue that fits what was typed. */
export interface Found<Thing> {
  readonly thing: Thing;
  readonly fit: Fit;
}

/** The things of which a name fits; all of them for an empty text. */
export function search<Thing>(
  typed: string,
  among: readonly Thing[],
  namesOf: (thing: Thing) => readonly string[],
): readonly Found<Thing>[] {
  if (typed === '') return among.map((thing) => ({ thing, fit: 1 }));
  const lower = typed.toLowerCase();
  return among.flatMap((thing) => {
    let best: Fit | undefined;
    for (const name of namesOf(thing)) {
      const fit = fitOf(lower, name);
      if (fit !== undefined && (best === undefined || fit < best)) best = fit;
    }
    return best === undefined ? [] : [{ thing, fit: best }];
  });
}

/** Services whose code or product name fits; all of them for an empty text. */
export function findServices(typed: string, { services }: DialectCatalogue): readonly Found<Service>[] {
  const found = search(typed, services, ({ prefix, name, title }) => [prefix, name, title['zh-cn']]);
  return found.filter(({ fit }) => fit < 3);
}

/** Names of one service's actions that fit, without its prefix; all of them for an empty text. */
export function findActionNames(prefix: string, typed: string, catalogue: DialectCatalogue): readonly Found<string>[] {
  return search(typed, catalogue.actionNames(prefix), (name) => [name]);
}
