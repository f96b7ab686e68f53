import type { Session } from '../../extension.ts';
import { roleOf } from './pickRole.ts';

/** Opens the page of a role: its life as a diagram, and the steps as a checklist. */
export async function showRolePage(session: Session, argument?: unknown): Promise<void> {
  const roleName = await roleOf(session, argument);
  if (roleName !== undefined) await session.roles.pages.show(roleName);
}
