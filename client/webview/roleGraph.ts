/** The states of a role's life and what leads from one to the next, as data for the diagram. */
import { fill } from './fill.ts';
import type { PageRole, RoleLiveState } from './roleMessages.ts';

export interface RoleGraph {
  /** In the order of the life. */
  readonly states: readonly GraphState[];
  readonly transitions: readonly Transition[];
}

export interface GraphState {
  readonly id: StateId;
  readonly name: string;
  /** Whether nothing leads out of it. */
  readonly isFinal: boolean;
}

export interface Transition {
  readonly from: StateId;
  readonly to: StateId;
  /** Who does it or what happens, and the permission that it needs. */
  readonly words: string;
}

/** `present` is a role of which no more is said; the others are states of roles whose policies people attach. */
export type StateId =
  | 'absent'
  | 'present'
  | 'deleting'
  | 'withPolicies'
  | 'withoutPolicies'
  | 'forAccount'
  | 'principalChanged'
  | 'policyAttached'
  | 'shared';

/** Whether a role is in a state now, and the accounts in which it is. */
export interface PresentState {
  /** `perhaps`: the role exists, and in which of several states cannot be seen. */
  readonly certainty: 'now' | 'perhaps';
  readonly accounts: readonly string[];
}

export interface DiagramWords {
  readonly title: string;
  readonly states: Readonly<Record<StateId, string>>;
  /** `{0}` is the permission that a user needs; of `system` there is none. */
  readonly transitions: Readonly<Record<TransitionWord, string>>;
  readonly now: string;
  readonly perhaps: string;
  /** The same where several accounts are connected; `{0}` are accounts. */
  readonly nowIn: string;
  readonly perhapsIn: string;
  readonly final: string;
  /** `{0}` is the number, `{1}` and `{2}` are states, `{3}` tells what happens. */
  readonly transition: string;
  /** `{0}` are states. */
  readonly statesAre: string;
  readonly legendNow: string;
  readonly legendPerhaps: string;
  readonly legendOther: string;
  readonly legendFinal: string;
  readonly legendArrow: string;
}

type TransitionWord =
  | 'createdByProduct'
  | 'createdOnceAgreed'
  | 'createdAsTold'
  | 'createdSomehow'
  | 'createdByHand'
  | 'createdByPerson'
  | 'createdByEither'
  | 'createdForAccount'
  | 'deletionAsked'
  | 'deletionDone'
  | 'deletionFailed'
  | 'deletionError'
  | 'deletedBySystem'
  | 'deletedByPerson'
  | 'principalChange'
  | 'policyAttach'
  | 'policyAttachAgain'
  | 'policiesDetach'
  | 'policiesDetachShared'
  | 'share';

type Say = (word: TransitionWord, permission?: string) => string;
type Creation = PageRole['stages'][number]['status'];

/** The actions that create and delete service-linked roles, by cloud. */
const linkedActions: Readonly<Record<PageRole['dialect'], { readonly create: string; readonly remove: string }>> = {
  ram: { create: 'ram:CreateServiceLinkedRole', remove: 'ram:DeleteServiceLinkedRole' },
  iam: { create: 'iam:CreateServiceLinkedRole', remove: 'iam:DeleteServiceLinkedRole' },
};

/** The life of a role: of a service-linked one, of one that a person makes to share with others, or of any other. */
export function roleGraph(role: PageRole, words: DiagramWords): RoleGraph {
  const say: Say = (word, permission = '') => fill(words.transitions[word], [permission]);
  const stageStatus = (id: string): Creation | undefined => role.stages.find((stage) => stage.id === id)?.status;
  const transitions =
    role.family === 'service-linked'
      ? linkedTransitions(role, stageStatus('creation'), stageStatus('deletion') === 'never', say)
      : stageStatus('sharing') === undefined
        ? ordinaryTransitions(stageStatus('creation'), say)
        : sharedTransitions(say);
  const used = new Set(transitions.flatMap(({ from, to }) => [from, to]));
  const left = new Set(transitions.map(({ from }) => from));
  return {
    states: stateOrder
      .filter((id) => used.has(id))
      .map((id) => ({ id, name: words.states[id], isFinal: !left.has(id) })),
    transitions,
  };
}

const stateOrder: readonly StateId[] = [
  'absent',
  'present',
  'deleting',
  'withPolicies',
  'withoutPolicies',
  'forAccount',
  'principalChanged',
  'policyAttached',
  'shared',
];

/** Down the life first, then up: the diagram numbers them in this order between two states. */
function linkedTransitions(
  { dialect, isDeletedBySystem = false }: PageRole,
  creation: Creation | undefined,
  isPermanent: boolean,
  say: Say,
): readonly Transition[] {
  const { create, remove } = linkedActions[dialect];
  const created = (word: TransitionWord): Transition => ({ from: 'absent', to: 'present', words: say(word, create) });
  // In RAM every such role can be created by hand; in IAM some services forbid it.
  const creations = [
    ...(creation === 'manual' ? [] : [created(creationWord(creation, 'createdSomehow'))]),
    ...(dialect === 'ram' || creation === 'manual' ? [created('createdByHand')] : []),
  ];
  if (isPermanent) return creations;
  return [
    ...creations,
    ...(isDeletedBySystem ? [{ from: 'present', to: 'absent', words: say('deletedBySystem') } as const] : []),
    { from: 'present', to: 'deleting', words: say('deletionAsked', remove) },
    { from: 'deleting', to: 'present', words: say('deletionFailed') },
    // IAM has no such end of a deletion.
    ...(dialect === 'ram' ? [{ from: 'deleting', to: 'present', words: say('deletionError') } as const] : []),
    { from: 'deleting', to: 'absent', words: say('deletionDone') },
  ];
}

function ordinaryTransitions(creation: Creation | undefined, say: Say): readonly Transition[] {
  const word = creation === 'manual' ? 'createdByPerson' : creationWord(creation, 'createdByEither');
  return [
    { from: 'absent', to: 'withPolicies', words: say(word, 'ram:CreateRole') },
    { from: 'withPolicies', to: 'withoutPolicies', words: say('policiesDetach', 'ram:DetachPolicyFromRole') },
    { from: 'withoutPolicies', to: 'withPolicies', words: say('policyAttachAgain', 'ram:AttachPolicyToRole') },
    { from: 'withoutPolicies', to: 'absent', words: say('deletedByPerson', 'ram:DeleteRole') },
  ];
}

function sharedTransitions(say: Say): readonly Transition[] {
  return [
    { from: 'absent', to: 'forAccount', words: say('createdForAccount', 'ram:CreateRole') },
    { from: 'forAccount', to: 'principalChanged', words: say('principalChange', 'ram:UpdateRole') },
    { from: 'principalChanged', to: 'absent', words: say('deletedByPerson', 'ram:DeleteRole') },
    { from: 'principalChanged', to: 'policyAttached', words: say('policyAttach', 'ram:AttachPolicyToRole') },
    { from: 'policyAttached', to: 'principalChanged', words: say('policiesDetach', 'ram:DetachPolicyFromRole') },
    { from: 'policyAttached', to: 'shared', words: say('share') },
    { from: 'shared', to: 'principalChanged', words: say('policiesDetachShared', 'ram:DetachPolicyFromRole') },
  ];
}

function creationWord(creation: Creation | undefined, unknown: TransitionWord): TransitionWord {
  if (creation === 'automatic') return 'createdByProduct';
  if (creation === 'confirmed') return 'createdOnceAgreed';
  return creation === 'documented' ? 'createdAsTold' : unknown;
}

/** The states in which accounts have the role; none where no account tells. */
export function presentStates(
  { states }: RoleGraph,
  live: readonly RoleLiveState[],
): ReadonlyMap<StateId, PresentState> {
  const found = new Map<StateId, PresentState>();
  for (const { account, status } of live) {
    const possible = states.map(({ id }) => id).filter((id) => mayBe(id, status));
    const certainty = possible.length === 1 ? 'now' : 'perhaps';
    for (const id of possible) {
      found.set(id, { certainty, accounts: [...(found.get(id)?.accounts ?? []), account] });
    }
  }
  return found;
}

/** Whether an account in which a role has a status may have it in a state. A deletion that failed leaves the role. */
function mayBe(state: StateId, status: RoleLiveState['status']): boolean {
  if (status === 'unknown') return false;
  if (status === 'absent' || status === 'deleting') return state === status;
  return state !== 'absent' && state !== 'deleting';
}
