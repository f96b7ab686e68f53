import type { Session } from '../extension.ts';

export function restartServer(session: Session): Promise<void> {
  return session.restart();
}
