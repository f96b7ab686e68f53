import type { Session } from '../../extension.ts';
import { roleOf } from './pickRole.ts';

export async function addFavourite(session: Session, argument?: unknown): Promise<void> {
  await set(session, argument, true);
}

export async function removeFavourite(session: Session, argument?: unknown): Promise<void> {
  await set(session, argument, false);
}

async function set(session: Session, argument: unknown, isFavourite: boolean): Promise<void> {
  const roleName = await roleOf(session, argument);
  if (roleName !== undefined) await session.roles.favourites.set(roleName, isFavourite);
}
