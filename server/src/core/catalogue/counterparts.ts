import type { PackedCounterparts } from './format.ts';

/** How one cloud's words are said in the other. */
export interface CounterpartIndex {
  ofService(prefix: string): readonly string[];
  ofAction(id: string): readonly string[];
  ofConditionKey(name: string): string | undefined;
}

export function indexCounterparts(packed: PackedCounterparts | undefined): CounterpartIndex {
  const services = new Map(Object.entries(packed?.prefixes ?? {}));
  const actions = new Map(Object.entries(packed?.actions ?? {}).map(([id, others]) => [id.toLowerCase(), others]));
  const conditionKeys = Object.entries(packed?.conditionKeys ?? {});
  return {
    ofService: (prefix) => services.get(prefix.toLowerCase()) ?? [],
    ofAction: (id) => actions.get(id.toLowerCase()) ?? [],
    ofConditionKey: (name) => counterpartOfConditionKey(name, conditionKeys),
  };
}

/** The other cloud's name for a condition key; what stands in place of a variable is carried over. */
function counterpartOfConditionKey(
  name: string,
  counterparts: readonly (readonly [string, string])[],
): string | undefined {
  const lower = name.toLowerCase();
  for (const [own, other] of counterparts) {
    if (own.toLowerCase() === lower) return other;
    const head = headOf(own);
    if (head.length < own.length && name.length > head.length && lower.startsWith(head.toLowerCase())) {
      return headOf(other) + name.slice(head.length);
    }
  }
  return undefined;
}

function headOf(key: string): string {
  const variable = key.indexOf('{');
  return variable < 0 ? key : key.slice(0, variable);
}
