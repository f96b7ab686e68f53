import type { SkippedFile } from '../../../server/src/protocol/roles.ts';
import { mostFiles } from './foundFiles.ts';
import type { RoleTreeParts } from './roleNodes.ts';
import { openPlace } from './stageNodes.ts';
import type { TreeNode } from './treeNode.ts';

/**
 * Says which files were not looked at for roles, and why; no node where all were.
 * @param isPartial whether the workspace has more files than were asked for
 */
export function skippedNode(
  skipped: readonly SkippedFile[],
  isPartial: boolean,
  { pathOf, t }: Pick<RoleTreeParts, 'pathOf' | 't'>,
): TreeNode[] {
  if (skipped.length === 0 && !isPartial) return [];
  const id = 'skipped';
  const counted =
    skipped.length === 1 ? t('1 file was not looked at') : t('{0} files were not looked at', skipped.length);
  // How many there are beyond the first is not known.
  const label = isPartial ? t('Not all files were looked at') : counted;
  const cut = t(
    'Only the first {0} files of the workspace that may name a role were looked at.',
    mostFiles.toLocaleString('en'),
  );
  const cutNode: TreeNode = {
    id: `${id}/cut`,
    label: cut,
    tooltip: cut,
    icon: { name: 'info' },
    context: 'note',
    subject: {},
  };
  const fileNode = ({ uri, reason }: SkippedFile): TreeNode => {
    const start = { line: 0, character: 0 };
    const place = { uri, range: { start, end: start } };
    return {
      id: `${id}/${uri}`,
      label: pathOf(uri),
      description: reason,
      tooltip: `${pathOf(uri)}\n${reason}`,
      icon: { name: 'file' },
      context: 'place',
      subject: { place },
      command: openPlace(place),
    };
  };
  return [
    {
      id,
      label,
      tooltip: label,
      icon: { name: 'warning', colour: 'list.warningForeground' },
      context: 'skipped',
      subject: {},
      children: () => [...(isPartial ? [cutNode] : []), ...skipped.map(fileNode)],
    },
  ];
}
