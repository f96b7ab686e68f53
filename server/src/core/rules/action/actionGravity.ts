import type { Action } from '../../catalogue/catalogue.ts';

/** Whether an action only looks; the vendors tell list from read unevenly, so that both count. */
export function isReading({ level }: Action): boolean {
  return level === 'list' || level === 'read';
}

/** Whether an action takes something away for good, by the verb of its name. */
export function isDestroying({ level, name }: Action): boolean {
  return level === 'write' && destroying.test(name);
}

const destroying = /^(Batch)?(Delete|Destroy|Purge|Terminate|Drop|Release)|^Schedule\w*Deletion/;

/** The actions with the gravest first: those on permissions, those that destroy, the other ones. */
export function gravestFirst(actions: readonly Action[]): readonly Action[] {
  return actions.toSorted((a, b) => rank(a) - rank(b));
}

function rank(action: Action): number {
  if (action.level === 'permission management') return 0;
  return isDestroying(action) ? 1 : 2;
}
