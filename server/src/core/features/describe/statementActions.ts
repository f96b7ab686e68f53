import type { Action, DialectCatalogue } from '../../catalogue/catalogue.ts';
import { hasWildcard } from '../../document/actionPattern.ts';
import type { ActionElement, Statement } from '../../document/policy.ts';

/**
 * The known actions that a statement names, each once.
 * A pattern across services stands for too much to say what the statement is about, and NotAction names what it is not
 * about, so both are left out; no other service is read than those that are written out.
 */
export function actionsOfStatement({ actions }: Statement, catalogue: DialectCatalogue): readonly Action[] {
  return [...new Set(actions.flatMap((element) => actionsOfElement(element, catalogue)))];
}

function actionsOfElement({ pattern, negated }: ActionElement, catalogue: DialectCatalogue): readonly Action[] {
  if (negated || pattern.service === undefined || hasWildcard(pattern.service)) return [];
  if (pattern.hasWildcard) return catalogue.actionsMatching(pattern);
  const action = catalogue.action(pattern.text);
  return action === undefined ? [] : [action];
}
