import type { DiagramWords } from '../../client/webview/roleGraph.ts';

type Transitions = DiagramWords['transitions'];
type States = DiagramWords['states'];

const transitions: readonly (keyof Transitions)[] = [
  'createdByProduct',
  'createdOnceAgreed',
  'createdAsTold',
  'createdSomehow',
  'createdByHand',
  'createdByPerson',
  'createdByEither',
  'createdForAccount',
  'deletionAsked',
  'deletionDone',
  'deletionFailed',
  'deletionError',
  'deletedBySystem',
  'deletedByPerson',
  'principalChange',
  'policyAttach',
  'policyAttachAgain',
  'policiesDetach',
  'policiesDetachShared',
  'share',
];

const states: readonly (keyof States)[] = [
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

/** Words in which every transition begins with its own name, about as long as those that people read. */
export const diagramWords: DiagramWords = {
  title: 'title',
  states: Object.fromEntries(states.map((state) => [state, state])) as States,
  transitions: Object.fromEntries(
    transitions.map((word) => [word, `${word}: a person or the product does it. A user needs {0}.`]),
  ) as Transitions,
  now: 'now',
  perhaps: 'perhaps',
  nowIn: 'now in {0}',
  perhapsIn: 'perhaps in {0}',
  final: 'final',
  transition: '{0}. {1} → {2}: {3}',
  statesAre: 'States: {0}.',
  legendNow: 'now',
  legendPerhaps: 'perhaps',
  legendOther: 'other',
  legendFinal: 'final',
  legendArrow: 'arrow',
};
