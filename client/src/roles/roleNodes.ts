import type { MentionKind, RoleDetails, RoleSummary } from '../../../server/src/protocol/roles.ts';
import { moreNodes, openPlace, stageNodes } from './stageNodes.ts';
import type { NodeIcon, Translate, TreeNode } from './treeNode.ts';

/** What roles are drawn with. */
export interface RoleTreeParts {
  readonly t: Translate;
  /** Path of a file as people read it. */
  pathOf(uri: string): string;
  isFavourite(roleName: string): boolean;
  /** A role in full; `undefined` for one that is not in the catalogue. */
  detailsOf(roleName: string): Promise<RoleDetails | undefined>;
  /** Nodes on how a role stands in the connected accounts; none where none is. */
  liveNodes(roleName: string, parent: string, dialect: RoleSummary['dialect']): readonly TreeNode[];
  /** The same in short, for the line of the role; `undefined` without accounts. */
  liveWords(roleName: string, dialect: RoleSummary['dialect']): string | undefined;
}

/** What of a list of roles is shown: all of which a name, policy, service or product holds the text, in any letter case. */
export function filterRoles(roles: readonly RoleSummary[], text: string): readonly RoleSummary[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return roles;
  return roles.filter(({ roleName, policyName, serviceName, product }) => {
    const named = [roleName, policyName, serviceName, product].join('\n').toLowerCase();
    return words.every((word) => named.includes(word));
  });
}

/** All roles below their products: the one that the server gives first, then by name; favourites once more on top. */
export function catalogueNodes(roles: readonly RoleSummary[], isFiltered: boolean, parts: RoleTreeParts): TreeNode[] {
  const { t } = parts;
  const favourites = roles.filter(({ roleName }) => parts.isFavourite(roleName));
  const products = new Map<string, RoleSummary[]>();
  for (const role of roles) products.set(role.product, [...(products.get(role.product) ?? []), role]);
  const [first] = products.keys();
  const ordered = [...products].toSorted(
    ([a], [b]) =>
      Number(b === first) - Number(a === first) || Number(a === '') - Number(b === '') || a.localeCompare(b, 'en'),
  );
  const group = (
    id: string,
    label: string,
    icon: NodeIcon,
    members: readonly RoleSummary[],
    isOpen: boolean,
  ): TreeNode => ({
    id,
    label,
    description: `${members.length}`,
    tooltip: members.length === 1 ? t('{0}: 1 role', label) : t('{0}: {1} roles', label, members.length),
    icon,
    context: 'product',
    subject: {},
    isOpen,
    children: () => members.map((role) => roleNode(role, id, parts)),
  });
  // An editor keeps what was folded, and what is found by a filter must be seen: below names of its own it is unfolded.
  const prefix = isFiltered ? 'filtered ' : '';
  return [
    ...(favourites.length === 0
      ? []
      : [group(`${prefix}favourites`, t('Favourites'), { name: 'star-full' }, favourites, true)]),
    ...ordered.map(([product, members], index) =>
      group(
        `${prefix}product ${product}`,
        product === '' ? t('Product not known') : product,
        { name: 'package' },
        members,
        isFiltered || index === 0,
      ),
    ),
  ];
}

/** The roles that texts of the workspace name, each with the places. */
export function workspaceNodes(roles: readonly RoleSummary[], parts: RoleTreeParts): TreeNode[] {
  return roles.filter(({ mentions = [] }) => mentions.length > 0).map((role) => roleNode(role, 'workspace', parts));
}

/** A role with how it stands in accounts, where it is named, and the stages of its life. */
export function roleNode(role: RoleSummary, parent: string, parts: RoleTreeParts): TreeNode {
  const { roleName, mentions = [], remark } = role;
  const { t } = parts;
  const id = `${parent}/role ${roleName}`;
  const count = mentionCount(role);
  const places = count === 1 ? t('1 place') : t('{0} places', count);
  const description = [
    remark,
    parent === 'workspace' && mentions.length > 0 ? places : undefined,
    parts.liveWords(roleName, role.dialect),
  ]
    .filter((each) => each !== undefined && each !== '')
    .join(' · ');
  return {
    id,
    label: roleName,
    ...(description !== '' && { description }),
    tooltip: tooltipOf(role, t),
    icon: remark === undefined ? familyIcons[role.family] : { name: 'question' },
    context: [
      'role',
      role.dialect,
      role.family,
      ...(remark === undefined ? ['known'] : []),
      ...(role.hasPolicy ? ['described'] : []),
      ...(parts.isFavourite(roleName) ? ['favourite'] : ['ordinary']),
    ].join(' '),
    subject: { roleName },
    children: async () => {
      const details = remark === undefined ? await parts.detailsOf(roleName) : undefined;
      return [
        ...parts.liveNodes(roleName, id, role.dialect),
        ...(mentions.length === 0 ? [] : [mentionsNode(role, id, parts)]),
        ...(details === undefined ? [] : stageNodes(details, id, parts.pathOf, t)),
      ];
    },
  };
}

const familyIcons: Readonly<Record<RoleSummary['family'], NodeIcon>> = {
  'service-linked': { name: 'link' },
  service: { name: 'account' },
};

function tooltipOf({ roleName, policyName, serviceName, product, family, remark }: RoleSummary, t: Translate): string {
  const lines = [
    roleName,
    remark ??
      (family === 'service-linked'
        ? t('Service-linked role of {0}', product)
        : t('Service role of {0}, an ordinary role that the product proposes', product)),
    policyName === undefined ? undefined : t('Policy: {0}', policyName),
    serviceName === undefined ? undefined : t('Service: {0}', serviceName),
  ];
  return lines.filter((line) => line !== undefined).join('\n');
}

const mentionIcons: Readonly<Record<MentionKind, NodeIcon>> = {
  permits: { name: 'pass' },
  denies: { name: 'error' },
  creates: { name: 'new-file' },
  trusts: { name: 'key' },
  describes: { name: 'json' },
  names: { name: 'symbol-string' },
};

function mentionCount({ mentions = [], moreMentions = 0 }: RoleSummary): number {
  return mentions.length + moreMentions;
}

function mentionsNode(role: RoleSummary, parent: string, { pathOf, t }: RoleTreeParts): TreeNode {
  const { roleName, mentions = [], moreMentions } = role;
  const id = `${parent}/mentions`;
  return {
    id,
    label: t('Named in this workspace'),
    description: `${mentionCount(role)}`,
    tooltip: t('Named in this workspace'),
    icon: { name: 'search' },
    context: 'mentions',
    subject: { roleName },
    isOpen: parent.startsWith('workspace'),
    children: () => [
      ...mentions.map((mention, index): TreeNode => {
        const where = `${pathOf(mention.uri)}:${mention.range.start.line + 1}`;
        return {
          id: `${id}/${index}`,
          label: where,
          description: mention.words,
          tooltip: `${where}\n${mention.words}`,
          icon: mentionIcons[mention.kind],
          context: 'place',
          subject: { roleName, place: mention },
          command: openPlace(mention),
        };
      }),
      ...moreNodes(moreMentions, id, t),
    ],
  };
}
