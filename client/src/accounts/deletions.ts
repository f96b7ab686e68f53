import type { Account, Deletion } from '../../account/account.ts';
import { type CancellationSource, createCancellation } from './cancellation.ts';
import { type FollowEnd, followDeletion } from './followDeletion.ts';
import type { DeletionTask, Following } from './liveState.ts';
import type { Memory } from './memory.ts';

/** Deletions under way: each is followed to its end while its account is connected, and kept over reloads of the window. */
export interface Deletions {
  of(account: string, roleName: string): { readonly task: DeletionTask; readonly following: Following } | undefined;
  all(account: string): readonly DeletionTask[];
  /** Keeps a deletion and follows it from now on. */
  add(cloud: Account, task: DeletionTask): Promise<void>;
  /** Follows those of an account that nobody follows. */
  resume(account: string, cloud: Account): void;
  /** Follows those of an account no longer; they are kept. */
  pause(account: string): void;
  /** Ends the following of a role that is seen to be gone, and keeps its deletion no longer. */
  end(account: string, roleName: string): Promise<void>;
  forget(account: string): Promise<void>;
}

export interface DeletionsParts {
  readonly memory: Memory;
  schedule(run: () => void, milliseconds: number): () => void;
  onChange(): void;
  /** Told the end of a deletion, which is no longer kept then; what it does is part of following it. Never rejects. */
  onEnd(task: DeletionTask, deletion: Deletion): Promise<void>;
}

interface Followed {
  readonly task: DeletionTask;
  following: Following;
  source: CancellationSource | undefined;
}

const deletionsKey = 'rampart.deletions';

export function createDeletions({ memory, schedule, onChange, onEnd }: DeletionsParts): Deletions {
  const kept = new Map<string, Followed>(
    readTasks(memory.get(deletionsKey)).map((task) => [
      keyOf(task.account, task.roleName),
      { task, following: { kind: 'paused' }, source: undefined },
    ]),
  );
  /** Another window may have written since, so only what changed of these deletions is written. */
  const remember = async (keys: readonly string[]): Promise<void> => {
    const others = readTasks(memory.get(deletionsKey)).filter(
      ({ account, roleName }) => !keys.includes(keyOf(account, roleName)),
    );
    const own = keys.flatMap((key) => kept.get(key)?.task ?? []);
    await memory.update(deletionsKey, [...others, ...own]);
  };
  const ofAccount = (account: string): readonly Followed[] =>
    [...kept.values()].filter(({ task }) => task.account === account);

  /** From here on somebody looks after a deletion; whoever halts it takes the source away. */
  function take(followed: Followed): CancellationSource {
    const source = createCancellation();
    followed.source = source;
    // Nothing more is said than that it goes on, as long as the cloud has not said how.
    followed.following = { kind: 'followed', status: 'running' };
    return source;
  }

  async function follow(followed: Followed, source: CancellationSource, account: Account): Promise<void> {
    const { task } = followed;
    onChange();
    const end = await followDeletion({
      account,
      taskId: task.taskId,
      cancellation: source.token,
      schedule,
      onProgress(status) {
        followed.following = { kind: 'followed', status };
        onChange();
      },
    });
    // It was paused, and maybe taken up by somebody else since.
    if (followed.source !== source) return;
    followed.source = undefined;
    const deletion = deletionOf(end);
    if (deletion !== undefined) {
      kept.delete(keyOf(task.account, task.roleName));
      // What stays in the memory by a failure is followed once more after a reload, and ends there.
      await Promise.allSettled([remember([keyOf(task.account, task.roleName)])]);
      await onEnd(task, deletion);
    } else if (end.kind !== 'ended') {
      followed.following = end.kind === 'lost' ? end : { kind: 'paused' };
    }
    onChange();
  }

  function halt(followed: Followed): void {
    const { source } = followed;
    followed.source = undefined;
    followed.following = { kind: 'paused' };
    source?.cancel();
  }

  return {
    of: (account, roleName) => kept.get(keyOf(account, roleName)),
    all: (account) => ofAccount(account).map(({ task }) => task),
    async add(cloud, task) {
      const key = keyOf(task.account, task.roleName);
      const before = kept.get(key);
      if (before !== undefined) halt(before);
      const followed: Followed = { task, following: { kind: 'paused' }, source: undefined };
      const source = take(followed);
      kept.set(key, followed);
      try {
        // Kept before it is followed: a window that closes now must know of it when it opens again.
        await remember([key]);
      } finally {
        void follow(followed, source, cloud);
      }
    },
    resume(account, cloud) {
      for (const followed of ofAccount(account))
        if (followed.source === undefined) void follow(followed, take(followed), cloud);
    },
    pause(account) {
      for (const followed of ofAccount(account)) halt(followed);
      onChange();
    },
    async end(account, roleName) {
      const followed = kept.get(keyOf(account, roleName));
      if (followed === undefined) return;
      halt(followed);
      kept.delete(keyOf(account, roleName));
      onChange();
      await Promise.allSettled([remember([keyOf(account, roleName)])]);
    },
    async forget(account) {
      for (const followed of ofAccount(account)) {
        halt(followed);
        kept.delete(keyOf(account, followed.task.roleName));
      }
      const others = readTasks(memory.get(deletionsKey)).filter((task) => task.account !== account);
      await memory.update(deletionsKey, others);
    },
  };
}

/** How a deletion ended. AWS forgets tasks of roles that it deletes at once, so that only the role itself can tell. */
function deletionOf(end: FollowEnd): Deletion | undefined {
  if (end.kind === 'ended') return end.deletion;
  return end.kind === 'lost' && end.failure.fault === 'not-found' ? { status: 'done' } : undefined;
}

function keyOf(account: string, roleName: string): string {
  return `${account}/${roleName.toLowerCase()}`;
}

function readTasks(value: unknown): readonly DeletionTask[] {
  if (!Array.isArray(value)) return [];
  return value.filter((task): task is DeletionTask => {
    if (typeof task !== 'object' || task === null) return false;
    const { account, roleName, taskId } = task as Record<string, unknown>;
    return [account, roleName, taskId].every((each) => typeof each === 'string');
  });
}
