import type { Action, Catalogue, DialectCatalogue, Service } from '../catalogue/catalogue.ts';
import { globMatches, hasWildcard, parseActionPattern } from '../document/actionPattern.ts';
import type { Dialect } from '../document/dialect.ts';
import { holdsInvisible } from '../document/lookalikes.ts';
import { distance } from '../text/nearest.ts';
import { type ActionFault, actionFault, isAnyAction, isInterpolated, withoutBlanks } from './actionFormat.ts';

/**
 * The one thing to be said about an action, so that no two rules tell the same fault.
 * What stands earlier in this list wins over what stands later.
 */
export type ActionStanding =
  /** Part of the text is filled in elsewhere, so nothing can be said. */
  | { readonly kind: 'interpolated' }
  /** It holds characters that take no ink, of which the JSON layer tells. */
  | { readonly kind: 'invisible characters' }
  /** Only blanks are wrong. */
  | { readonly kind: 'blanks'; readonly repaired: string }
  /** Neither `*` nor `service:Name`. */
  | { readonly kind: 'malformed'; readonly fault: ActionFault }
  /** A wildcard before the colon. */
  | { readonly kind: 'service pattern'; readonly matchesAny: boolean }
  /** The prefix belongs to the other cloud. */
  | { readonly kind: 'foreign service' }
  | { readonly kind: 'unknown service'; readonly prefix: string }
  /** No action of this service, but of one or a few others. */
  | { readonly kind: 'wrong service'; readonly service: Service; readonly homes: readonly Action[] }
  /** Not in the list of the service; where that is known in part only, a listed action is near. */
  | { readonly kind: 'unknown'; readonly service: Service }
  /** A pattern for which a service whose actions are all known has none. */
  | { readonly kind: 'no match'; readonly service: Service }
  /** Nothing is wrong but, where `spelling` differs from the text, its letter case; `action` is known for a plain, listed action. */
  | { readonly kind: 'legal'; readonly spelling: string; readonly action: Action | undefined };

/** A name that more services share says nothing about the service that was meant. */
const mostHomes = 3;

/** How an action of Action or NotAction stands to the grammar and to what is known of a cloud. */
export function actionStanding(text: string, dialect: Dialect, catalogues: Catalogue): ActionStanding {
  const catalogue = catalogues[dialect];
  if (isInterpolated(text)) return { kind: 'interpolated' };
  if (holdsInvisible(text)) return { kind: 'invisible characters' };
  if (isAnyAction(text)) return { kind: 'legal', spelling: text, action: undefined };
  const compact = withoutBlanks(text);
  const fault = actionFault(compact);
  if (compact !== text && fault === undefined) {
    const onlyAtSeams = compact === text.trim().replace(/\s*:\s*/, ':') || catalogue.action(compact) !== undefined;
    return onlyAtSeams ? { kind: 'blanks', repaired: compact } : { kind: 'malformed', fault: 'blank' };
  }
  if (fault !== undefined) return { kind: 'malformed', fault };
  return wellFormedStanding(text, dialect, catalogues);
}

function wellFormedStanding(text: string, dialect: Dialect, catalogues: Catalogue): ActionStanding {
  const catalogue = catalogues[dialect];
  const pattern = parseActionPattern(text);
  const prefix = pattern.service ?? '';
  const knowsNothing = catalogue.services.length === 0;
  if (hasWildcard(prefix)) {
    return { kind: 'service pattern', matchesAny: knowsNothing || matchesAnyService(prefix, catalogue) };
  }
  // Of a cloud whose file is damaged nothing is known, so that no action can be told from one of the other cloud.
  if (knowsNothing) return { kind: 'legal', spelling: text, action: undefined };
  const service = catalogue.service(prefix);
  if ((service === undefined || service.assumed) && isOfOtherCloud(prefix, dialect, catalogues)) {
    return { kind: 'foreign service' };
  }
  if (service === undefined) return { kind: 'unknown service', prefix };
  if (service.assumed) return { kind: 'legal', spelling: text, action: undefined };
  const spelling = `${service.prefix}:${pattern.name}`;
  const complete = service.actionList === 'complete';
  if (pattern.hasWildcard) {
    const matchesNone = complete && !isAnyAction(pattern.name) && catalogue.actionsMatching(pattern).length === 0;
    return matchesNone ? { kind: 'no match', service } : { kind: 'legal', spelling, action: undefined };
  }
  const action = catalogue.action(text);
  if (action !== undefined) return { kind: 'legal', spelling: action.id, action };
  if (service.actionList === 'none') return { kind: 'legal', spelling, action: undefined };
  const homes = homesOf(pattern.name, service, catalogue);
  if (homes.length > 0) return { kind: 'wrong service', service, homes };
  // Of a list that is known in part, only what looks like a slip of the pen is doubted.
  const isDoubted = complete || catalogue.nearestAction(spelling) !== undefined;
  return isDoubted ? { kind: 'unknown', service } : { kind: 'legal', spelling, action: undefined };
}

function isOfOtherCloud(prefix: string, dialect: Dialect, catalogues: Catalogue): boolean {
  const counterparts = catalogues.counterparts(prefix, dialect === 'ram' ? 'iam' : 'ram');
  return counterparts.length > 0 && !counterparts.includes(prefix.toLowerCase());
}

function matchesAnyService(prefix: string, catalogue: DialectCatalogue): boolean {
  const pattern = prefix.toLowerCase();
  return catalogue.services.some((service) => globMatches(pattern, service.prefix.toLowerCase()));
}

/**
 * Actions of that very name in other services: those of related services where there are some,
 * deprecated ones only where there is no other.
 * Empty where they say nothing about the service that was meant: when many services have the name,
 * or when the service itself has one that is a letter away.
 */
function homesOf(name: string, service: Service, catalogue: DialectCatalogue): readonly Action[] {
  const named = catalogue.actionsNamed(name);
  const related = named.filter(({ prefix }) => service.related.includes(prefix));
  const likely = related.length > 0 ? related : named;
  const current = likely.filter((action) => !action.deprecated);
  const homes = current.length > 0 ? current : likely;
  if (homes.length === 0 || homes.length > mostHomes) return [];
  const near = catalogue.nearestAction(`${service.prefix}:${name}`);
  return near !== undefined && distance(near.name, name, 1) <= 1 ? [] : homes;
}
