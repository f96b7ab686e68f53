/** How the steps of a role's life stand, as the checklist marks them. */
import type { PageStage, RoleLiveState } from './roleMessages.ts';

/**
 * `done`, `partly` (in some accounts), `toDo`: what accounts tell. `held`, `conditional`, `needed`: a permission.
 * `blocked`: resources still use the role; `underWay`: it is being deleted; `failed`: the cloud failed and may be asked again.
 * `step`: something to do, and whether it was done cannot be seen. `information`: nothing to do, only to know.
 */
export type StepMark =
  | 'done'
  | 'partly'
  | 'toDo'
  | 'held'
  | 'conditional'
  | 'needed'
  | 'blocked'
  | 'underWay'
  | 'failed'
  | 'step'
  | 'nothing'
  | 'never'
  | 'information'
  | 'unknown';

/** How a stage stands, by what the server found and what connected accounts tell. */
export function stepMark({ id, status }: Pick<PageStage, 'id' | 'status'>, live: readonly RoleLiveState[]): StepMark {
  const told = live.filter((state) => state.status !== 'unknown');
  if (id === 'creation' || id === 'trusted-account') return creationMark(id, told);
  if (id === 'deletion') return deletionMark(status, told);
  return markOf(status);
}

function creationMark(id: PageStage['id'], told: readonly RoleLiveState[]): StepMark {
  if (told.length === 0) return id === 'creation' ? 'unknown' : 'step';
  const absent = told.filter(({ status }) => status === 'absent').length;
  if (absent === 0) return 'done';
  return absent === told.length ? 'toDo' : 'partly';
}

/** What needs a person's attention in any account comes first. */
function deletionMark(status: PageStage['status'], told: readonly RoleLiveState[]): StepMark {
  if (status === 'never') return 'never';
  const is = (wanted: RoleLiveState['status']): boolean => told.some((state) => state.status === wanted);
  if (is('failed')) return 'blocked';
  if (is('internal-error')) return 'failed';
  if (is('deleting')) return 'underWay';
  return told.length > 0 && !is('present') ? 'nothing' : markOf(status);
}

function markOf(status: PageStage['status']): StepMark {
  switch (status) {
    case 'granted':
      return 'held';
    case 'conditional':
      return 'conditional';
    case 'missing':
    case 'denied':
      return 'needed';
    case 'never':
      return 'never';
    case 'step':
      return 'step';
    case 'fixed':
      return 'nothing';
    case 'undocumented':
      return 'unknown';
    default:
      return 'information';
  }
}
