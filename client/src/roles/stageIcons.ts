import type { RoleDetails } from '../../../server/src/protocol/roles.ts';
import type { NodeIcon } from './treeNode.ts';

type StageStatus = RoleDetails['stages'][number]['status'];

/** One icon for each standing of a stage; the node's description says it in words. */
export const stageIcons: Readonly<Record<StageStatus, NodeIcon>> = {
  granted: { name: 'pass', colour: 'testing.iconPassed' },
  conditional: { name: 'question', colour: 'list.warningForeground' },
  denied: { name: 'error', colour: 'list.errorForeground' },
  missing: { name: 'circle-large-outline', colour: 'list.warningForeground' },
  never: { name: 'circle-slash' },
  automatic: { name: 'zap' },
  confirmed: { name: 'person' },
  manual: { name: 'tools' },
  fixed: { name: 'lock' },
  editable: { name: 'edit' },
  step: { name: 'list-ordered' },
  documented: { name: 'book' },
  undocumented: { name: 'dash' },
};
