import { l10n, Uri, workspace } from 'vscode';
import {
  type ComparePoliciesParams,
  type ComparePoliciesResult,
  comparePoliciesRequest,
} from '../../../server/src/protocol/policies.ts';
import type { RoleDetails } from '../../../server/src/protocol/roles.ts';
import type { Session } from '../extension.ts';
import { recognitionOf } from '../status.ts';
import { catalogueText, type RoleDocuments } from './roleDocuments.ts';
import type { RoleSource } from './roleSource.ts';
import { openPlace } from './stageNodes.ts';
import type { RolePolicyKind, Subject, TreeNode } from './treeNode.ts';

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

/** How a deployed policy differs from the version in the catalogue, and from the files of the workspace that have such a one. */
export async function driftNodes(deployed: Subject, parent: string, parts: DriftParts): Promise<readonly TreeNode[]> {
  const { source, documents, session } = parts;
  const { roleName = '', policy = 'permissions' } = deployed;
  const role = await source.details(roleName);
  const others = role !== undefined && isOfRole(deployed, role) ? await counterparts(policy, role, parts) : [];
  if (others.length === 0) return [nothingNode(deployed, parent)];
  const deployedUri = documents.policyUri(deployed);
  return Promise.all(
    others.map(async ({ name, uri }, index): Promise<TreeNode> => {
      const comparison = await comparePolicies(session, documents, uri, deployedUri);
      return driftNode({ id: `${parent}/drift-${index}`, name, comparison, subject: deployed, other: uri });
    }),
  );
}

/** A row that opens onto nothing would look as if something had failed. */
function nothingNode(subject: Subject, parent: string): TreeNode {
  const label = l10n.t('No policy to compare it with was found');
  const tooltip = l10n.t('Click to choose a file to compare the deployed policy with.');
  const command = { id: 'rampart.roles.compare', arguments: [subject] };
  return { id: `${parent}/drift-none`, label, tooltip, icon: { name: 'info' }, context: 'text', subject, command };
}

/**
 * Whether a deployed policy is the one that the catalogue tells of; others are attached to the role beside it.
 * A policy of which the catalogue has no name is made by people, who name it as they like.
 */
function isOfRole({ policy, policyName }: Subject, role: RoleDetails): boolean {
  if (policy === 'trust' || role.policyName === undefined) return true;
  return role.policyName.toLowerCase() === policyName?.toLowerCase();
}

interface Counterpart {
  readonly name: string;
  readonly uri: Uri;
}

/** The version in the catalogue, and those in files. */
async function counterparts(
  policy: RolePolicyKind,
  role: RoleDetails,
  parts: DriftParts,
): Promise<readonly Counterpart[]> {
  const { roleName } = role;
  const catalogue = { name: l10n.t('Catalogue'), uri: parts.documents.policyUri({ roleName, policy }) };
  const files = await policyFiles(policy, role, parts);
  return [
    ...(catalogueText(policy, role) === undefined ? [] : [catalogue]),
    ...files.map((uri) => ({ name: workspace.asRelativePath(uri), uri })),
  ];
}

/** Files with a policy like that of a role; a file of another language may name one that stands elsewhere. */
async function policyFiles(
  policy: RolePolicyKind,
  role: RoleDetails,
  { documents, session }: DriftParts,
): Promise<readonly Uri[]> {
  const server = await session.ready();
  const found = await Promise.all(
    filesLike(policy, role).map(async (file) => {
      const uri = Uri.parse(file);
      const recognised = await recognitionOf(server, await documents.open(uri));
      return recognised.length > 0 ? [uri] : [];
    }),
  );
  return found.flat();
}

/** Addresses of files that are said to have a policy like that of a role. */
export function filesLike(policy: RolePolicyKind, { mentions = [] }: RoleDetails): readonly string[] {
  const told = policy === 'trust' ? 'trusts' : 'describes';
  return [...new Set(mentions.flatMap(({ kind, uri }) => (kind === told ? [uri] : [])))];
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
