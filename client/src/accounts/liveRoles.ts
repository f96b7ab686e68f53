import type {
  Account,
  AccountFailure,
  AccountFault,
  AttachedPolicy,
  Cancellation,
  LiveRole,
} from '../../account/account.ts';
import { type CancellationSource, createCancellation, eitherOf } from './cancellation.ts';
import type { Deletions } from './deletions.ts';
import { failureFrom } from './failure.ts';
import { type FailedDeletion, isFailedDeletion, type LiveState, stateAfter } from './liveState.ts';
import { createRoleStates, type Turn } from './roleStates.ts';

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
  /** Lists the roles anew, and follows deletions that nobody follows any more. Never rejects. */
  refresh(): Promise<void>;
  /** Reads a role anew; `after` is what the end of its deletion left. Never rejects. */
  read(roleName: string, after?: FailedDeletion): Promise<void>;
  policiesOf(roleName: string): Promise<readonly AttachedPolicy[]>;
  /** The role with its trust policy and last use, which lists leave out. `undefined` where there is none. Rejects where it cannot be read. */
  inFull(roleName: string): Promise<LiveRole | undefined>;
  /** Rejects where the cloud does not create or delete; the state is that of the cloud afterwards in any case. */
  create(roleName: string, serviceName: string, cancellation?: Cancellation): Promise<void>;
  remove(roleName: string, cancellation?: Cancellation): Promise<void>;
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

/** Reasons why the end of no deletion can be read, whichever role it is of. */
const blanketFaults: ReadonlySet<AccountFault> = new Set([
  'no-permission',
  'credentials',
  'throttled',
  'unreachable',
  'time-out',
]);

export function createLiveRoles({ id, account, deletions, now, onChange }: LiveRolesParts): LiveRoles {
  const { token, cancel } = createCancellation();
  const states = createRoleStates();
  let standing: AccountStanding = { kind: 'listing', roles: 0 };
  let listing: CancellationSource | undefined;
  let isComplete = false;
  let isClosed = false;

  /** What was asked of single roles, by name in lower case; kept until the role is asked about anew. */
  const policies = new Map<string, Promise<readonly AttachedPolicy[]>>();
  const full = new Map<string, Promise<LiveRole | undefined>>();
  const forget = (roleName: string): void => {
    policies.delete(roleName.toLowerCase());
    full.delete(roleName.toLowerCase());
  };

  const setStanding = (next: AccountStanding): void => {
    if (isClosed) return;
    standing = next;
    onChange();
  };
  const setState = (roleName: string, state: LiveState, turn: Turn): void => {
    if (isClosed) return;
    states.set(roleName, state, turn);
    onChange();
  };

  /** How a role stands that the account has; what became of a deletion that somebody asked for elsewhere is asked. */
  async function stateOfRole(role: LiveRole, after?: FailedDeletion): Promise<LiveState> {
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
    const turn = states.next();
    forget(roleName);
    setState(roleName, { kind: 'asking' }, turn);
    try {
      const role = await account.role(roleName, token);
      if (role === undefined) await seenGone(roleName, turn);
      else setState(roleName, await stateOfRole(role, after), turn);
    } catch (error) {
      setState(roleName, after ?? { kind: 'failure', failure: failureFrom(error) }, turn);
    }
  }

  /** The role in full; what is known of it stays, unless it is gone. */
  async function find(roleName: string): Promise<LiveRole | undefined> {
    const turn = states.next();
    const role = await account.role(roleName, token);
    if (role === undefined) await seenGone(roleName, turn);
    return role;
  }

  /** A role that is gone has no deletion any more, even if nobody could follow it. */
  async function seenGone(roleName: string, turn: Turn): Promise<void> {
    if (isClosed || states.isNewer(roleName, turn)) return;
    setState(roleName, { kind: 'absent' }, turn);
    await deletions.end(id, roleName);
  }

  async function list({ token: ended }: CancellationSource, turn: Turn): Promise<void> {
    const found = new Map<string, LiveRole>();
    setStanding({ kind: 'listing', roles: 0 });
    await account.roles((page) => {
      if (ended.isCancellationRequested) return;
      for (const role of page) {
        found.set(role.roleName.toLowerCase(), role);
        // How an earlier deletion ended stays until it is asked about again below.
        const isAskedAgain = role.latestDeletion !== undefined && isFailedDeletion(states.of(role.roleName));
        if (!isAskedAgain) states.set(role.roleName, { kind: 'present', role }, turn);
      }
      setStanding({ kind: 'listing', roles: found.size });
    }, ended);
    if (ended.isCancellationRequested) return;
    states.keep((key) => found.has(key), turn);
    isComplete = true;
    const leaving = deletions.all(id).filter(({ roleName }) => !found.has(roleName.toLowerCase()));
    await Promise.all(leaving.map(({ roleName }) => seenGone(roleName, turn)));
    await readDeletions([...found.values()], turn, ended);
    if (!ended.isCancellationRequested) setStanding({ kind: 'listed', roles: found.size, at: now() });
  }

  /** Asks what became of the latest deletions of roles, one after the other: an account may have hundreds of them. */
  async function readDeletions(roles: readonly LiveRole[], turn: Turn, ended: Cancellation): Promise<void> {
    let deletionFailure: AccountFailure | undefined;
    for (const role of roles) {
      if (role.latestDeletion === undefined) continue;
      const state: LiveState =
        deletionFailure === undefined ? await stateOfRole(role) : { kind: 'present', role, deletionFailure };
      if (ended.isCancellationRequested) return;
      states.set(role.roleName, state, turn);
      if (state.kind === 'present' && blanketFaults.has(state.deletionFailure?.fault ?? 'refused'))
        ({ deletionFailure } = state);
    }
  }

  return {
    account,
    standing: () => (standing.kind === 'listed' ? { ...standing, roles: states.names().length } : standing),
    stateOf(roleName) {
      const state = states.of(roleName);
      if (state !== undefined) return state;
      if (standing.kind === 'failure') return { kind: 'failure', failure: standing.failure };
      return isComplete ? { kind: 'absent' } : { kind: 'asking' };
    },
    names: states.names,
    async refresh() {
      if (isClosed) return;
      listing?.cancel();
      const source = createCancellation();
      listing = source;
      policies.clear();
      full.clear();
      deletions.resume(id, account);
      try {
        await list(source, states.next());
      } catch (error) {
        if (source.token.isCancellationRequested) return;
        isComplete = false;
        setStanding({ kind: 'failure', failure: failureFrom(error) });
      }
    },
    read,
    policiesOf: (roleName) =>
      remember(policies, roleName, async () => {
        try {
          return await account.policiesOf(roleName, token);
        } catch (error) {
          if (failureFrom(error).fault === 'not-found') await find(roleName).catch(() => undefined);
          throw error;
        }
      }),
    inFull(roleName) {
      const state = states.of(roleName);
      const listed = state !== undefined && 'role' in state ? state.role : undefined;
      if (listed?.trustPolicyText !== undefined) return Promise.resolve(listed);
      return remember(full, roleName, () => find(roleName));
    },
    async create(roleName, serviceName, cancellation) {
      const turn = states.next();
      forget(roleName);
      setState(roleName, { kind: 'asking' }, turn);
      try {
        const role = await account.create(serviceName, eitherOf(token, cancellation));
        // What was just created is there, though clouds may find it only some seconds later.
        setState(role.roleName, { kind: 'present', role }, states.next());
      } catch (error) {
        await read(roleName);
        throw error;
      }
      if (states.of(roleName)?.kind === 'asking') await read(roleName);
    },
    async remove(roleName, cancellation) {
      let taskId: string;
      try {
        taskId = await account.remove(roleName, eitherOf(token, cancellation));
      } catch (error) {
        await read(roleName);
        throw error;
      }
      await deletions.add(account, { account: id, roleName, taskId, since: now() });
    },
    close() {
      isClosed = true;
      listing?.cancel();
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
