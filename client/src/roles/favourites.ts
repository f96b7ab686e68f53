import type { Disposable, Memento } from 'vscode';

/** Roles that a person wants to find on top. */
export interface Favourites extends Disposable {
  has(roleName: string): boolean;
  set(roleName: string, isFavourite: boolean): PromiseLike<void>;
  onChange(listener: () => void): Disposable;
}

const key = 'rampart.favouriteRoles';

/** Read anew each time, since all windows share them. */
export function createFavourites(memory: Memento): Favourites {
  const listeners = new Set<() => void>();
  const names = (): readonly string[] => {
    const kept: unknown = memory.get(key);
    return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : [];
  };
  return {
    has: (roleName) => names().includes(roleName),
    async set(roleName, isFavourite) {
      const others = names().filter((name) => name !== roleName);
      await memory.update(key, isFavourite ? [...others, roleName] : others);
      for (const listener of listeners) listener();
    },
    onChange(listener) {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
    dispose: () => listeners.clear(),
  };
}
