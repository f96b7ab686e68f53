import type { AccessLevel, Action, DialectCatalogue } from '../catalogue/catalogue.ts';
import { type ActionPattern, globMatches } from '../document/actionPattern.ts';

/** Access levels from the harmless to the grave, in which they are shown. */
export const accessLevels: readonly AccessLevel[] = ['list', 'read', 'write', 'tagging', 'permission management'];

/** Actions of one access level. */
export interface LevelGroup {
  readonly level: AccessLevel;
  readonly actions: readonly Action[];
}

/**
 * The known actions that an action or pattern stands for, service by service, in alphabetical order.
 * Empty also where the catalogue has no list for the service, so an empty answer does not say that nothing is granted.
 */
export function expand(pattern: ActionPattern, catalogue: DialectCatalogue): readonly Action[] {
  return catalogue.actionsMatching(pattern);
}

/** The ids that `expand` gives, without the actions themselves: a `*` stands for tens of thousands. */
export function expandIds(pattern: ActionPattern, catalogue: DialectCatalogue): readonly string[] {
  const text = pattern.text.toLowerCase();
  const service = pattern.service?.toLowerCase();
  return catalogue.services.flatMap(({ prefix }) => {
    if (service !== undefined && !globMatches(service, prefix.toLowerCase())) return [];
    const ids = catalogue.actionNames(prefix).map((name) => `${prefix}:${name}`);
    return ids.filter((id) => globMatches(text, id.toLowerCase()));
  });
}

/** The actions by access level, the harmless first; a level without actions is left out. */
export function groupByLevel(actions: readonly Action[]): readonly LevelGroup[] {
  return accessLevels.flatMap((level) => {
    const group = actions.filter((action) => action.level === level);
    return group.length === 0 ? [] : [{ level, actions: group }];
  });
}
