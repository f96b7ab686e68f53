import type { LiveState } from './liveState.ts';

/** When a question was asked: the later, the greater. */
export type Turn = number;

/**
 * What is known of the roles of an account. Answers may come in another order than their questions went out,
 * so that each is told with its turn, and one that is older than what is known already is left out.
 */
export interface RoleStates {
  /** The turn of a question that is asked now. */
  next(): Turn;
  of(roleName: string): LiveState | undefined;
  set(roleName: string, state: LiveState, turn: Turn): void;
  /** Whether something was asked about a role after a turn. */
  isNewer(roleName: string, turn: Turn): boolean;
  /** Forgets the roles that a complete list lacks. */
  keep(found: (roleName: string) => boolean, turn: Turn): void;
  /** Roles that the account is known to have; those too that are asked about anew, or could not be asked about since. */
  names(): readonly string[];
}

interface Entry {
  readonly turn: Turn;
  readonly state?: LiveState;
  /** Name of a role that the account has. */
  readonly roleName?: string;
}

export function createRoleStates(): RoleStates {
  const entries = new Map<string, Entry>();
  let latest: Turn = 0;
  const keyOf = (roleName: string): string => roleName.toLowerCase();
  const isNewer = (roleName: string, turn: Turn): boolean => (entries.get(keyOf(roleName))?.turn ?? 0) > turn;
  return {
    next: () => ++latest,
    of: (roleName) => entries.get(keyOf(roleName))?.state,
    set(roleName, state, turn) {
      if (isNewer(roleName, turn)) return;
      const known = nameAfter(state, entries.get(keyOf(roleName))?.roleName);
      entries.set(keyOf(roleName), { turn, state, ...(known !== undefined && { roleName: known }) });
    },
    isNewer,
    keep(found, turn) {
      for (const [key, entry] of entries) if (entry.turn <= turn && !found(key)) entries.set(key, { turn });
    },
    names: () => [...entries.values()].flatMap(({ roleName }) => roleName ?? []),
  };
}

/** Name of a role that the account has after an answer, where it was known by a name before. */
function nameAfter(state: LiveState, before: string | undefined): string | undefined {
  if (state.kind === 'absent') return undefined;
  return ('role' in state ? state.role?.roleName : undefined) ?? before;
}
