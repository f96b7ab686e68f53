import type { NodeIcon, Translate, TreeNode } from '../roles/treeNode.ts';
import { type AccountRecord, labelOf } from './accountRecord.ts';
import type { AccountStore } from './accountStore.ts';
import { failureWords } from './failureWords.ts';
import { failureNodes } from './liveNodes.ts';
import type { AccountStanding } from './liveRoles.ts';

export interface AccountNodeParts {
  readonly t: Translate;
  readonly store: AccountStore;
  /** Node for a role that the account has. */
  roleNode(roleName: string, record: AccountRecord, parent: string): TreeNode;
  /** Whether a filter lets a role through. */
  isShown(roleName: string, record: AccountRecord): boolean;
}

const icons: Readonly<Record<AccountStanding['kind'], NodeIcon>> = {
  disconnected: { name: 'debug-disconnect' },
  connecting: { name: 'loading~spin' },
  listing: { name: 'loading~spin' },
  listed: { name: 'cloud' },
  failure: { name: 'warning', colour: 'list.warningForeground' },
};

const clouds: Readonly<Record<AccountRecord['choice']['dialect'], string>> = { ram: 'Alibaba Cloud', iam: 'AWS' };

/** Every account that a person connected, with its roles below. */
export function accountNodes(parts: AccountNodeParts): readonly TreeNode[] {
  return parts.store.accounts().map((record) => accountNode(record, parts));
}

function accountNode(record: AccountRecord, parts: AccountNodeParts): TreeNode {
  const { t, store } = parts;
  const { id: account, identity, choice } = record;
  const standing = store.standingOf(account);
  const id = `account ${account}`;
  const label = `${clouds[choice.dialect]} ${labelOf(record)}`;
  const words = standingWords(standing, t);
  const isConnected = store.connected(account) !== undefined;
  return {
    id,
    label,
    description: words,
    tooltip: [label, identity.arn, words].join('\n'),
    icon: icons[standing.kind],
    context: ['account', standing.kind, isConnected ? 'online' : 'offline'].join(' '),
    subject: { account },
    isOpen: true,
    children: () => [
      ...(standing.kind === 'failure' ? failureNodes(standing.failure, id, { account }, t) : []),
      ...(isConnected || standing.kind === 'connecting' ? [] : [reconnectNode(account, id, t)]),
      ...store
        .rolesOf(account)
        .filter((roleName) => parts.isShown(roleName, record))
        .toSorted((a, b) => a.localeCompare(b, 'en'))
        .map((roleName) => parts.roleNode(roleName, record, id)),
    ],
  };
}

function reconnectNode(account: string, parent: string, t: Translate): TreeNode {
  return {
    id: `${parent}/reconnect`,
    label: t('Connect again…'),
    tooltip: t('Nothing is read or sent before.'),
    icon: { name: 'plug' },
    context: 'reconnect',
    subject: { account },
    command: { id: 'rampart.accounts.reconnect', arguments: [{ account }] },
  };
}

function standingWords(standing: AccountStanding, t: Translate): string {
  switch (standing.kind) {
    case 'disconnected':
      return t('not connected');
    case 'connecting':
      return t('connecting…');
    case 'listing':
      return t('{0} roles so far…', standing.roles);
    case 'listed':
      return standing.roles === 1 ? t('1 role') : t('{0} roles', standing.roles);
    case 'failure':
      return failureWords(standing.failure, t);
  }
}
