import { elementNamed, type Statement, type StatementElementName } from '../../document/policy.ts';
import { elementNames } from '../../grammar/grammar.ts';
import { nearest } from '../../text/nearest.ts';

/**
 * Whether a statement has none of these elements.
 * An empty statement lacks nothing, and a misspelt name counts as there: for both there is a problem already.
 */
export function lacks(statement: Statement, names: readonly StatementElementName[]): boolean {
  if (statement.elements.length === 0 || names.some((name) => elementNamed(statement, name) !== undefined))
    return false;
  const meant = statement.elements.map((element) =>
    element.name === undefined ? nearest(element.text.trim(), elementNames.statement) : undefined,
  );
  return !names.some((name) => meant.includes(name));
}
