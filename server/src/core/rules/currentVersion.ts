import type { Dialect } from '../document/dialect.ts';
import { grammarOf } from '../grammar/grammar.ts';

/** The Version that a policy of a dialect should have: the first that its grammar lists. */
export function currentVersion(dialect: Dialect): string {
  return grammarOf(dialect, 'permission').element('policy', 'Version')?.values[0]?.value ?? '';
}
