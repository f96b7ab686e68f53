import type { AccountFailure, AttachedPolicy, LiveRole, RoleUsage } from '../../account/account.ts';
import type { NodeIcon, Subject, Translate, TreeNode } from '../roles/treeNode.ts';
import { failureFrom } from './failure.ts';
import { failureDetails, failureWords } from './failureWords.ts';
import type { LiveState } from './liveState.ts';
import { liveWords } from './liveWords.ts';

/** How a role stands in one account. */
export interface LiveNodeParts {
  readonly t: Translate;
  /** ID of the account, and the account as people read it. */
  readonly account: string;
  readonly label: string;
  readonly roleName: string;
  readonly state: LiveState;
  /** Whether the role can be created and deleted by a call of the cloud. */
  readonly canChange: boolean;
  /** Whether the account can be asked now. */
  readonly isOnline: boolean;
  policies(): Promise<readonly AttachedPolicy[]>;
  /** The role with what lists leave out. */
  inFull(): Promise<LiveRole | undefined>;
  /** Nodes on how a deployed policy differs from the catalogue and from files. */
  driftOf(deployed: Subject, parent: string): Promise<readonly TreeNode[]>;
}

const icons: Readonly<Record<LiveState['kind'], NodeIcon>> = {
  unasked: { name: 'debug-disconnect' },
  asking: { name: 'loading~spin' },
  absent: { name: 'circle-large-outline' },
  present: { name: 'pass-filled', colour: 'testing.iconPassed' },
  deleting: { name: 'trash' },
  failed: { name: 'error', colour: 'list.errorForeground' },
  'internal-error': { name: 'bug', colour: 'list.errorForeground' },
  failure: { name: 'warning', colour: 'list.warningForeground' },
};

/** A node for a role in an account, with all that the account tells below it. */
export function liveNode(parts: LiveNodeParts, parent: string): TreeNode {
  const { t, account, label, roleName, state, canChange } = parts;
  const id = `${parent}/account ${account}`;
  const subject = { roleName, account };
  const words = liveWords(state, t);
  const hasRole = 'role' in state && state.role !== undefined;
  const offers = [
    ...(canChange && state.kind === 'absent' ? ['creatable'] : []),
    ...(canChange && hasRole ? ['deletable'] : []),
  ];
  return {
    id,
    label: t('In {0}', label),
    description: words,
    tooltip: `${t('In {0}', label)}\n${words}`,
    icon: icons[state.kind],
    context: ['live', state.kind, ...offers, ...(parts.isOnline ? ['online'] : [])].join(' '),
    subject,
    ...(childrenOf(state) && {
      isOpen: state.kind === 'failed' || state.kind === 'failure',
      children: () => liveChildren(parts, id),
    }),
  };
}

function childrenOf({ kind }: LiveState): boolean {
  return kind !== 'unasked' && kind !== 'asking' && kind !== 'absent';
}

async function liveChildren(parts: LiveNodeParts, id: string): Promise<readonly TreeNode[]> {
  const { state, t, account, roleName } = parts;
  const subject = { roleName, account };
  switch (state.kind) {
    case 'failed':
      return [
        textNode(`${id}/reason`, state.message, 'note', subject),
        ...usageNodes(state.usages, id, subject, t),
        ...(await rolePartNodes(parts, id)),
      ];
    case 'internal-error':
      return [
        textNode(
          `${id}/reason`,
          state.message === '' ? t('The cloud gives no reason.') : state.message,
          'note',
          subject,
        ),
        ...(await rolePartNodes(parts, id)),
      ];
    case 'deleting':
      return state.following.kind === 'lost'
        ? failureNodes(state.following.failure, id, subject, t)
        : [textNode(`${id}/task`, state.task.taskId, 'tasklist', subject)];
    case 'present':
      return [
        ...(state.deletionFailure === undefined ? [] : failureNodes(state.deletionFailure, id, subject, t)),
        ...(await rolePartNodes(parts, id)),
      ];
    case 'failure':
      return failureNodes(state.failure, id, subject, t);
    default:
      return [];
  }
}

/** Regions with the resources that still use a role; the cloud does not always name the resources. */
function usageNodes(usages: readonly RoleUsage[], parent: string, subject: Subject, t: Translate): readonly TreeNode[] {
  return usages.map(({ region, resources }, index) => {
    const id = `${parent}/usage-${index}`;
    return {
      id,
      label: region === '' ? t('Region not named') : region,
      description:
        resources.length === 1 ? t('1 resource uses the role') : t('{0} resources use the role', resources.length),
      tooltip: [region, ...resources].join('\n'),
      icon: { name: 'globe' },
      context: 'usage',
      subject,
      isOpen: true,
      children: () =>
        resources.map((resource, place) => textNode(`${id}/${place}`, resource, 'server', subject, 'resource')),
    };
  });
}

/** Why something is not known; where a permission is missing, the statement that grants it. */
export function failureNodes(
  failure: AccountFailure,
  parent: string,
  subject: Subject,
  t: Translate,
): readonly TreeNode[] {
  const { statement, message } = failure;
  const words = failureWords(failure, t);
  const insertable = statement === undefined ? undefined : { ...subject, insertable: statement };
  return [
    {
      ...textNode(`${parent}/failure`, words, 'warning', subject),
      ...(message !== '' && message !== words && { description: message }),
      tooltip: failureDetails(failure, t),
    },
    ...(insertable === undefined
      ? []
      : [
          {
            id: `${parent}/failure-statement`,
            label: t('Insert the missing statement…'),
            tooltip: statement ?? '',
            icon: { name: 'add' },
            context: 'missing insertable',
            subject: insertable,
            command: { id: 'rampart.roles.insertStatement', arguments: [insertable] },
          },
        ]),
  ];
}

/** Name, trust policy and attached policies of a role that is there. */
async function rolePartNodes(parts: LiveNodeParts, id: string): Promise<readonly TreeNode[]> {
  const { state, t, account, roleName } = parts;
  const listed = 'role' in state ? state.role : undefined;
  if (listed === undefined) return [];
  const subject = { roleName, account };
  const [full, policies] = await Promise.all([inFull(parts, id), policyNodes(parts, id)]);
  const { role = listed, failures } = full;
  const trust: Subject = { ...subject, policy: 'trust' };
  return [
    textNode(`${id}/arn`, role.arn, 'symbol-key', subject, 'arn'),
    ...(role.trustPolicyText === undefined
      ? []
      : [
          {
            ...textNode(`${id}/trust`, t('Deployed trust policy'), 'json', trust, 'policy trust deployed'),
            tooltip: t('Opens the policy as a read-only document.'),
            command: { id: 'rampart.roles.openPolicy', arguments: [trust] },
            children: () => parts.driftOf(trust, `${id}/trust`),
          },
        ]),
    ...failures,
    ...policies,
  ];
}

async function inFull(
  { inFull: read, roleName, account, t }: LiveNodeParts,
  parent: string,
): Promise<{ readonly role?: LiveRole | undefined; readonly failures: readonly TreeNode[] }> {
  try {
    return { role: await read(), failures: [] };
  } catch (error) {
    return { failures: failureNodes(failureFrom(error), `${parent}/role`, { roleName, account }, t) };
  }
}

async function policyNodes(parts: LiveNodeParts, parent: string): Promise<readonly TreeNode[]> {
  const { t, account, roleName } = parts;
  try {
    const policies = await parts.policies();
    return policies.map((policy) => {
      const id = `${parent}/policy ${policy.type} ${policy.policyName}`;
      const subject: Subject = {
        roleName,
        account,
        policyName: policy.policyName,
        policyType: policy.type,
        policy: 'permissions',
      };
      const version =
        policy.version === undefined
          ? policyTypes(t)[policy.type]
          : `${policyTypes(t)[policy.type]}, ${policy.version}`;
      const { failure } = policy;
      return {
        id,
        label: policy.policyName,
        description: version,
        tooltip: [policy.policyName, version, ...(failure === undefined ? [] : [failureDetails(failure, t)])].join(
          '\n',
        ),
        icon: { name: policy.text === undefined ? 'warning' : 'json' },
        context: policy.text === undefined ? 'policy unread' : 'policy deployed',
        subject,
        ...(policy.text !== undefined && { command: { id: 'rampart.roles.openPolicy', arguments: [subject] } }),
        children: () => (failure === undefined ? parts.driftOf(subject, id) : failureNodes(failure, id, subject, t)),
      };
    });
  } catch (error) {
    return failureNodes(failureFrom(error), `${parent}/policies`, { roleName, account }, t);
  }
}

function policyTypes(t: Translate): Readonly<Record<AttachedPolicy['type'], string>> {
  return { system: t('system policy'), custom: t('custom policy'), inline: t('inline policy') };
}

function textNode(id: string, label: string, icon: string, subject: Subject, context: string = 'text'): TreeNode {
  return { id, label, tooltip: label, icon: { name: icon }, context, subject };
}

/** A role in the list of an account: its line says how it stands there, and what the account tells comes before its life. */
export function accountRoleNode(role: TreeNode, live: TreeNode): TreeNode {
  const { description, icon, subject } = live;
  return {
    ...role,
    ...(description !== undefined && {
      description: [description, role.description].filter((each) => each).join(' · '),
    }),
    tooltip: [role.tooltip, description].join('\n'),
    ...(icon !== undefined && { icon }),
    context: `${role.context} ${live.context}`,
    subject,
    children: async () => [...((await live.children?.()) ?? []), ...((await role.children?.()) ?? [])],
  };
}
