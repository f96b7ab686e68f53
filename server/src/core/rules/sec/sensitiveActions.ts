import type { Dialect } from '../../document/dialect.ts';
import type { Localized } from '../../text/locale.ts';

/** An action that gives more than its name says, and what its holder can do with it: "… lets its holder …". */
export interface SensitiveAction {
  readonly action: string;
  readonly power: Localized;
  /** The sort of resource that it is about, as ARNs write it; `undefined` where any will do. */
  readonly sort: string | undefined;
}

export type SensitiveActions = Readonly<Record<Dialect, readonly SensitiveAction[]>>;

/** Actions that share one power over one sort of resource. */
export function together(
  power: Localized,
  sort: string | undefined,
  ...actions: readonly string[]
): readonly SensitiveAction[] {
  return actions.map((action) => ({ action, power, sort }));
}
