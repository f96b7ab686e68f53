import type { Account, AccountFailure, AttachedPolicy, LiveRole } from '../../account/account.ts';
import { createCancellation } from './cancellation.ts';
import type { Deletions } from './deletions.ts';
import { failureFrom } from './failure.ts';
import { type FailedDeletion, type LiveState, stateAfter } from './liveState.ts';

/** Where an account stands with us. */
export type AccountStanding =
  /** Remembered, and nothing is read or sent until a person connects again. */
  | { readonly kind: 'disconnected' }
  | { readonly kind: 'connecting' }
  /** Roles come page after page. */
  | { readonly kind: 'listing'; readonly roles: number }
  | { readonly kind: 'listed'; readonly roles: number; readonly at: string }
  | { readonly kind: 'failure'; readonly failure: AccountFailure };

/** How roles stand in one connected account. What came of a question is in the states. */
export interface LiveRoles {
  readonly account: Account;
  standing(): AccountStanding;
  stateOf(roleName: string): LiveState;
  /** Roles that the account is known to have. */
  names(): readonly string[];
  refresh(): Promise<void>;
  /** Reads a role anew; `after` is what the end of its deletion left. */
  read(roleName: string, after?: FailedDeletion): Promise<void>;
  policiesOf(roleName: string): Promise<readonly AttachedPolicy[]>;
  /** The role with its trust policy and last use, which lists leave out. `undefined` where there is none. Rejects where it cannot be read. */
  inFull(roleName: string): Promise<LiveRole | undefined>;
  create(roleName: string, serviceName: string): Promise<void>;
  remove(roleName: string): Promise<void>;
  /** Ends every request. */
  close(): void;
}

export interface LiveRolesParts {
  /** Among the remembered accounts. */
  readonly id: string;
  readonly account: Account;
  readonly deletions: Deletions;
  /** ISO 8601 in UTC. */
  now(): string;
  onChange(): void;
}

export function createLiveRoles({ id, account, deletions, now, onChange }: LiveRolesParts): LiveRoles {
  const { token, cancel } = createCancellation();
  const states = new Map<string, LiveState>();
  let standing: AccountStanding = { kind: 'listing', roles: 0 };
  /** Grows with each listing, so that an older one that is still under way writes nothing any more. */
  let listing = 0;
  let isComplete = false;
  let isClosed = false;

  /** What was asked of single roles, by name in lower case; kept until the role is asked about anew. */
  const policies = new Map<string, Promise<readonly AttachedPolicy[]>>();
  const full = new Map<string, Promise<LiveRole | undefined>>();
  const forget = (key: string): void => {
    policies.delete(key);
    full.delete(key);
  };

  const setStanding = (next: AccountStanding): void => {
    if (isClosed) return;
    standing = next;
    onChange();
  };
  const setState = (roleName: string, state: LiveState): void => {
    if (isClosed) return;
    states.set(roleName.toLowerCase(), state);
    onChange();
  };

  /** How a role stands that the account has; what became of a deletion that somebody asked for elsewhere is asked. */
  async function stateOfRole(role: LiveRole | undefined, after: FailedDeletion | undefined): Promise<LiveState> {
    if (role === undefined) return { kind: 'absent' };
    if (after !== undefined) return { ...after, role };
    const { roleName, latestDeletion } = role;
    if (latestDeletion === undefined || deletions.of(id, roleName) !== undefined) return { kind: 'present', role };
    try {
      const deletion = await account.deletion(latestDeletion.taskId, token);
      if (deletion.status === 'waiting' || deletion.status === 'running') {
        const { taskId, created: since } = latestDeletion;
        await deletions.add(account, { account: id, roleName, taskId, ...(since !== undefined && { since }) });
      }
      const left = stateAfter(deletion);
      return left === undefined ? { kind: 'present', role } : { ...left, role };
    } catch (error) {
      return { kind: 'present', role, deletionFailure: failureFrom(error) };
    }
  }

  async function read(roleName: string, after?: FailedDeletion): Promise<void> {
    forget(roleName.toLowerCase());
    try {
      setState(roleName, await stateOfRole(await account.role(roleName, token), after));
    } catch (error) {
      setState(roleName, after ?? { kind: 'failure', failure: failureFrom(error) });
    }
  }

  async function list(isStale: () => boolean): Promise<void> {
    const found = new Map<string, LiveRole>();
    setStanding({ kind: 'listing', roles: 0 });
    await account.roles((page) => {
      if (isStale()) return;
      for (const role of page) {
        const key = role.roleName.toLowerCase();
        found.set(key, role);
        // How an earlier deletion ended stays until it is asked about again below.
        if (role.latestDeletion === undefined || !states.has(key)) states.set(key, { kind: 'present', role });
      }
      setStanding({ kind: 'listing', roles: found.size });
    }, token);
    if (isStale()) return;
    for (const key of states.keys()) if (!found.has(key)) states.delete(key);
    isComplete = true;
    for (const [key, role] of found) {
      if (role.latestDeletion === undefined) continue;
      const state = await stateOfRole(role, undefined);
      if (isStale()) return;
      states.set(key, state);
    }
    setStanding({ kind: 'listed', roles: found.size, at: now() });
  }

  return {
    account,
    standing: () => standing,
    stateOf(roleName) {
      const state = states.get(roleName.toLowerCase());
      if (state !== undefined) return state;
      if (standing.kind === 'failure') return { kind: 'failure', failure: standing.failure };
      return isComplete ? { kind: 'absent' } : { kind: 'asking' };
    },
    names: () => [...states.values()].flatMap((state) => ('role' in state && state.role ? [state.role.roleName] : [])),
    async refresh() {
      const turn = ++listing;
      policies.clear();
      full.clear();
      const isStale = (): boolean => isClosed || turn !== listing;
      try {
        await list(isStale);
      } catch (error) {
        if (!isStale()) setStanding({ kind: 'failure', failure: failureFrom(error) });
      }
    },
    async read(roleName, after) {
      setState(roleName, { kind: 'asking' });
      await read(roleName, after);
    },
    policiesOf: (roleName) => remember(policies, roleName, () => account.policiesOf(roleName, token)),
    inFull(roleName) {
      const state = states.get(roleName.toLowerCase());
      const listed = state !== undefined && 'role' in state ? state.role : undefined;
      if (listed?.trustPolicyText !== undefined) return Promise.resolve(listed);
      return remember(full, roleName, () => account.role(roleName, token));
    },
    async create(roleName, serviceName) {
      setState(roleName, { kind: 'asking' });
      try {
        await account.create(serviceName, token);
      } finally {
        await read(roleName);
      }
    },
    async remove(roleName) {
      try {
        const taskId = await account.remove(roleName, token);
        await deletions.add(account, { account: id, roleName, taskId, since: now() });
      } catch (error) {
        await read(roleName);
        throw error;
      }
    },
    close() {
      isClosed = true;
      cancel();
      account.close();
    },
  };
}

/** What a map holds for a role, or what is asked for it now. */
function remember<Value>(
  map: Map<string, Promise<Value>>,
  roleName: string,
  ask: () => Promise<Value>,
): Promise<Value> {
  const key = roleName.toLowerCase();
  const answer = map.get(key) ?? ask();
  map.set(key, answer);
  return answer;
}
