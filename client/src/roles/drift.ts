import { l10n, Uri, workspace } from 'vscode';
import {
  type ComparePoliciesParams,
  type ComparePoliciesResult,
  comparePoliciesRequest,
} from '../../../server/src/protocol/policies.ts';
import type { Session } from '../extension.ts';
import type { RoleDocuments } from './roleDocuments.ts';
import type { RoleSource } from './roleSource.ts';
import { openPlace } from './stageNodes.ts';
import type { Subject, TreeNode } from './treeNode.ts';

/** What one policy allows and another does not, by the access engine. Both are opened as texts, so that the server has them. */
export async function comparePolicies(
  session: Session,
  documents: RoleDocuments,
  before: Uri,
  after: Uri,
): Promise<ComparePoliciesResult> {
  const [{ client }, first, second] = await Promise.all([
    session.ready(),
    documents.open(before),
    documents.open(after),
  ]);
  const params: ComparePoliciesParams = {
    before: { uri: first.uri.toString() },
    after: { uri: second.uri.toString() },
  };
  return client.sendRequest<ComparePoliciesResult>(comparePoliciesRequest, params);
}

export interface DriftParts {
  readonly session: Session;
  readonly source: RoleSource;
  readonly documents: RoleDocuments;
}

/** How a deployed policy differs from the version in the catalogue, and from the files of the workspace that describe it. */
export async function driftNodes(deployed: Subject, parent: string, parts: DriftParts): Promise<readonly TreeNode[]> {
  const { source, documents, session } = parts;
  const { roleName = '', policyName } = deployed;
  const role = await source.details(roleName);
  const isOfCatalogue = role?.policyText !== undefined && role.policyName?.toLowerCase() === policyName?.toLowerCase();
  const files = new Set((role?.mentions ?? []).flatMap(({ kind, uri }) => (kind === 'describes' ? [uri] : [])));
  const others = [
    ...(isOfCatalogue
      ? [{ name: l10n.t('Catalogue'), uri: documents.policyUri({ roleName, policy: 'permissions' }) }]
      : []),
    ...[...files].map((file) => ({ name: workspace.asRelativePath(Uri.parse(file)), uri: Uri.parse(file) })),
  ];
  const deployedUri = documents.policyUri(deployed);
  return Promise.all(
    others.map(async ({ name, uri }, index): Promise<TreeNode> => {
      const comparison = await comparePolicies(session, documents, uri, deployedUri);
      return driftNode({ id: `${parent}/drift-${index}`, name, comparison, subject: deployed, other: uri });
    }),
  );
}

interface Drift {
  readonly id: string;
  readonly name: string;
  readonly comparison: ComparePoliciesResult;
  readonly subject: Subject;
  readonly other: Uri;
}

function driftNode({ id, name, comparison, subject, other }: Drift): TreeNode {
  const { summary, isSame, differences, refusal } = comparison;
  const words = refusal ?? summary;
  return {
    id,
    label: l10n.t('Compared with {0}', name),
    description: words,
    tooltip: words,
    icon: isSame ? { name: 'pass', colour: 'testing.iconPassed' } : { name: 'diff' },
    context: 'drift',
    subject,
    command: { id: 'rampart.roles.compare', arguments: [subject, other.toString()] },
    ...(differences.length > 0 && {
      isOpen: true,
      children: () =>
        differences.map((difference, index) => ({
          id: `${id}/${index}`,
          label: difference.sentence,
          tooltip: difference.sentence,
          icon: { name: difference.kind === 'gained' || difference.kind === 'widened' ? 'diff-added' : 'diff-removed' },
          context: 'place',
          subject: { place: difference },
          command: openPlace(difference),
        })),
    }),
  };
}
