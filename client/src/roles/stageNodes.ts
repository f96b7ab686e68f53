import type { RoleDetails } from '../../../server/src/protocol/roles.ts';
import { stageIcons } from './stageIcons.ts';
import type { RolePolicyKind, TextPlace, Translate, TreeNode } from './treeNode.ts';

type Stage = RoleDetails['stages'][number];
type Fact = Stage['facts'][number];
type StatementPlace = Stage['grantedBy'][number];

/** The stages of a role's life in their order, each with what is known of it and what can be done. */
export function stageNodes(
  role: RoleDetails,
  parent: string,
  pathOf: (uri: string) => string,
  t: Translate,
): TreeNode[] {
  return role.stages.map((stage, index) => stageNode(role, stage, index + 1, { parent, pathOf, t }));
}

interface StageParts {
  /** ID of the node above. */
  readonly parent: string;
  /** Path of a file as people read it. */
  pathOf(uri: string): string;
  readonly t: Translate;
}

function stageNode(role: RoleDetails, stage: Stage, number: number, parts: StageParts): TreeNode {
  const { roleName } = role;
  const { t } = parts;
  const id = `${parts.parent}/${stage.id}`;
  const below: StageParts = { ...parts, parent: id };
  const hasMissing = stage.missing !== undefined;
  return {
    id,
    label: `${number} ${stage.title}`,
    description: stage.state,
    tooltip: [`${stage.title}: ${stage.state}`, stage.source].filter((line) => line !== '').join('\n'),
    icon: stageIcons[stage.status],
    context: ['stage', stage.id, stage.status, ...(hasMissing ? ['insertable'] : [])].join(' '),
    subject: { roleName, stage: stage.id, ...(stage.missing !== undefined && { insertable: stage.missing }) },
    children: () => [
      ...stage.grantedBy.map((place, index) => placeNode(place, 'granted', index, below)),
      ...moreNodes(stage.moreGranting, `${id}/granted`, t),
      ...stage.deniedBy.map((place, index) => placeNode(place, 'denied', index, below)),
      ...moreNodes(stage.moreDenying, `${id}/denied`, t),
      ...(stage.missing === undefined ? [] : [missingNode(roleName, stage.id, stage.missing, below)]),
      ...policyNodes(role, stage.id, below),
      ...factNodes(roleName, stage, below),
    ],
  };
}

function placeNode(
  place: StatementPlace,
  effect: 'granted' | 'denied',
  index: number,
  { parent, pathOf, t }: StageParts,
): TreeNode {
  const where = `${pathOf(place.uri)}:${place.range.start.line + 1}`;
  const label = effect === 'granted' ? t('Granted by {0}', where) : t('Denied by {0}', where);
  const condition = t('only where {0} fits', place.keys.join(', '));
  return {
    id: `${parent}/${effect}-${index}`,
    label,
    ...(place.keys.length > 0 && { description: condition }),
    tooltip: place.keys.length > 0 ? `${label}\n${condition}` : label,
    icon: effect === 'granted' ? stageIcons.granted : stageIcons.denied,
    context: 'place',
    subject: { place },
    command: openPlace(place),
  };
}

/** Stands after places where there are more of them than are told. */
export function moreNodes(count: number | undefined, list: string, t: Translate): readonly TreeNode[] {
  if (count === undefined) return [];
  const label = t('and {0} more', count);
  return [{ id: `${list}-more`, label, tooltip: label, icon: { name: 'ellipsis' }, context: 'more', subject: {} }];
}

function missingNode(roleName: string, stage: string, missing: string, { parent, t }: StageParts): TreeNode {
  return {
    id: `${parent}/missing`,
    label: t('Insert the missing statement…'),
    tooltip: missing,
    icon: { name: 'add' },
    context: 'missing insertable',
    subject: { roleName, stage, insertable: missing },
    command: { id: 'rampart.roles.insertStatement', arguments: [{ roleName, stage, insertable: missing }] },
  };
}

const stagePolicies: Readonly<Record<string, RolePolicyKind>> = {
  trust: 'trust',
  permissions: 'permissions',
  'custom-policy': 'permissions',
};

/** The document with a policy that a stage is about; none where its content is not known. */
function policyNodes(role: RoleDetails, stage: string, { parent, t }: StageParts): readonly TreeNode[] {
  const policy = stagePolicies[stage];
  const text = policy === 'trust' ? role.trustPolicyText : role.policyText;
  // The policy of a person is told where it is made, that of a cloud where it is looked up.
  const isElsewhere = stage === 'permissions' && role.stages.some(({ id }) => id === 'custom-policy');
  if (policy === undefined || text === undefined || isElsewhere) return [];
  const { roleName } = role;
  return [
    {
      id: `${parent}/policy`,
      label: policy === 'trust' ? t('Trust policy') : (role.policyName ?? t('Policy')),
      tooltip: t('Opens the policy as a read-only document.'),
      icon: { name: 'json' },
      context: `policy ${policy}`,
      subject: { roleName, policy },
      command: { id: 'rampart.roles.openPolicy', arguments: [{ roleName, policy }] },
    },
  ];
}

/** What is said of the stage; what holds for one product generation alone stands below the generation. */
function factNodes(roleName: string, { id: stage, facts }: Stage, parts: StageParts): readonly TreeNode[] {
  const generations = new Map<string | undefined, Fact[]>();
  for (const fact of facts) {
    const group = generations.get(fact.generation) ?? [];
    group.push(fact);
    generations.set(fact.generation, group);
  }
  const nodesOf = (group: readonly Fact[]): readonly TreeNode[] =>
    group.map((fact) => factNode(roleName, stage, fact, facts.indexOf(fact), parts));
  return [...generations].flatMap(([generation, group]): readonly TreeNode[] => {
    if (generation === undefined) return nodesOf(group);
    return [
      {
        id: `${parts.parent}/generation-${generation}`,
        label: generation,
        tooltip: generation,
        icon: { name: 'layers' },
        context: 'generation',
        subject: { roleName, stage },
        isOpen: true,
        children: () => nodesOf(group),
      },
    ];
  });
}

function factNode(
  roleName: string,
  stage: string,
  { sentence, source, isContradiction, policy }: Fact,
  index: number,
  { parent, t }: StageParts,
): TreeNode {
  const notes = [
    ...(isContradiction ? [t('contradiction')] : []),
    ...(policy === undefined ? [] : [t('insert…')]),
    ...(source === '' ? [] : [source]),
  ];
  const subject = { roleName, stage, ...(policy !== undefined && { insertable: policy }) };
  return {
    id: `${parent}/fact-${index}`,
    label: sentence,
    ...(notes.length > 0 && { description: notes.join(' · ') }),
    tooltip: [
      sentence,
      ...(source === '' ? [] : [source]),
      ...(isContradiction ? [t('Sources contradict each other here.')] : []),
      ...(policy === undefined ? [] : [policy]),
    ].join('\n'),
    icon: factIcon(isContradiction, policy !== undefined),
    context: policy === undefined ? 'fact' : 'scenario insertable',
    subject,
    ...(policy !== undefined && { command: { id: 'rampart.roles.insertStatement', arguments: [subject] } }),
  };
}

function factIcon(isContradiction: boolean, isScenario: boolean): { readonly name: string; readonly colour?: string } {
  if (isScenario) return { name: 'add' };
  return isContradiction ? { name: 'info', colour: 'list.warningForeground' } : { name: 'note' };
}

/** Shows a place in an editor. */
export function openPlace(place: TextPlace): { readonly id: string; readonly arguments: readonly unknown[] } {
  return { id: 'rampart.roles.openPlace', arguments: [{ place }] };
}
