import { commands, type Disposable, l10n, Uri, workspace } from 'vscode';
import type { RoleSummary } from '../../../server/src/protocol/roles.ts';
import { accountNodes } from '../accounts/accountNodes.ts';
import { labelOf } from '../accounts/accountRecord.ts';
import type { AccountStore } from '../accounts/accountStore.ts';
import { accountRoleNode, liveNode } from '../accounts/liveNodes.ts';
import { liveWords } from '../accounts/liveWords.ts';
import type { Session } from '../extension.ts';
import { callLater } from '../timer.ts';
import { type ConnectedPages, createConnectedPages } from './connectedPages.ts';
import { driftNodes } from './drift.ts';
import { createFavourites, type Favourites } from './favourites.ts';
import { createRoleDocuments, type RoleDocuments } from './roleDocuments.ts';
import { catalogueNodes, filterRoles, type RoleTreeParts, roleNode, workspaceNodes } from './roleNodes.ts';
import { createRoleSource, type RoleSource } from './roleSource.ts';
import { createRolesView, type RolesView } from './rolesView.ts';
import { skippedNode } from './skippedNode.ts';
import type { TreeNode } from './treeNode.ts';

/** The views on roles, and what the commands on them need. */
export interface Roles extends Disposable {
  readonly source: RoleSource;
  readonly accounts: AccountStore;
  readonly documents: RoleDocuments;
  readonly favourites: Favourites;
  readonly pages: ConnectedPages;
  /** Shows only roles that hold these words; all where there are none. */
  filter(words: string): void;
  filtered(): string;
  /** Reads everything anew; accounts are not asked. */
  refresh(): void;
}

/** Changes within this time are drawn together. */
const drawMilliseconds = 100;

/** Puts the views on roles together; nothing is asked before one of them is seen. */
export function createRoles(session: Session, accounts: AccountStore): Roles {
  const source = createRoleSource(session);
  const documents = createRoleDocuments(source, accounts);
  const favourites = createFavourites(session.context.globalState);
  const pages = createConnectedPages(session, source, accounts);
  let words = '';

  const parts: RoleTreeParts = {
    t: l10n.t,
    pathOf: (uri) => workspace.asRelativePath(Uri.parse(uri)),
    isFavourite: favourites.has,
    detailsOf: source.details,
    liveNodes: (roleName, parent, dialect) =>
      accountsOf(dialect).map((account) => liveNodeOf(account, roleName, parent)),
    liveWords(roleName, dialect) {
      const shown = accountsOf(dialect);
      const words = shown.map((account) => {
        const state = liveWords(accounts.stateOf(account, roleName), l10n.t);
        return shown.length === 1 ? state : l10n.t('{0}: {1}', nameOf(account), state);
      });
      return words.join(' · ') || undefined;
    },
  };

  /** Accounts that may be shown with a role: those of its cloud of which anything is known. */
  function accountsOf(dialect: RoleSummary['dialect']): readonly string[] {
    return accounts
      .accounts()
      .filter(
        ({ id, choice }) =>
          choice.dialect === dialect && (accounts.connected(id) !== undefined || accounts.rolesOf(id).length > 0),
      )
      .map(({ id }) => id);
  }

  /** The account as people read it. */
  function nameOf(account: string): string {
    const record = accounts.accounts().find(({ id }) => id === account);
    return record === undefined ? account : labelOf(record);
  }

  function liveNodeOf(account: string, roleName: string, parent: string): TreeNode {
    return liveNode(
      {
        t: l10n.t,
        account,
        label: nameOf(account),
        roleName,
        state: accounts.stateOf(account, roleName),
        isOnline: accounts.connected(account) !== undefined,
        canChange: changeable.has(roleName.toLowerCase()),
        inFull: async () => accounts.connected(account)?.inFull(roleName),
        policies: async () => (await accounts.connected(account)?.policiesOf(roleName)) ?? [],
        driftOf: (deployed, id) => driftNodes(deployed, id, { session, source, documents }),
      },
      parent,
    );
  }

  /** Roles of the catalogue by name, and those that a call of the cloud creates and deletes. */
  let byName = new Map<string, RoleSummary>();
  let changeable: ReadonlySet<string> = new Set();
  const allRoles = async (): Promise<readonly RoleSummary[]> => {
    const { roles } = await source.roles();
    // Until then a view that has no rows yet must not say why.
    setContext('rampart.rolesLoaded', true);
    byName = new Map(roles.map((role) => [role.roleName.toLowerCase(), role]));
    changeable = new Set(
      roles
        .filter(
          ({ family, stages }) =>
            family === 'service-linked' && !stages.some(({ id, status }) => id === 'deletion' && status === 'never'),
        )
        .map(({ roleName }) => roleName.toLowerCase()),
    );
    return roles;
  };
  const knownRoles = async (): Promise<readonly RoleSummary[]> =>
    filterRoles(
      (await allRoles()).filter(({ remark }) => remark === undefined),
      words,
    );

  const views: readonly RolesView[] = [
    createRolesView('rampart.roles.workspace', async () => {
      const nodes = workspaceNodes(filterRoles(await allRoles(), words), parts);
      const { skipped = [], isPartial } = await source.roles();
      return [...nodes, ...skippedNode(skipped, isPartial, parts)];
    }),
    createRolesView('rampart.roles.catalogue', async () => catalogueNodes(await knownRoles(), words !== '', parts)),
    createRolesView('rampart.roles.accounts', async () => {
      if (accounts.accounts().length === 0) return [];
      // Accounts are there without the server too, only without what the catalogue says of their roles.
      await allRoles().catch(() => []);
      return accountNodes({
        t: l10n.t,
        store: accounts,
        isShown: (roleName, { choice }) => filterRoles([roleFor(roleName, choice.dialect)], words).length > 0,
        roleNode(roleName, { id, choice }, parent) {
          const alone = { ...parts, liveNodes: () => [], liveWords: () => undefined };
          const node = roleNode(roleFor(roleName, choice.dialect), parent, alone);
          return accountRoleNode(node, liveNodeOf(id, roleName, node.id));
        },
      });
    }),
  ];

  /** The role of the catalogue, or one of which only the name is known. */
  function roleFor(roleName: string, dialect: RoleSummary['dialect']): RoleSummary {
    // Where the server told nothing, nothing can be said of the catalogue.
    const remark = byName.size === 0 ? '' : l10n.t('not in the catalogue');
    return (
      byName.get(roleName.toLowerCase()) ?? {
        roleName,
        hasPolicy: false,
        dialect,
        family: 'service',
        product: '',
        stages: [],
        remark,
      }
    );
  }

  const showAgain = (): void => {
    for (const view of views) view.refresh();
  };
  let callOff: (() => void) | undefined;
  const accountsChanged = (): void => {
    // Roles come in pages and states one after the other; a tree that is drawn for each of them cannot be read.
    callOff ??= callLater(() => {
      callOff = undefined;
      documents.changed();
      showAgain();
      void pages.refresh();
    }, drawMilliseconds);
  };
  const showFilter = async (): Promise<void> => {
    const known = (await source.roles()).roles.filter(({ remark }) => remark === undefined);
    const count = l10n.t('"{0}": {1} of {2} roles', words, filterRoles(known, words).length, known.length);
    for (const { id, tree } of views) {
      // A message would take the place of the welcome that lets a person clear the filter.
      tree.description = words === '' ? '' : id === 'rampart.roles.catalogue' ? count : `"${words}"`;
    }
  };
  const sourceChanged = (): void => {
    documents.changed();
    showAgain();
    void pages.refresh();
    if (words !== '') showFilter().catch(() => undefined);
  };
  const disposables: readonly Disposable[] = [
    source,
    documents,
    favourites,
    ...views,
    pages,
    source.onChange(sourceChanged),
    accounts.onChange(accountsChanged),
    { dispose: () => callOff?.() },
    favourites.onChange(showAgain),
    workspace.onDidGrantWorkspaceTrust(() => {
      setContext('rampart.isRestricted', false);
      void pages.refresh();
    }),
  ];

  setContext('rampart.canConnect', session.loadAccountModule !== undefined);
  setContext('rampart.cannotConnect', session.loadAccountModule === undefined);
  setContext('rampart.isRestricted', !workspace.isTrusted);

  return {
    source,
    accounts,
    documents,
    favourites,
    pages,
    filter(next) {
      words = next.trim();
      setContext('rampart.rolesFiltered', words !== '');
      showFilter().catch(() => undefined);
      showAgain();
    },
    filtered: () => words,
    refresh: source.refresh,
    dispose() {
      for (const each of disposables) each.dispose();
    },
  };
}

/** Tells the manifest's conditions a fact. */
function setContext(name: string, value: boolean): void {
  void commands.executeCommand('setContext', name, value);
}
