/**
 * How the values of a key that has several in the request are taken together.
 * `ForAllValues`: each of them has to match, which none at all does too. `ForAnyValue`: one is enough.
 */
export type Quantifier = 'ForAllValues' | 'ForAnyValue';

/** A condition operator as a policy spells it, cut into its parts: `ForAnyValue:StringLikeIfExists`. */
export interface OperatorParts {
  readonly text: string;
  readonly quantifier: Quantifier | undefined;
  /** What is left without the prefix and suffix that both clouds' grammars know; not necessarily an operator. */
  readonly base: string;
  /** Whether a request that lacks the key passes. */
  readonly ifExists: boolean;
}

/** Cuts the name of an operator block; letter case counts, and a prefix that no grammar knows stays with the base. */
export function parseConditionOperator(text: string): OperatorParts {
  const groups = /^(?:(?<quantifier>For(?:AllValues|AnyValue)):)?(?<base>.*?)(?<suffix>IfExists)?$/s.exec(text)?.groups;
  return {
    text,
    quantifier: groups?.['quantifier'] as Quantifier | undefined,
    base: groups?.['base'] ?? text,
    ifExists: groups?.['suffix'] !== undefined,
  };
}

/** The name of the operator block that has these parts. */
export function spellConditionOperator({ quantifier, base, ifExists }: Omit<OperatorParts, 'text'>): string {
  return (quantifier === undefined ? '' : `${quantifier}:`) + base + (ifExists ? 'IfExists' : '');
}
