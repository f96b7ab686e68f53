import type { Account, AccountFailure, AccountModule, Cancellation, ConnectOptions } from '../../account/account.ts';
import {
  type AccountRecord,
  type AccountSecret,
  type ConnectChoice,
  needsSecret,
  readRecords,
  readSecret,
  recordOf,
  secretOf,
  withSecret,
} from './accountRecord.ts';
import { type CancellationSource, createCancellation, eitherOf } from './cancellation.ts';
import { createDeletions } from './deletions.ts';
import { failureFrom } from './failure.ts';
import { secretMissing } from './failureWords.ts';
import { type AccountStanding, createLiveRoles, type LiveRoles } from './liveRoles.ts';
import { type LiveState, stateAfter } from './liveState.ts';
import type { Memory } from './memory.ts';

/** Accounts that a person connected, and how roles stand in them. */
export interface AccountStore {
  accounts(): readonly AccountRecord[];
  standingOf(account: string): AccountStanding;
  stateOf(account: string, roleName: string): LiveState;
  /** Roles that an account is known to have, and those with a deletion of which we know. */
  rolesOf(account: string): readonly string[];
  /** `undefined` for an account that is not connected. */
  connected(account: string): LiveRoles | undefined;
  /** Asks who it is that connects, remembers the account and lists its roles. Rejects where that cannot be found out. */
  connect(choice: ConnectChoice, cancellation: Cancellation): Promise<AccountRecord>;
  /** Connects to a remembered account again. Never rejects: the standing says what came of it. */
  reconnect(account: string, cancellation: Cancellation): Promise<void>;
  /** Ends the connection and every request; the account is remembered. */
  disconnect(account: string): void;
  /** Disconnects, and forgets the account with its secret and its deletions. */
  forget(account: string): Promise<void>;
  /** Asks about one role anew, and follows its deletion again where nobody does. Never rejects. */
  refreshRole(account: string, roleName: string): Promise<void>;
  onChange(listener: () => void): { dispose(): void };
  dispose(): void;
}

export interface AccountStoreParts {
  load(): Promise<AccountModule>;
  settings(): Pick<ConnectOptions, 'endpoints' | 'timeout'>;
  readonly memory: Memory;
  readonly secrets: {
    get(key: string): PromiseLike<string | undefined>;
    store(key: string, value: string): PromiseLike<void>;
    delete(key: string): PromiseLike<void>;
  };
  /** Calls back after some milliseconds. @returns what calls it off */
  schedule(run: () => void, milliseconds: number): () => void;
  /** ISO 8601 in UTC. */
  now(): string;
}

const accountsKey = 'rampart.accounts';

export function createAccountStore(parts: AccountStoreParts): AccountStore {
  const { memory, secrets, schedule, now } = parts;
  const records = new Map(readRecords(memory.get(accountsKey)).map((record) => [record.id, record]));
  const live = new Map<string, LiveRoles>();
  /** Accounts that are being connected again. */
  const attempts = new Map<string, CancellationSource>();
  /** Of accounts that are not connected. */
  const standings = new Map<string, AccountStanding>();
  const listeners = new Set<() => void>();
  let isDisposed = false;
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  /** Another window may have written since, so only what changed of this account is written. */
  const remember = async (id: string): Promise<void> => {
    const others = readRecords(memory.get(accountsKey)).filter((each) => each.id !== id);
    const own = records.get(id);
    await memory.update(accountsKey, own === undefined ? others : [...others, own]);
  };
  const deletions = createDeletions({
    memory,
    schedule,
    onChange: changed,
    onEnd: async ({ account, roleName }, deletion) => live.get(account)?.read(roleName, stateAfter(deletion)),
  });

  async function open(choice: ConnectChoice, cancellation: Cancellation): Promise<readonly [AccountRecord, Account]> {
    const { connect } = await parts.load();
    const account = connect({ ...choice, ...parts.settings() });
    try {
      return [recordOf(choice, await account.identity(cancellation)), account];
    } catch (error) {
      account.close();
      throw error;
    }
  }

  /**
   * From here on the account counts as connected. It is kept only then, so that it cannot be forgotten
   * between the one and the other.
   */
  async function adopt(record: AccountRecord, account: Account, secret: AccountSecret | undefined): Promise<void> {
    const { id } = record;
    const before = records.get(id);
    close(id);
    if (isDisposed) {
      account.close();
      return;
    }
    records.set(id, record);
    standings.delete(id);
    const roles = createLiveRoles({ id, account, deletions, now, onChange: changed });
    live.set(id, roles);
    void roles.refresh();
    try {
      await Promise.all([keepSecret(id, secret, before), remember(id)]);
    } catch (error) {
      close(id);
      changed();
      throw error;
    }
  }

  async function keepSecret(id: string, secret: AccountSecret | undefined, before?: AccountRecord): Promise<void> {
    if (secret !== undefined) await secrets.store(secretKey(id), JSON.stringify(secret));
    // The keys of another way to connect are of no use any more.
    else if (before !== undefined && needsSecret(before)) await secrets.delete(secretKey(id));
  }

  function close(id: string): void {
    attempts.get(id)?.cancel();
    attempts.delete(id);
    const roles = live.get(id);
    live.delete(id);
    deletions.pause(id);
    roles?.close();
  }

  async function storedSecret(id: string): Promise<AccountSecret> {
    const secret = readSecret(await secrets.get(secretKey(id)));
    if (secret !== undefined) return secret;
    const failure: AccountFailure = { fault: 'credentials', code: secretMissing, operation: '', message: '' };
    throw Object.assign(new Error(secretMissing), { failure });
  }

  return {
    accounts: () => [...records.values()],
    standingOf: (account) => live.get(account)?.standing() ?? standings.get(account) ?? { kind: 'disconnected' },
    stateOf(account, roleName) {
      const deleting = deletions.of(account, roleName);
      if (deleting !== undefined) return { kind: 'deleting', task: deleting.task, following: deleting.following };
      return live.get(account)?.stateOf(roleName) ?? { kind: 'unasked' };
    },
    rolesOf(account) {
      const names = live.get(account)?.names() ?? [];
      const known = new Set(names.map((name) => name.toLowerCase()));
      const leaving = deletions.all(account).map(({ roleName }) => roleName);
      return [...leaving.filter((name) => !known.has(name.toLowerCase())), ...names];
    },
    connected: (account) => live.get(account),
    async connect(choice, cancellation) {
      const [record, account] = await open(choice, cancellation);
      await adopt(record, account, secretOf(choice));
      return record;
    },
    async reconnect(id, cancellation) {
      const record = records.get(id);
      if (record === undefined) return;
      close(id);
      const attempt = createCancellation();
      attempts.set(id, attempt);
      standings.set(id, { kind: 'connecting' });
      changed();
      try {
        const secret = needsSecret(record) ? await storedSecret(id) : undefined;
        const [found, account] = await open(withSecret(record.choice, secret), eitherOf(attempt.token, cancellation));
        if (attempt.token.isCancellationRequested) {
          account.close();
          return;
        }
        attempts.delete(id);
        standings.delete(id);
        // The same profile may belong to somebody else by now; whose roles are shown must never be in doubt.
        await adopt(found, account, secret);
      } catch (error) {
        // Whoever ended the attempt has said how the account stands.
        if (attempt.token.isCancellationRequested) return;
        const failure = failureFrom(error);
        if (failure.fault === 'cancelled') standings.delete(id);
        else standings.set(id, { kind: 'failure', failure });
        changed();
      } finally {
        if (attempts.get(id) === attempt) attempts.delete(id);
      }
    },
    disconnect(id) {
      close(id);
      standings.delete(id);
      changed();
    },
    async forget(id) {
      close(id);
      records.delete(id);
      standings.delete(id);
      changed();
      await secrets.delete(secretKey(id));
      await deletions.forget(id);
      await remember(id);
      changed();
    },
    async refreshRole(id, roleName) {
      const roles = live.get(id);
      if (roles === undefined) return;
      deletions.resume(id, roles.account);
      await roles.read(roleName);
    },
    onChange(listener) {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
    dispose() {
      isDisposed = true;
      listeners.clear();
      for (const id of new Set([...live.keys(), ...attempts.keys()])) close(id);
    },
  };
}

function secretKey(id: string): string {
  return `rampart.account.${id}`;
}
