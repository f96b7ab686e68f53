import type { Disposable, Memento } from 'vscode';

/** Roles that a person wants to find on top. */
export interface Favourites extends Disposable {
  has(roleName: string): boolean;
  set(roleName: string, isFavourite: boolean): PromiseLike<void>;
  onChange(listener: () => void): Disposable;
}

const key = 'rampart.favouriteRoles';

export function createFavourites(memory: Memento): Favourites {
  const kept: unknown = memory.get(key);
  const names = new Set(Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : []);
  const listeners = new Set<() => void>();
  return {
    has: (roleName) => names.has(roleName),
    set(roleName, isFavourite) {
      if (isFavourite) names.add(roleName);
      else names.delete(roleName);
      for (const listener of listeners) listener();
      return memory.update(key, [...names]);
    },
    onChange(listener) {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
    dispose: () => listeners.clear(),
  };
}
