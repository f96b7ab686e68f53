import type { Translate } from '../roles/treeNode.ts';
import { failureWords } from './failureWords.ts';
import type { LiveState } from './liveState.ts';

/** How a role stands in an account, in a few words. */
export function liveWords(state: LiveState, t: Translate): string {
  switch (state.kind) {
    case 'unasked':
      return t('not asked');
    case 'asking':
      return t('asking…');
    case 'absent':
      return t('absent');
    case 'present':
      return presentWords(state.role, t);
    case 'deleting':
      return deletingWords(state, t);
    case 'failed':
      return t('present; the deletion failed, since the role is in use');
    case 'internal-error':
      return t('present; the deletion failed by an internal error of the cloud');
    case 'failure':
      return t('not known: {0}', failureWords(state.failure, t));
  }
}

function presentWords({ created, lastUsed }: { created?: string; lastUsed?: string }, t: Translate): string {
  if (lastUsed === undefined) return created === undefined ? t('present') : t('present since {0}', dayOf(created));
  const used = dayOf(lastUsed);
  return created === undefined
    ? t('present, last used {0}', used)
    : t('present since {0}, last used {1}', dayOf(created), used);
}

function deletingWords({ task, following }: Extract<LiveState, { kind: 'deleting' }>, t: Translate): string {
  const deleting = task.since === undefined ? t('being deleted') : t('being deleted since {0}', minuteOf(task.since));
  switch (following.kind) {
    case 'followed':
      return following.status === 'waiting' ? t('{0}; not begun yet', deleting) : deleting;
    case 'lost':
      return t('{0}; no longer followed: {1}', deleting, failureWords(following.failure, t));
    case 'paused':
      return t('{0}; not followed until the account is connected again', deleting);
  }
}

/** `YYYY-MM-DD` of a time in ISO 8601. */
function dayOf(time: string): string {
  return time.slice(0, 10);
}

function minuteOf(time: string): string {
  return `${time.slice(0, 16).replace('T', ' ')} UTC`;
}
